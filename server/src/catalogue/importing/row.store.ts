import { type ReadTx, sql } from '../../platform/db/db.ts'

/** A row of a list with its report, as an import stored it. */
export interface ReportedRow {
  readonly row: number
  readonly name: string | null
  readonly item: string | null
  readonly accepted: boolean
  readonly implementer: string | null
  readonly shape: string | null
  readonly marks: unknown
  readonly data: unknown
}

/** From the row after `after`, one more than asked for; only marked ones if so asked. */
export async function rowsAfter(
  tx: ReadTx,
  { list, after, marked, limit }: { list: string; after: number; marked: boolean; limit: number },
): Promise<ReportedRow[]> {
  const wanted = marked ? sql`jsonb_array_length(marks) > 0` : sql`true`
  return tx.query(sql`
    select row, name, item, accepted, implementer, shape, marks, data from catalogue.listed_row
    where list = ${list} and row > ${after} and ${wanted} order by row limit ${limit + 1}`)
}
