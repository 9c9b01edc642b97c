import { jsonb, type ReadTx, sql, type Tx } from '../../platform/db/db.ts'
import type { Report } from './report.ts'

/** A dictionary that is or was in force. */
export interface Edition {
  readonly number: number
  /** Of its entries. */
  readonly hash: string
  /** Of the dictionary that shipped with the product when it was published. */
  readonly shipped: string
  readonly report: Report | null
  readonly publishedAt: Date
  readonly publishedBy: string
}

const columns = sql`number, hash, shipped, report, published_at as "publishedAt", published_by as "publishedBy"`

export async function lastEdition(tx: ReadTx): Promise<Edition | undefined> {
  const [row] = await tx.query<Edition>(sql`select ${columns} from catalogue.dictionary_edition order by number desc limit 1`)
  return row
}

export async function saveEdition(tx: Tx, edition: Edition): Promise<void> {
  const { number, hash, shipped, report, publishedAt, publishedBy } = edition
  await tx.query(sql`
    insert into catalogue.dictionary_edition (number, hash, shipped, report, published_at, published_by)
    values (${number}, ${hash}, ${shipped}, ${jsonb(report)}, ${publishedAt}, ${publishedBy})`)
}

/** Notes that the entries that ship with the product came in as drafts. */
export async function markShipped(tx: Tx, number: number, shipped: string): Promise<void> {
  await tx.query(sql`update catalogue.dictionary_edition set shipped = ${shipped} where number = ${number}`)
}

/** What the query set answered. */
export interface Check {
  readonly hash: string
  readonly report: Report
  readonly runAt: Date
  readonly runBy: string
}

export async function saveCheck(tx: Tx, { hash, report, runAt, runBy }: Check): Promise<void> {
  await tx.query(sql`
    insert into catalogue.dictionary_check (hash, report, run_at, run_by) values (${hash}, ${jsonb(report)}, ${runAt}, ${runBy})
    on conflict (hash) do update set report = excluded.report, run_at = excluded.run_at, run_by = excluded.run_by`)
}

export async function checkOf(tx: ReadTx, hash: string): Promise<Check | undefined> {
  const [row] = await tx.query<Check>(sql`
    select hash, report, run_at as "runAt", run_by as "runBy" from catalogue.dictionary_check where hash = ${hash}`)
  return row
}
