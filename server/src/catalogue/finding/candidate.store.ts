import { type ReadTx, type Sql, sql } from '../../platform/db/db.ts'
import type { Wanted } from '../domain/search/ranking/index-terms.ts'
import { isOpenOn } from '../publishing/version.store.ts'

/** An item that may be meant, under the name by which it was found. */
export interface FoundName {
  readonly id: string
  readonly name: string
  readonly sources: readonly string[]
  /** Whether a place takes applications for it on the day of the search. */
  readonly open: boolean
}

const anyOf = (terms: readonly string[]): string =>
  terms.map((term) => `'${term.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' | ')

/** Asked for each of the few that are left: as a join the planner would read the whole table for them. */
const toldOf = (item: Sql, day: string): Sql => sql`
  (select known.sources from catalogue.search_item as known where known.item = ${item}) as sources,
  exists (select from catalogue.version as version where version.item = ${item} and ${isOpenOn(day)}) as open`

/** How many at most, and on which day they are to be open. */
export interface NamesWanted {
  readonly day: string
  readonly limit: number
}

const EVERY = 2000

/** Fewer names than these hold all that is wanted: then those that hold a part of it are looked at too. */
const ENOUGH = 20

/** The names that hold the most of what is wanted, by weight. */
export async function namesWith(tx: ReadTx, wanted: readonly Wanted[], many: NamesWanted): Promise<FoundName[]> {
  if (wanted.length === 0) return []
  const groups = wanted.map(({ terms }) => `(${anyOf(terms)})`)
  const whole = await namesMatching(tx, groups.join(' & '), { wanted, ...many })
  return wanted.length === 1 || whole.length >= ENOUGH ? whole : namesMatching(tx, groups.join(' | '), { wanted, ...many })
}

/** A word that ever so many names hold tells little: of these the first that were stored are enough, and the time is bounded. */
async function namesMatching(
  tx: ReadTx,
  query: string,
  { wanted, day, limit }: NamesWanted & { readonly wanted: readonly Wanted[] },
): Promise<FoundName[]> {
  const held = wanted.map(
    ({ terms, weight }) => sql`case when terms @@ cast(${anyOf(terms)} as tsquery) then cast(${weight} as float8) else 0 end`,
  )
  return tx.query(sql`
    with matching as (
      select item, name, terms from catalogue.search_name where terms @@ cast(${query} as tsquery) limit ${EVERY}),
    found as (
      select item, name, ${sql.join(held, sql` + `)} as held from matching order by held desc, char_length(name), item limit ${limit})
    select found.item as id, found.name, ${toldOf(sql`found.item`, day)} from found`)
}

/** The items that rules, questions or the query itself name whole. */
export async function namesOf(tx: ReadTx, keys: readonly string[], day: string): Promise<FoundName[]> {
  if (keys.length === 0) return []
  return tx.query(sql`
    select entry.item as id, item.name, ${toldOf(sql`entry.item`, day)} from catalogue.search_item as entry
    join catalogue.item as item on item.id = entry.item where entry.key = any(cast(${keys} as text[]))`)
}

/** Names that look like the query where its words are not known, with how much of it they hold (0 to 1). */
export async function namesLike(
  tx: ReadTx,
  text: string,
  { day, limit }: NamesWanted,
): Promise<(FoundName & { readonly alike: number })[]> {
  return tx.query(sql`
    with alike as (
      select item, name, text, cast(word_similarity(${text}, text) as float8) as alike from catalogue.search_name
      where ${text} <% text order by alike desc, char_length(text), item limit ${limit})
    select item as id, name, ${toldOf(sql`alike.item`, day)}, alike from alike
    order by alike desc, char_length(text), item`)
}

/** A name with the words it was cut into. */
export interface IndexedName extends FoundName {
  readonly words: readonly string[]
}

/** Every name, for the check of the dictionary. */
export async function allNames(tx: ReadTx, { day, limit }: NamesWanted): Promise<IndexedName[]> {
  return tx.query(sql`
    select name.item as id, name.name, name.words, ${toldOf(sql`name.item`, day)} from catalogue.search_name as name order by name.item, name.name limit ${limit}`)
}

/** What is shown of an item that was found. */
export interface FoundItem {
  readonly id: string
  readonly name: string
  readonly sources: string[]
  readonly audience: string[]
  readonly mode: string | null
  readonly code: string | null
  readonly listed: number
  readonly published: number
  /** At the place asked for; the same as above where none was. */
  readonly listedThere: number
  readonly publishedThere: number
}

export interface Shown {
  readonly items: readonly string[]
  readonly day: string
  /** The leading digits of the division asked for; empty for all. */
  readonly stem: string
}

/** The mode of the versions in force goes before what lists say. */
export async function foundItems(tx: ReadTx, { items, day, stem }: Shown): Promise<FoundItem[]> {
  return tx.query(sql`
    select entry.item as id, item.name, entry.sources, entry.audience, entry.code, coalesce(offered.mode, entry.mode) as mode,
      listed.listed, listed."listedThere", offered.published, offered."publishedThere"
    from catalogue.search_item as entry join catalogue.item as item on item.id = entry.item
    cross join lateral (
      select coalesce(sum(implementations), 0) as listed,
        coalesce(sum(implementations) filter (where starts_with(division, ${stem})), 0) as "listedThere"
      from catalogue.search_place where search_place.item = entry.item) as listed
    cross join lateral (
      select case when count(distinct mode) = 1 then min(mode) end as mode, count(distinct place) as published,
        count(distinct place) filter (where starts_with(place, ${stem})) as "publishedThere"
      from catalogue.version as version where version.item = entry.item and ${isOpenOn(day)}) as offered
    where entry.item = any(cast(${items} as text[]))`)
}
