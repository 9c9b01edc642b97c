import { createHash } from 'node:crypto'
import { lookOf } from '../ui/look.ts'

const css = lookOf()

/** The one style sheet, named by its content so that it may be kept for ever. */
export const sheetAddress = `/assets/look-${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`

export function assetAt(path: string): Response | undefined {
  if (path !== sheetAddress) return undefined
  return new Response(css, {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' },
  })
}
