import { createHash } from 'node:crypto'
import type { Tx } from '../../platform/db/db.ts'
import { bug } from '../../platform/problem.ts'
import type { EntryBody } from '../domain/search/lexicon/dictionary.ts'
import type { CatalogueEnv } from '../env.ts'
import { readShipped } from '../finding/shipped-data.ts'
import { lastEdition, markShipped, saveEdition } from './edition.store.ts'
import { entriesWithDrafts, hashOfEntries } from './entries-hash.ts'
import { type EntryRecord, entryIn, lockDictionary, saveEntries } from './entry.store.ts'
import { isEntry } from './entry-shape.ts'

const EVERYWHERE = '000000'
const SHIPPED_BY = 'tongban'

/**
 * The dictionary that ships with the product is the first edition of a node. When a new version of the product brings another, what
 * differs comes in as drafts: nothing that an editor published changes by itself.
 */
export async function takeUpShipped(env: CatalogueEnv, tx: Tx): Promise<void> {
  const shipped = shippedDictionary()
  if ((await lastEdition(tx))?.shipped === shipped.hash) return
  await lockDictionary(tx)
  // While this one waited for the lock another may have taken it up.
  const last = await lastEdition(tx)
  if (last?.shipped === shipped.hash) return
  const at = env.clock.now()
  const records = shipped.entries.map(({ region, body, source }) => recordOf({ region, body, source, at }))
  if (last) {
    await saveEntries(tx, 'draft', await differing(tx, records))
    await markShipped(tx, last.number, shipped.hash)
    return
  }
  await saveEntries(tx, 'published', records)
  const hash = hashOfEntries(await entriesWithDrafts(tx))
  await saveEdition(tx, { number: 1, hash, shipped: shipped.hash, report: null, publishedAt: at, publishedBy: SHIPPED_BY })
  tx.audit({ actor: 'rule', action: 'catalogue.publishDictionary', subject: '1', facts: { hash, entries: records.length } })
}

async function differing(tx: Tx, records: readonly EntryRecord[]): Promise<EntryRecord[]> {
  const changed: EntryRecord[] = []
  for (const record of records) {
    const standing = await entryIn(tx, 'published', record)
    const own = standing && standing.author !== SHIPPED_BY
    if (!own && hashOfEntries(standing?.body ? [standing.body] : []) !== hashOfEntries(record.body ? [record.body] : []))
      changed.push({ ...record, version: (standing?.version ?? 0) + 1 })
  }
  return changed
}

interface ShippedEntry {
  readonly region: string
  readonly body: EntryBody
  readonly source: string
}

function recordOf({ region, body, source, at }: ShippedEntry & { readonly at: Date }): EntryRecord {
  return { region, kind: body.kind, term: body.term, body, source, author: SHIPPED_BY, version: 1, changedAt: at }
}

let read: { readonly hash: string; readonly entries: readonly ShippedEntry[] } | undefined

function shippedDictionary() {
  read ??= readDictionary()
  return read
}

function readDictionary() {
  const { text, value } = readShipped('dictionary.json')
  const entries = membersOf(value)['entries']
  const source = String(membersOf(value)['source'] ?? SHIPPED_BY)
  return {
    hash: createHash('sha256').update(text).digest('hex'),
    entries: (Array.isArray(entries) ? entries : []).map((entry) => shippedEntry(entry, source)),
  }
}

function shippedEntry(entry: unknown, source: string): ShippedEntry {
  const { region, source: own, ...body } = membersOf(entry)
  if (!isEntry(body)) bug(`data/dictionary.json: ${JSON.stringify(entry).slice(0, 200)} is no entry`)
  return { region: typeof region === 'string' ? region : EVERYWHERE, source: typeof own === 'string' ? own : source, body }
}

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
