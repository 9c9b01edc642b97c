import { type ReadTx, type Sql, sql } from '../../platform/db/db.ts'

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

/** Which rows of a list: all, those with a mark, or those that could not be listed. */
export const rowChoices = ['all', 'marked', 'refused'] as const
export type RowChoice = (typeof rowChoices)[number]

const chosen: Readonly<Record<RowChoice, Sql>> = {
  all: sql`true`,
  marked: sql`jsonb_array_length(marks) > 0`,
  refused: sql`not accepted`,
}

/** From the row after `after`, one more than asked for. */
export async function rowsAfter(
  tx: ReadTx,
  { list, after, rows, limit }: { list: string; after: number; rows: RowChoice; limit: number },
): Promise<ReportedRow[]> {
  return tx.query(sql`
    select row, name, item, accepted, implementer, shape, marks, data from catalogue.listed_row
    where list = ${list} and row > ${after} and ${chosen[rows]} order by row limit ${limit + 1}`)
}

/** The members that rows of a list have. `jsonb` does not keep their order. */
export async function keysOfRows(tx: ReadTx, list: string): Promise<string[]> {
  const rows = await tx.query<{ key: string }>(sql`
    select distinct member.key from catalogue.listed_row as listed,
      lateral jsonb_object_keys(case jsonb_typeof(listed.data) when 'object' then listed.data else '{}' end) as member (key)
    where listed.list = ${list} order by member.key`)
  return rows.map(({ key }) => key)
}

/** Whether a list has rows that are no records and so have no members. */
export async function hasPlainRows(tx: ReadTx, list: string): Promise<boolean> {
  const rows = await tx.query(sql`
    select from catalogue.listed_row where list = ${list} and jsonb_typeof(data) <> 'object' limit 1`)
  return rows.length > 0
}
