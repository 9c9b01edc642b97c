import { jsonb, type ReadTx, type Sql, sql, type Tx } from '../../platform/db/db.ts'

/** Whether the index is as the lists, the versions and the dictionary are. */
export interface IndexState {
  readonly generation: number
  /** The edition the names were read with, and the one in force; 0 and null before there is any. */
  readonly readWith: number
  readonly edition: number | null
  readonly stale: boolean
}

export async function indexState(tx: ReadTx): Promise<IndexState> {
  const [row] = await tx.query<IndexState>(sql`
    select state.generation, state.edition as "readWith",
      (select max(number) from catalogue.dictionary_edition) as edition,
      state.versions <> (select count(*) from catalogue.version) or exists (
        select from catalogue.list as list where not exists (
          select from catalogue.search_list as gathered where gathered.list = list.list and gathered.hash = list.hash)) as stale
    from catalogue.search_state as state`)
  return row ?? { generation: 0, readWith: 0, edition: null, stale: true }
}

/** Holds the index until the end of the transaction: one process gathers it at a time. */
export async function lockIndex(tx: Tx): Promise<void> {
  await tx.query(sql`select from catalogue.search_state for update`)
}

/** Items of lists that were imported since they were last gathered, and of versions that came since. */
export async function staleItems(tx: ReadTx): Promise<string[]> {
  const rows = await tx.query<{ item: string }>(sql`
    with stale as (
      select list.list from catalogue.list as list where not exists (
        select from catalogue.search_list as gathered where gathered.list = list.list and gathered.hash = list.hash))
    select row.item from catalogue.listed_row as row join stale on stale.list = row.list where row.item is not null
    union select known.item from catalogue.search_item as known where known.sources && array(select list from stale)
    union select version.item from catalogue.version as version
      where not exists (select from catalogue.search_item as known where known.item = version.item)`)
  return rows.map(({ item }) => item)
}

/** Whether lists that were not gathered since they were imported have more than so many rows. */
export async function hasMoreStaleRows(tx: ReadTx, most: number): Promise<boolean> {
  const [row] = await tx.query<{ more: boolean }>(sql`
    select count(*) > ${most} as more from (
      select from catalogue.listed_row as row where row.list in (
        select list.list from catalogue.list as list where not exists (
          select from catalogue.search_list as gathered where gathered.list = list.list and gathered.hash = list.hash))
      limit ${most + 1}) as missing`)
  return row?.more ?? false
}

export async function allItems(tx: ReadTx): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`select id from catalogue.item order by id`)
  return rows.map(({ id }) => id)
}

/** What lists and places say of an item. */
export interface GatheredItem {
  readonly item: string
  readonly name: string
  readonly names: readonly string[]
  readonly sources: readonly string[]
  readonly audience: readonly string[]
  readonly modes: readonly string[]
  readonly codes: readonly string[]
}

export async function gather(tx: ReadTx, items: readonly string[]): Promise<GatheredItem[]> {
  return tx.query(sql`
    select item.id as item, item.name,
      array(select distinct listed.name from catalogue.implementation as listed where listed.item = item.id) as names,
      ${distinctOf(sql`row.list`)} as sources,
      ${distinctOf(sql`row.data ->> 'appliesTo'`)} as audience,
      ${distinctOf(sql`row.data ->> 'mode'`)} as modes,
      ${distinctOf(sql`row.data ->> 'localBasicCode'`)} as codes
    from catalogue.item as item where item.id = any(cast(${items} as text[]))`)
}

const distinctOf = (value: Sql) => sql`array(
  select distinct ${value} from catalogue.listed_row as row where row.item = item.id and ${value} is not null order by 1)`

export interface ItemEntry {
  readonly item: string
  readonly key: string
  readonly sources: readonly string[]
  readonly audience: readonly string[]
  readonly mode: string | null
  readonly code: string | null
}

export interface NameEntry {
  readonly item: string
  readonly name: string
  readonly text: string
  readonly words: readonly string[]
  readonly terms: readonly string[]
}

/** Puts the entries of these items in place of what stood of them. */
export async function saveEntries(
  tx: Tx,
  items: readonly string[],
  { entries, names }: { readonly entries: readonly ItemEntry[]; readonly names: readonly NameEntry[] },
): Promise<void> {
  const those = sql`any(cast(${items} as text[]))`
  await tx.query(sql`delete from catalogue.search_item where item = ${those}`)
  await tx.query(sql`delete from catalogue.search_name where item = ${those}`)
  await tx.query(sql`delete from catalogue.search_place where item = ${those}`)
  await tx.query(sql`
    insert into catalogue.search_item (item, key, sources, audience, mode, code)
    select item, key, ${textsIn(sql`sources`)}, ${textsIn(sql`audience`)}, mode, code
    from jsonb_to_recordset(${jsonb(entries)}) as t (item text, key text, sources jsonb, audience jsonb, mode text, code text)`)
  await tx.query(sql`
    insert into catalogue.search_name (item, name, text, words, terms)
    select item, name, text, ${textsIn(sql`words`)}, array_to_tsvector(${textsIn(sql`terms`)})
    from jsonb_to_recordset(${jsonb(names)}) as t (item text, name text, text text, words jsonb, terms jsonb)`)
  await tx.query(sql`
    insert into catalogue.search_place (item, division, implementations)
    select listed.item, authority.division, count(*) from catalogue.implementation as listed
    join catalogue.authority as authority on authority.region = listed.region and authority.id = listed.authority
    where listed.item = ${those} group by listed.item, authority.division`)
}

const textsIn = (column: Sql) => sql`array(select jsonb_array_elements_text(${column}))`

/** Notes that all is gathered as it stands now, with this edition of the dictionary. */
export async function markGathered(tx: Tx, edition: number): Promise<void> {
  // Else the first queries after a large import are planned for empty tables, until PostgreSQL looks by itself.
  await tx.query(sql`analyze catalogue.search_item, catalogue.search_name, catalogue.search_place`)
  await tx.query(sql`delete from catalogue.search_list`)
  await tx.query(sql`insert into catalogue.search_list (list, hash) select list, hash from catalogue.list`)
  await tx.query(sql`
    update catalogue.search_state set generation = generation + 1, edition = ${edition},
      versions = (select count(*) from catalogue.version)`)
}

/** The words that names are made of, the most usual first, and how many names there are. */
export async function nameWords(tx: ReadTx, limit: number): Promise<{ word: string; names: number }[]> {
  return tx.query(sql`
    select word, count(*) as names from catalogue.search_name as name cross join unnest(name.words) as word
    group by word order by count(*) desc, word limit ${limit}`)
}

export async function countNames(tx: ReadTx): Promise<number> {
  const [row] = await tx.query<{ n: number }>(sql`select count(*) as n from catalogue.search_name`)
  return row?.n ?? 0
}
