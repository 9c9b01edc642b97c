import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

export interface FailedSearch {
  /** Monday of the week. */
  readonly week: string
  readonly text: string
  readonly at: Date
}

export async function failedSearch(tx: Tx, { week, text, at }: FailedSearch): Promise<void> {
  await tx.query(sql`
    insert into catalogue.failed_search as known (week, text, times, last_at) values (${week}, ${text}, 1, ${at})
    on conflict (week, text) do update set times = known.times + 1, last_at = excluded.last_at`)
}

export interface FailedLine {
  readonly text: string
  readonly times: number
  readonly lastAt: Date
}

/** The most frequent of a week first. */
export async function failedOf(tx: ReadTx, week: string, limit: number): Promise<FailedLine[]> {
  return tx.query(sql`
    select text, times, last_at as "lastAt" from catalogue.failed_search where week = ${week} order by times desc, text limit ${limit}`)
}

export async function forgetFailedBefore(tx: Tx, week: string): Promise<void> {
  await tx.query(sql`delete from catalogue.failed_search where week < ${week}`)
}
