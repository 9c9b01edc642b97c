import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'
import { isOpenOn } from '../publishing/version.store.ts'

export interface BatchRecord {
  readonly id: string
  readonly title: string
  /** The official document it was issued as. */
  readonly issuedAs: string | null
  readonly from: string
  readonly announcedBy: string
}

export interface BatchEntry {
  readonly item: string
  readonly name: string
}

/** False where one of this id stands: its announcer, or the partner's word of it, was there first. */
export async function insertBatch(tx: Tx, batch: BatchRecord, entries: readonly BatchEntry[], at: Date): Promise<boolean> {
  const { id, title, issuedAs, from, announcedBy } = batch
  const rows = await tx.query(sql`
    insert into catalogue.batch (id, title, issued_as, from_day, announced_by, announced_at)
    values (${id}, ${title}, ${issuedAs}, ${from}, ${announcedBy}, ${at})
    on conflict (id) do nothing returning 1`)
  if (rows.length === 0) return false
  await tx.query(sql`
    insert into catalogue.batch_item (batch, item, name)
    select ${id}, item, name from unnest(
      cast(${entries.map(({ item }) => item)} as text[]), cast(${entries.map(({ name }) => name)} as text[])) as t (item, name)
    on conflict (batch, item) do nothing`)
  return true
}

const columns = sql`b.id, b.title, b.issued_as as "issuedAs", b.from_day as "from", b.announced_by as "announcedBy"`

export async function findBatch(tx: ReadTx, id: string): Promise<BatchRecord | undefined> {
  const [row] = await tx.query<BatchRecord>(sql`select ${columns} from catalogue.batch b where b.id = ${id}`)
  return row
}

export async function listBatches(tx: ReadTx): Promise<(BatchRecord & { readonly items: number })[]> {
  return tx.query<BatchRecord & { items: number }>(sql`
    select ${columns}, (select count(*) from catalogue.batch_item i where i.batch = b.id) as items
    from catalogue.batch b order by b.from_day, b.id limit 500`)
}

/** The entries of a batch as they stand on a day: at how many places open to applications. */
export async function entriesOn(
  tx: ReadTx,
  batch: string,
  day: string,
): Promise<(BatchEntry & { readonly published: number })[]> {
  return tx.query<BatchEntry & { published: number }>(sql`
    select e.item, e.name, (
      select count(distinct version.place) from catalogue.version as version
      where version.item = e.item and ${isOpenOn(day)}) as published
    from catalogue.batch_item e where e.batch = ${batch} order by e.name, e.item`)
}
