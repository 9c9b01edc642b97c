import { readFileSync } from 'node:fs'
import { assetAddress } from '../../ui/asset-address.ts'

/** The script that suggests while somebody types, named by its content so that it may be kept for ever. */
export const suggestScript = readFileSync(new URL('suggest.js', import.meta.url), 'utf8')

export const suggestAddress = assetAddress('suggest', 'js', suggestScript)
