import { createHash } from 'node:crypto'
import { nameKey } from './domain/item-name.ts'

const id = (kind: string, key: string): string => `${kind}-${createHash('sha256').update(key).digest('hex').slice(0, 20)}`

/** Our own id of an item, the same on every node: derived from the name, so that equal names in two lists are one item. */
export const itemId = (name: string): string => id('item', nameKey(name))

export const authorityId = (division: string, name: string): string => id('authority', `${division} ${nameKey(name)}`)

export const implementationId = (list: string, key: string): string => id('implementation', `${list} ${key}`)
