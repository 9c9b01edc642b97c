import type { Element } from '@tongban/protocol/version/version'
import { jsonb, type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

/** A published version with its days, for the score and for the export. */
export interface OfferRow {
  readonly hash: string
  readonly place: string
  readonly from: string
  readonly until: string | null
  readonly document: string
}

export async function offersOf(tx: ReadTx, item: string): Promise<OfferRow[]> {
  return tx.query<OfferRow>(sql`
    select hash, place, from_day as "from", until_day as "until", document from catalogue.version
    where item = ${item} order by place, from_day`)
}

export interface HaltRow {
  readonly place: string
  readonly from: string
  readonly until: string | null
  readonly resumedFrom: string | null
}

export async function haltsOf(tx: ReadTx, item: string): Promise<HaltRow[]> {
  return tx.query<HaltRow>(sql`
    select place, from_day as "from", until_day as "until", resumed_from as "resumedFrom" from catalogue.halt
    where item = ${item} order by id`)
}

export interface ScoreRow {
  readonly left: string
  readonly right: string
  readonly element: Element
  readonly from: string
  readonly same: number
  readonly n: number
  readonly unknown: number
}

/** Takes the place of all that was computed for the item before. Two who do so come one after the other. */
export async function saveScores(tx: Tx, item: string, rows: readonly ScoreRow[]): Promise<void> {
  await tx.query(sql`select from catalogue.item where id = ${item} for update`)
  await tx.query(sql`delete from catalogue.uniformity where item = ${item}`)
  await tx.query(sql`
    insert into catalogue.uniformity (item, left_region, right_region, element, from_day, same, n, unknown)
    select ${item}, "left", "right", element, "from", same, n, unknown
    from jsonb_to_recordset(${jsonb(rows)}) as t (
      "left" text, "right" text, element text, "from" date, same bigint, n bigint, unknown bigint)`)
}

export interface RegionPair {
  readonly left: string
  readonly right: string
}

export interface ItemScore {
  readonly item: string
  readonly name: string
  readonly element: Element
  readonly same: number
  readonly n: number
  readonly unknown: number
}

export interface ScoresWanted extends RegionPair {
  readonly asOf: string
  readonly item: string | null
  readonly after: string
  readonly limit: number
}

/** The counts of each item as of a day, element by element, for so many items after one in order of their ids. */
export async function scoresOf(tx: ReadTx, { left, right, asOf, item, after, limit }: ScoresWanted): Promise<ItemScore[]> {
  return tx.query<ItemScore>(sql`
    with items as (
      select distinct u.item from catalogue.uniformity u
      where u.left_region = ${left} and u.right_region = ${right} and u.from_day <= ${asOf} and u.item > ${after}
        and (cast(${item} as text) is null or u.item = ${item})
      order by u.item limit ${limit})
    select distinct on (u.item, u.element) u.item, i.name, u.element, u.same, u.n, u.unknown
    from items join catalogue.uniformity u on u.item = items.item join catalogue.item i on i.id = u.item
    where u.left_region = ${left} and u.right_region = ${right} and u.from_day <= ${asOf}
    order by u.item, u.element, u.from_day desc`)
}

export type ElementTotal = Pick<ItemScore, 'element' | 'same' | 'n' | 'unknown'>

/** The counts of all items together as of a day, element by element. */
export async function totalsOf(
  tx: ReadTx,
  { left, right, asOf }: RegionPair & { readonly asOf: string },
): Promise<ElementTotal[]> {
  return tx.query<ElementTotal>(sql`
    select element, cast(sum(same) as bigint) as same, cast(sum(n) as bigint) as n, cast(sum(unknown) as bigint) as unknown from (
      select distinct on (item, element) item, element, same, n, unknown from catalogue.uniformity
      where left_region = ${left} and right_region = ${right} and from_day <= ${asOf}
      order by item, element, from_day desc) as latest
    group by element order by element`)
}

/** Days on which the score of a pair changed, of one item or of any; the latest first. */
export async function scoreDays(
  tx: ReadTx,
  { left, right, item, limit }: RegionPair & { readonly item: string | null; readonly limit: number },
): Promise<string[]> {
  const rows = await tx.query<{ day: string }>(sql`
    select distinct from_day as day from catalogue.uniformity
    where left_region = ${left} and right_region = ${right} and (cast(${item} as text) is null or item = ${item})
    order by from_day desc limit ${limit}`)
  return rows.map(({ day }) => day)
}
