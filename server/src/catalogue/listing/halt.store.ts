import type { HaltKind } from '@tongban/protocol/event/catalogue'
import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

export interface HaltRecord {
  readonly id: string
  readonly item: string
  readonly place: string
  readonly kind: HaltKind
  readonly from: string
  readonly until: string | null
  readonly reason: string
  readonly resumedFrom: string | null
}

export async function insertHalt(tx: Tx, { id, item, place, kind, from, until, reason }: HaltRecord): Promise<void> {
  await tx.query(sql`
    insert into catalogue.halt (id, item, place, kind, from_day, until_day, reason)
    values (${id}, ${item}, ${place}, ${kind}, ${from}, ${until}, ${reason}) on conflict (id) do nothing`)
}

const columns = sql`id, item, place, kind, from_day as "from", until_day as "until", reason, resumed_from as "resumedFrom"`

export async function lockHalt(tx: Tx, id: string): Promise<HaltRecord | undefined> {
  const [row] = await tx.query<HaltRecord>(sql`select ${columns} from catalogue.halt where id = ${id} for update`)
  return row
}

export async function markResumed(tx: Tx, id: string, from: string): Promise<void> {
  await tx.query(sql`update catalogue.halt set resumed_from = ${from} where id = ${id}`)
}

/** What halts an item on a day or will, at one place or anywhere. */
export async function haltsFrom(
  tx: ReadTx,
  { item, place, day }: { readonly item: string; readonly place: string | null; readonly day: string },
): Promise<HaltRecord[]> {
  return tx.query<HaltRecord>(sql`
    select ${columns} from catalogue.halt
    where item = ${item} and (cast(${place} as text) is null or place = ${place}) and (until_day is null or until_day >= ${day})
      and (resumed_from is null or resumed_from > ${day})
    order by from_day, id`)
}

/** Whether a version of the item was ever published at the place. */
export async function isPublished(
  tx: ReadTx,
  { item, place }: { readonly item: string; readonly place: string },
): Promise<boolean> {
  const rows = await tx.query(sql`select from catalogue.version where item = ${item} and place = ${place} limit 1`)
  return rows.length > 0
}
