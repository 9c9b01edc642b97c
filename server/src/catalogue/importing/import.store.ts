import type { RowTotals } from '@tongban/protocol/rows/report-rows'
import { jsonb, type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

// Each function writes all the rows it is given with one statement.

export interface ListRecord {
  readonly list: string
  readonly kind: 'items' | 'guides'
  readonly hash: string
  readonly head: unknown
  readonly totals: RowTotals
  readonly repairs: unknown
  readonly importedAt: Date
  readonly importedBy: string
}

/**
 * Lets one import at a time go on: they write the same items part by part, and would wait for each other in a circle. Then holds the list
 * until the end of the transaction and answers what stands.
 */
export async function lockList(
  tx: Tx,
  { list, kind, totals, importedAt, importedBy }: ListRecord,
): Promise<ListRecord | undefined> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('catalogue.import'))`)
  await tx.query(sql`
    insert into catalogue.list (list, kind, hash, head, totals, repairs, imported_at, imported_by)
    values (${list}, ${kind}, '', '{}', ${jsonb(totals)}, '[]', ${importedAt}, ${importedBy}) on conflict (list) do nothing`)
  const [row] = await tx.query<ListRecord>(sql`select ${listColumns} from catalogue.list where list = ${list} for update`)
  return row
}

export async function findList(tx: ReadTx, list: string): Promise<ListRecord | undefined> {
  const [row] = await tx.query<ListRecord>(sql`select ${listColumns} from catalogue.list where list = ${list}`)
  return row
}

const listColumns = sql`
  list, kind, hash, head, totals, repairs, imported_at as "importedAt", imported_by as "importedBy"`

export async function saveList(tx: Tx, record: ListRecord): Promise<void> {
  const { list, kind, hash, head, totals, repairs, importedAt, importedBy } = record
  await tx.query(sql`
    update catalogue.list set kind = ${kind}, hash = ${hash}, head = ${jsonb(head)}, totals = ${jsonb(totals)}, repairs = ${jsonb(repairs)},
      imported_at = ${importedAt}, imported_by = ${importedBy}
    where list = ${list}`)
}

/** Takes away what an earlier import of the list left. Items and authorities stay: other lists and cases may name them. */
export async function clearList(tx: Tx, list: string): Promise<void> {
  await tx.query(sql`delete from catalogue.implementation where list = ${list}`)
  await tx.query(sql`delete from catalogue.standard where list = ${list}`)
  await tx.query(sql`delete from catalogue.listed_row where list = ${list}`)
}

export interface ItemRecord {
  readonly id: string
  readonly name: string
  readonly searchText: string
  readonly bigrams: readonly string[]
}

/** Adds the items that are not known yet. */
export async function saveItems(tx: Tx, items: readonly ItemRecord[], knownSince: Date): Promise<void> {
  await tx.query(sql`
    insert into catalogue.item (id, name, search_text, bigrams, known_since)
    select id, name, "searchText", array(select jsonb_array_elements_text(bigrams)), ${knownSince}
    from jsonb_to_recordset(${jsonb(items)}) as t (id text, name text, "searchText" text, bigrams jsonb)
    order by id
    on conflict (id) do nothing`)
}

export interface RowRecord {
  readonly row: number
  readonly item: string | null
  readonly name: string | null
  readonly accepted: boolean
  readonly evidence: string | null
  readonly implementer: string | null
  readonly shape: string | null
  readonly marks: unknown
  readonly data: unknown
}

export async function saveRows(tx: Tx, list: string, rows: readonly RowRecord[]): Promise<void> {
  await tx.query(sql`
    insert into catalogue.listed_row (list, row, item, name, accepted, evidence, implementer, shape, marks, data)
    select ${list}, row, item, name, accepted, evidence, implementer, shape, marks, coalesce(data, 'null')
    from jsonb_to_recordset(${jsonb(rows)}) as t (
      row int, item text, name text, accepted boolean, evidence text, implementer text, shape text, marks jsonb, data jsonb)`)
}

export interface ImplementationRecord {
  readonly region: string
  readonly id: string
  readonly item: string
  readonly authority: string
  readonly division: string
  readonly authorityName: string
  readonly row: number
  readonly name: string
  readonly itemCode: string | null
  readonly implementerCode: string | null
  readonly implementerClass: string
}

export async function saveImplementations(tx: Tx, list: string, implementations: readonly ImplementationRecord[]): Promise<void> {
  await tx.query(sql`
    insert into catalogue.authority (region, id, division, name)
    select distinct on (region, authority) region, authority, division, "authorityName"
    from jsonb_to_recordset(${jsonb(implementations)}) as t (region text, authority text, division text, "authorityName" text)
    order by region, authority
    on conflict (region, id) do nothing`)
  await tx.query(sql`
    insert into catalogue.implementation (region, id, item, authority, list, row, name, item_code, implementer_code, implementer_class)
    select region, id, item, authority, ${list}, row, name, "itemCode", "implementerCode", "implementerClass"
    from jsonb_to_recordset(${jsonb(implementations)}) as t (region text, id text, item text, authority text, row int, name text,
      "itemCode" text, "implementerCode" text, "implementerClass" text)`)
}

export interface StandardRecord {
  readonly item: string
  readonly row: number
  readonly guide: string
  readonly differences: readonly string[]
}

export interface SideRecord {
  readonly item: string
  readonly guide: string
  readonly side: number
  readonly standing: string
  readonly placeText: string
  readonly division: string | null
  readonly itemCode: string | null
  readonly evidence: string
  readonly data: unknown
}

export async function saveStandards(
  tx: Tx,
  list: string,
  { standards, sides }: { standards: readonly StandardRecord[]; sides: readonly SideRecord[] },
): Promise<void> {
  await tx.query(sql`
    insert into catalogue.standard (item, list, row, guide, stage, differences)
    select item, ${list}, row, guide, 'noted', differences
    from jsonb_to_recordset(${jsonb(standards)}) as t (item text, row int, guide text, differences jsonb)`)
  await tx.query(sql`
    insert into catalogue.guide_side (item, guide, side, standing, place_text, division, item_code, evidence, data)
    select item, guide, side, standing, "placeText", division, "itemCode", evidence, data
    from jsonb_to_recordset(${jsonb(sides)}) as t (item text, guide text, side int, standing text, "placeText" text, division text,
      "itemCode" text, evidence text, data jsonb)`)
}
