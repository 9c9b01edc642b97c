import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The script that reads a page aloud, named by its content so that it may be kept for ever. */
export const aloudScript = readFileSync(new URL('aloud.js', import.meta.url), 'utf8')

export const aloudAddress = `/assets/aloud-${createHash('sha256').update(aloudScript).digest('hex').slice(0, 12)}.js`
