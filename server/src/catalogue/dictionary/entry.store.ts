import { jsonb, type ReadTx, sql, type Tx } from '../../platform/db/db.ts'
import type { EntryBody } from '../domain/search/lexicon/dictionary.ts'

/** An entry as it is kept. A draft without a body takes the entry out when it is published. */
export interface EntryRecord {
  readonly region: string
  readonly kind: string
  readonly term: string
  readonly body: EntryBody | null
  readonly source: string
  readonly author: string
  readonly version: number
  readonly changedAt: Date
}

export type EntryState = 'draft' | 'published'

/** What names an entry. */
export type EntryKey = Pick<EntryRecord, 'region' | 'kind' | 'term'>

const columns = sql`region, kind, term, body, source, author, version, changed_at as "changedAt"`
const inOrder = sql`order by region, kind, term`

export async function publishedEntries(tx: ReadTx): Promise<EntryBody[]> {
  const rows = await tx.query<{ body: EntryBody }>(sql`
    select body from catalogue.dictionary_entry where state = 'published' ${inOrder}`)
  return rows.map(({ body }) => body)
}

export async function entriesIn(tx: ReadTx, state: EntryState): Promise<EntryRecord[]> {
  return tx.query(sql`select ${columns} from catalogue.dictionary_entry where state = ${state} ${inOrder}`)
}

export interface EntriesWanted {
  readonly kind: string | undefined
  readonly state: EntryState | undefined
  readonly text: string | undefined
  /** Of words: everyday, dialect, old or abbreviation. */
  readonly variety?: string | undefined
  readonly after: (EntryKey & { readonly state: string }) | undefined
  readonly limit: number
}

/** A page of entries; `text` stands in the term or anywhere in the body. One more than asked for. */
export async function entriesAfter(tx: ReadTx, wanted: EntriesWanted): Promise<(EntryRecord & { readonly state: EntryState })[]> {
  const { kind, state, text, variety, after, limit } = wanted
  const beyond = after
    ? sql`(region, kind, term, state) > (${after.region}, ${after.kind}, ${after.term}, ${after.state})`
    : sql`true`
  return tx.query(sql`
    select ${columns}, state from catalogue.dictionary_entry
    where ${beyond} and ${kind === undefined ? sql`true` : sql`kind = ${kind}`} and ${state === undefined ? sql`true` : sql`state = ${state}`}
      and ${text === undefined ? sql`true` : sql`(position(${text} in term) > 0 or position(${text} in cast(body as text)) > 0)`}
      and ${variety === undefined ? sql`true` : sql`body ->> 'variety' = ${variety}`}
    order by region, kind, term, state limit ${limit + 1}`)
}

export async function entryIn(tx: ReadTx, state: EntryState, { region, kind, term }: EntryKey): Promise<EntryRecord | undefined> {
  const [row] = await tx.query<EntryRecord>(sql`
    select ${columns} from catalogue.dictionary_entry
    where region = ${region} and kind = ${kind} and term = ${term} and state = ${state}`)
  return row
}

/** Holds every entry until the end of the transaction. */
export async function lockDictionary(tx: Tx): Promise<void> {
  await tx.query(sql`lock table catalogue.dictionary_entry in share row exclusive mode`)
}

export async function saveEntries(tx: Tx, state: EntryState, entries: readonly EntryRecord[]): Promise<void> {
  await tx.query(sql`
    insert into catalogue.dictionary_entry (region, kind, term, state, body, source, author, version, changed_at)
    select region, kind, term, ${state}, nullif(body, 'null'), source, author, version, "changedAt"
    from jsonb_to_recordset(${jsonb(entries)}) as t (
      region text, kind text, term text, body jsonb, source text, author text, version int, "changedAt" timestamptz)
    on conflict (region, kind, term, state) do update set body = excluded.body, source = excluded.source, author = excluded.author,
      version = excluded.version, changed_at = excluded.changed_at`)
}

export async function dropDraft(tx: Tx, { region, kind, term }: EntryKey): Promise<boolean> {
  const rows = await tx.query(sql`
    delete from catalogue.dictionary_entry
    where region = ${region} and kind = ${kind} and term = ${term} and state = 'draft' returning 1`)
  return rows.length > 0
}

/** Puts every draft in the place of what is published. */
export async function publishDrafts(tx: Tx): Promise<void> {
  await tx.query(sql`
    delete from catalogue.dictionary_entry as entry using catalogue.dictionary_entry as draft
    where entry.state = 'published' and draft.state = 'draft'
      and draft.region = entry.region and draft.kind = entry.kind and draft.term = entry.term`)
  await tx.query(sql`delete from catalogue.dictionary_entry where state = 'draft' and body is null`)
  await tx.query(sql`update catalogue.dictionary_entry set state = 'published' where state = 'draft'`)
}
