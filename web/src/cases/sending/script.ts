import { readFileSync } from 'node:fs'
import { assetAddress } from '../../ui/asset-address.ts'

/** The script that sends a file in parts, named by its content so that it may be kept for ever. */
export const sendingScript = readFileSync(new URL('sending.js', import.meta.url), 'utf8')

export const sendingAddress = assetAddress('sending', 'js', sendingScript)
