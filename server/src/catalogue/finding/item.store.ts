import { type ReadTx, sql } from '../../platform/db/db.ts'
import { isOpenOn } from '../publishing/version.store.ts'

/** An item as lists show it. `listed` counts implementations that were found, `published` places whose version takes applications. */
export interface ItemLine {
  readonly id: string
  readonly name: string
  readonly sources: string[]
  readonly listed: number
  readonly published: number
}

export async function itemIsKnown(tx: ReadTx, id: string): Promise<boolean> {
  const rows = await tx.query(sql`select from catalogue.item where id = ${id}`)
  return rows.length > 0
}

/** What is counted beside an item `item`, on that day. */
const countsOn = (day: string) => sql`
  item.id, item.name,
  array(select distinct row.list from catalogue.listed_row as row where row.item = item.id order by row.list) as sources,
  (select count(*) from catalogue.implementation as listed where listed.item = item.id) as listed,
  (select count(distinct version.place) from catalogue.version as version where version.item = item.id and ${isOpenOn(day)}) as published`

export interface ItemPage {
  readonly day: string
  /** Only items that a place takes applications for. */
  readonly published: boolean
  /** Only items open at places whose id begins so. */
  readonly placesFrom: string | undefined
  readonly after: { readonly text: string; readonly id: string } | undefined
  readonly limit: number
}

/** An item of a list, with the ids of the places that take applications for it. */
export interface PlacedLine extends ItemLine {
  readonly places: string[]
}

/** In order of name and id, one more than asked for. */
export async function itemsAfter(tx: ReadTx, page: ItemPage): Promise<(PlacedLine & { readonly text: string })[]> {
  const { day, published, placesFrom, after, limit } = page
  const beyond = after ? sql`(item.search_text, item.id) > (${after.text}, ${after.id})` : sql`true`
  const open = published
    ? sql`exists (select from catalogue.version as version where version.item = item.id and ${isOpenOn(day)})`
    : sql`true`
  const there =
    placesFrom === undefined
      ? sql`true`
      : sql`exists (select from catalogue.version as version where version.item = item.id
          and starts_with(version.place, ${placesFrom}) and ${isOpenOn(day)})`
  return tx.query(sql`
    select ${countsOn(day)}, item.search_text as text, array(
      select distinct version.place from catalogue.version as version
      where version.item = item.id and ${isOpenOn(day)} order by version.place) as places
    from catalogue.item as item
    where ${beyond} and ${open} and ${there} order by item.search_text, item.id limit ${limit + 1}`)
}

/** A row that names the item, as published. */
export interface SourceRow {
  readonly list: string
  readonly row: number
  readonly name: string
  readonly evidence: string | null
  readonly marks: unknown
  readonly data: unknown
}

export interface ListedLine {
  readonly region: string
  readonly id: string
  readonly authority: string
  readonly division: string
  readonly name: string
  readonly itemCode: string | null
  readonly implementerCode: string | null
  readonly implementerClass: string
}

export interface SideLine {
  readonly guide: string
  readonly side: number
  readonly standing: 'draft' | 'note'
  readonly place: string
  readonly division: string | null
  readonly itemCode: string | null
  readonly evidence: string
  readonly data: unknown
}

export async function findItem(tx: ReadTx, id: string, day: string): Promise<ItemLine | undefined> {
  const [row] = await tx.query<ItemLine>(sql`select ${countsOn(day)} from catalogue.item as item where item.id = ${id}`)
  return row
}

export async function sourceRows(tx: ReadTx, item: string, limit: number): Promise<SourceRow[]> {
  return tx.query(sql`
    select list, row, name, evidence, marks, data from catalogue.listed_row where item = ${item} order by list, row limit ${limit}`)
}

export async function listedOf(tx: ReadTx, item: string, limit: number): Promise<ListedLine[]> {
  return tx.query(sql`
    select listed.region, listed.id, authority.name as authority, authority.division, listed.name, listed.item_code as "itemCode",
      listed.implementer_code as "implementerCode", listed.implementer_class as "implementerClass"
    from catalogue.implementation as listed
    join catalogue.authority as authority on authority.region = listed.region and authority.id = listed.authority
    where listed.item = ${item} order by listed.region, listed.id limit ${limit}`)
}

export interface StandardLine {
  readonly guide: string
  readonly stage: string
  readonly differences: string[]
}

export async function standardsOf(tx: ReadTx, item: string): Promise<StandardLine[]> {
  return tx.query(sql`select guide, stage, differences from catalogue.standard where item = ${item} order by guide`)
}

export async function sidesOf(tx: ReadTx, item: string): Promise<SideLine[]> {
  return tx.query(sql`
    select guide, side, standing, place_text as place, division, item_code as "itemCode", evidence, data
    from catalogue.guide_side where item = ${item} order by guide, side`)
}
