import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

/** A published version as it is stored. `document` is its canonical JSON. */
export interface VersionRecord {
  readonly hash: string
  readonly item: string
  readonly place: string
  readonly mode: string
  readonly from: string
  readonly until: string | null
  readonly document: string
  readonly publishedAt: Date
  readonly publishedBy: string
}

/** Stores a version unless it stands already; false when it does. Another one from the same day breaks `version_item_place_from_day_key`. */
export async function insertVersion(tx: Tx, version: VersionRecord): Promise<boolean> {
  const { hash, item, place, mode, from, until, document, publishedAt, publishedBy } = version
  const rows = await tx.query(sql`
    insert into catalogue.version (hash, item, place, mode, from_day, until_day, document, published_at, published_by)
    values (${hash}, ${item}, ${place}, ${mode}, ${from}, ${until}, ${document}, ${publishedAt}, ${publishedBy})
    on conflict (hash) do nothing returning 1`)
  return rows.length > 0
}

export async function documentOf(tx: ReadTx, hash: string): Promise<string | undefined> {
  const [row] = await tx.query<{ document: string }>(sql`select document from catalogue.version where hash = ${hash}`)
  return row?.document
}

/** The version of an item at a place that begins on that day. */
export async function hashFrom(
  tx: ReadTx,
  { item, place, from }: { readonly item: string; readonly place: string; readonly from: string },
): Promise<string | undefined> {
  const [row] = await tx.query<{ hash: string }>(sql`
    select hash from catalogue.version where item = ${item} and place = ${place} and from_day = ${from}`)
  return row?.hash
}

/** Whether the row `version` takes applications on a day: begun, not over, and neither suspended nor retired. */
export const isOpenOn = (day: string) => sql`
  version.from_day <= ${day} and (version.until_day is null or version.until_day >= ${day})
  and not exists (
    select from catalogue.halt as halt where halt.item = version.item and halt.place = version.place and halt.from_day <= ${day}
      and (halt.until_day is null or halt.until_day >= ${day}) and (halt.resumed_from is null or halt.resumed_from > ${day}))`

/** Where a day falls into several versions, the one that began last is in force. */
export async function hashInForce(
  tx: ReadTx,
  { item, place, day }: { item: string; place: string; day: string },
): Promise<string | undefined> {
  const [row] = await tx.query<{ hash: string }>(sql`
    select hash from catalogue.version as version
    where item = ${item} and place = ${place} and ${isOpenOn(day)} order by from_day desc limit 1`)
  return row?.hash
}

/** The version in force at each place that publishes the item, in order of the places. */
export async function hashesInForce(tx: ReadTx, item: string, day: string): Promise<string[]> {
  const rows = await tx.query<{ hash: string }>(sql`
    select distinct on (place) hash from catalogue.version as version
    where item = ${item} and ${isOpenOn(day)} order by place, from_day desc`)
  return rows.map(({ hash }) => hash)
}

/** An item that is first heard of by a published version. */
export async function insertItem(
  tx: Tx,
  { id, name, searchText, bigrams }: { id: string; name: string; searchText: string; bigrams: readonly string[] },
  knownSince: Date,
): Promise<void> {
  await tx.query(sql`
    insert into catalogue.item (id, name, search_text, bigrams, known_since)
    values (${id}, ${name}, ${searchText}, cast(${bigrams} as text[]), ${knownSince}) on conflict (id) do nothing`)
}
