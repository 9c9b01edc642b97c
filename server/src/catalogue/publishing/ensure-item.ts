import type { Tx } from '../../platform/db/db.ts'
import { bigrams, searchText } from '../domain/item-name.ts'
import { itemIsKnown } from '../finding/item.store.ts'
import { problem } from '../problems.ts'
import { itemId } from '../stable-id.ts'
import { insertItem } from './version.store.ts'

interface NamedItem {
  readonly item: string
  readonly name: { readonly zh: string }
}

/** A version or a standard may be the first that is heard of its item, but only under the id that its name gives. */
export async function ensureItem(tx: Tx, { item, name }: NamedItem, knownSince: Date): Promise<void> {
  if (await itemIsKnown(tx, item)) return
  if (item !== itemId(name.zh)) throw problem.itemUnknown({ item }, { field: '/body/item' })
  await insertItem(tx, { id: item, name: name.zh, searchText: searchText(name.zh), bigrams: bigrams(name.zh) }, knownSince)
}
