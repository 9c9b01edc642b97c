import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The script that suggests while somebody types, named by its content so that it may be kept for ever. */
export const suggestScript = readFileSync(new URL('suggest.js', import.meta.url), 'utf8')

export const suggestAddress = `/assets/suggest-${createHash('sha256').update(suggestScript).digest('hex').slice(0, 12)}.js`
