import { createHash } from 'node:crypto'
import { canonicalBytes } from '@tongban/protocol/canonical'
import type { ReadTx } from '../../platform/db/db.ts'
import type { EntryBody } from '../domain/search/lexicon/dictionary.ts'
import { type EntryRecord, entriesIn } from './entry.store.ts'

/** Names a dictionary by what its entries say, hex. */
export const hashOfEntries = (entries: readonly EntryBody[]): string =>
  createHash('sha256').update(canonicalBytes(entries)).digest('hex')

const keyOf = ({ region, kind, term }: EntryRecord): string => JSON.stringify([region, kind, term])

/** The dictionary as it would be if every draft were published now. */
export async function entriesWithDrafts(tx: ReadTx): Promise<EntryBody[]> {
  const entries = new Map((await entriesIn(tx, 'published')).map((entry) => [keyOf(entry), entry]))
  for (const draft of await entriesIn(tx, 'draft')) entries.set(keyOf(draft), draft)
  const inOrder = [...entries].sort(([a], [b]) => (a < b ? -1 : 1))
  return inOrder.flatMap(([, { body }]) => body ?? [])
}
