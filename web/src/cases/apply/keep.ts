import { readFileSync } from 'node:fs'
import { assetAddress } from '../../ui/asset-address.ts'

/** The script of an application's tasks: keeps what is typed in the tab until the node has it. */
export const keepScript = readFileSync(new URL('./keep.js', import.meta.url), 'utf8')
export const keepAddress = assetAddress('keep', 'js', keepScript)
