import { dayOf } from '../../platform/clock.ts'
import { bigrams, searchText } from '../domain/item-name.ts'
import type { CatalogueEnv } from '../env.ts'
import { type ItemLine, searchItems } from './item.store.ts'

export interface Found extends ItemLine {
  /** How many words the name holds, and how much it shares with the query besides; for ordering only. */
  readonly score: number
}

const MOST_WORDS = 20

/** Finds items by their name: words are told apart by blanks, the rest is likeness of neighbouring characters. */
export async function search(env: CatalogueEnv, actor: string, { q, limit }: { q: string; limit: number }): Promise<Found[]> {
  const words = q
    .split(/\s+/u)
    .map(searchText)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
  const pairs = bigrams(words.join(''))
  if (pairs.length === 0) return []
  return env.db.read(actor, (tx) => searchItems(tx, { words, bigrams: pairs, day: dayOf(env.clock.now()), limit }))
}
