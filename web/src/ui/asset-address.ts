import { createHash } from 'node:crypto'

const NAME_DIGITS = 12

/** Where a script or a style sheet stands: named by its content, so that it may be kept for ever. */
export const assetAddress = (name: string, kind: 'js' | 'css', text: string): string =>
  `/assets/${name}-${createHash('sha256').update(text).digest('hex').slice(0, NAME_DIGITS)}.${kind}`
