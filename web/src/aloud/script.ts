import { readFileSync } from 'node:fs'
import { assetAddress } from '../ui/asset-address.ts'

/** The script that reads a page aloud, named by its content so that it may be kept for ever. */
export const aloudScript = readFileSync(new URL('aloud.js', import.meta.url), 'utf8')

export const aloudAddress = assetAddress('aloud', 'js', aloudScript)
