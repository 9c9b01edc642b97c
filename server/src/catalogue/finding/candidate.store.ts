import { type ReadTx, sql } from '../../platform/db/db.ts'
import type { Wanted } from '../domain/search/ranking/index-terms.ts'

/** An item that may be meant, under the name by which it was found. */
export interface FoundName {
  readonly id: string
  readonly name: string
  readonly sources: readonly string[]
}

const anyOf = (terms: readonly string[]): string =>
  terms.map((term) => `'${term.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' | ')

/** The names that hold the most of what is wanted, by weight; at most `limit`. */
export async function namesWith(tx: ReadTx, wanted: readonly Wanted[], limit: number): Promise<FoundName[]> {
  if (wanted.length === 0) return []
  const held = wanted.map(
    ({ terms, weight }) => sql`case when terms @@ cast(${anyOf(terms)} as tsquery) then cast(${weight} as float8) else 0 end`,
  )
  const all = anyOf(wanted.flatMap(({ terms }) => terms))
  return tx.query(sql`
    with found as (
      select item, name, ${sql.join(held, sql` + `)} as held from catalogue.search_name
      where terms @@ cast(${all} as tsquery) order by held desc, char_length(name), item limit ${limit})
    select found.item as id, found.name, entry.sources from found join catalogue.search_item as entry on entry.item = found.item`)
}

/** The items that rules, questions or the query itself name whole. */
export async function namesOf(tx: ReadTx, keys: readonly string[]): Promise<FoundName[]> {
  if (keys.length === 0) return []
  return tx.query(sql`
    select entry.item as id, item.name, entry.sources from catalogue.search_item as entry
    join catalogue.item as item on item.id = entry.item where entry.key = any(cast(${keys} as text[]))`)
}

/** Names that look like the query where its words are not known, with how much of it they hold (0 to 1). */
export async function namesLike(tx: ReadTx, text: string, limit: number): Promise<(FoundName & { readonly alike: number })[]> {
  return tx.query(sql`
    select name.item as id, name.name, entry.sources, cast(word_similarity(${text}, name.text) as float8) as alike
    from catalogue.search_name as name join catalogue.search_item as entry on entry.item = name.item
    where ${text} <% name.text order by alike desc, char_length(name.text), name.item limit ${limit}`)
}

/** A name with the words it was cut into. */
export interface IndexedName extends FoundName {
  readonly words: readonly string[]
}

/** Every name, for the check of the dictionary. */
export async function allNames(tx: ReadTx, limit: number): Promise<IndexedName[]> {
  return tx.query(sql`
    select name.item as id, name.name, name.words, entry.sources from catalogue.search_name as name
    join catalogue.search_item as entry on entry.item = name.item order by name.item, name.name limit ${limit}`)
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
  const inForce = sql`version.item = entry.item and version.from_day <= ${day} and (version.until_day is null or version.until_day >= ${day})`
  return tx.query(sql`
    select entry.item as id, item.name, entry.sources, entry.audience, entry.code,
      coalesce((select case when count(distinct version.mode) = 1 then min(version.mode) end
        from catalogue.version as version where ${inForce}), entry.mode) as mode,
      (select coalesce(sum(place.implementations), 0) from catalogue.search_place as place where place.item = entry.item) as listed,
      (select coalesce(sum(place.implementations), 0) from catalogue.search_place as place
        where place.item = entry.item and starts_with(place.division, ${stem})) as "listedThere",
      (select count(distinct version.place) from catalogue.version as version where ${inForce}) as published,
      (select count(distinct version.place) from catalogue.version as version
        where ${inForce} and starts_with(version.place, ${stem})) as "publishedThere"
    from catalogue.search_item as entry join catalogue.item as item on item.id = entry.item
    where entry.item = any(cast(${items} as text[]))`)
}
