import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The script of an application's tasks: keeps what is typed in the tab until the node has it. */
export const keepScript = readFileSync(new URL('./keep.js', import.meta.url), 'utf8')
const digest = createHash('sha256').update(keepScript).digest('hex').slice(0, 12)
export const keepAddress = `/assets/keep-${digest}.js`
