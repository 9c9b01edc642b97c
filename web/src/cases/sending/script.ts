import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The script that sends a file in parts, named by its content so that it may be kept for ever. */
export const sendingScript = readFileSync(new URL('sending.js', import.meta.url), 'utf8')

export const sendingAddress = `/assets/sending-${createHash('sha256').update(sendingScript).digest('hex').slice(0, 12)}.js`
