import { readFileSync } from 'node:fs'
import { aloudAddress, aloudScript } from '../aloud/script.ts'
import { keepAddress, keepScript } from '../cases/apply/keep.ts'
import { sendingAddress, sendingScript } from '../cases/sending/script.ts'
import { suggestAddress, suggestScript } from '../catalogue/suggest/script.ts'
import { assetAddress } from '../ui/asset-address.ts'
import { lookOf } from '../ui/look.ts'

const css = lookOf()
const keys = readFileSync(new URL('../work/keys.js', import.meta.url), 'utf8')

/** The one style sheet, named by its content so that it may be kept for ever. */
export const sheetAddress = assetAddress('look', 'css', css)
/** The one script of the workbench (decision 0009): its keys. */
export const keysAddress = assetAddress('keys', 'js', keys)

const assets: ReadonlyMap<string, { readonly text: string; readonly type: string }> = new Map([
  [sheetAddress, { text: css, type: 'text/css; charset=utf-8' }],
  [sendingAddress, { text: sendingScript, type: 'text/javascript; charset=utf-8' }],
  [suggestAddress, { text: suggestScript, type: 'text/javascript; charset=utf-8' }],
  [keepAddress, { text: keepScript, type: 'text/javascript; charset=utf-8' }],
  [aloudAddress, { text: aloudScript, type: 'text/javascript; charset=utf-8' }],
  [keysAddress, { text: keys, type: 'text/javascript; charset=utf-8' }],
])

export function assetAt(path: string): Response | undefined {
  const asset = assets.get(path)
  if (asset === undefined) return undefined
  return new Response(asset.text, {
    headers: { 'content-type': asset.type, 'cache-control': 'public, max-age=31536000, immutable' },
  })
}
