import type { TValidationError } from 'typebox/error'
import { type Fault, type ListCount, type Reporting, refusedRow } from './report.ts'
import type { ListName } from './rows.ts'

/** A compiled row schema. */
export interface RowValidator<Row> {
  Check(value: unknown): value is Row
  Errors(value: unknown): Pick<TValidationError, 'instancePath' | 'params'>[]
}

export interface ListWork<Row> {
  readonly list: ListName
  readonly rows: readonly unknown[]
  readonly validator: RowValidator<Row>
  /** Asks the store once what the rows refer to, and answers how each is then judged. */
  readonly prepare: (rows: readonly Row[]) => Promise<(row: Row) => Fault | undefined>
  /** What makes two rows of the document be about the same thing. */
  readonly keyOf: (row: Row) => string
  /** Writes all good rows; answers what each row that changed something is about. */
  readonly store: (rows: readonly Row[]) => Promise<string[]>
}

export interface Numbered<Row> {
  readonly number: number
  readonly row: Row
}

/** Takes the good rows of a list, reports the others, and answers those it took. */
export async function takeList<Row>(report: Reporting, work: ListWork<Row>): Promise<Numbered<Row>[]> {
  const shaped = shapedRows(report, work)
  const judge = await work.prepare(shaped.map(({ row }) => row))
  const seen = new Set<string>()
  const good = shaped.filter(({ number, row }) => {
    const fault = judge(row) ?? twice(seen, work.keyOf(row))
    if (fault) report.refused.push(refusedRow(work.list, number, fault))
    return !fault
  })
  const changed = good.length > 0 ? await work.store(good.map(({ row }) => row)) : []
  report.lists[work.list] = countOf(work.rows.length, good.length, changed.length)
  report.changed.push(...changed.map((subject) => ({ list: work.list, subject })))
  return good
}

function shapedRows<Row>(report: Reporting, { list, rows, validator }: ListWork<Row>): Numbered<Row>[] {
  return rows.flatMap((row, number) => {
    if (validator.Check(row)) return [{ number, row }]
    report.refused.push(refusedRow(list, number, { why: 'badRow', field: firstFault(validator, row) }))
    return []
  })
}

/** Where the first thing is wrong; a field that is missing is named itself. */
function firstFault<Row>(validator: RowValidator<Row>, row: unknown): string {
  const [first] = validator.Errors(row)
  if (!first) return ''
  const missing = 'requiredProperties' in first.params ? first.params.requiredProperties[0] : undefined
  return missing === undefined ? first.instancePath : `${first.instancePath}/${missing}`
}

function twice(seen: Set<string>, key: string): Fault | undefined {
  if (seen.has(key)) return { why: 'rowTwice', field: '' }
  seen.add(key)
  return undefined
}

const countOf = (given: number, good: number, stored: number): ListCount => ({
  given,
  stored,
  unchanged: good - stored,
  refused: given - good,
})
