import type { LocalShape } from '../codes/sichuan-item-code.ts'
import type { ImplementerClass } from './implementer.ts'
import { listedRow } from './listed-row.ts'
import { type Mark, type MarkCode, mark } from './marks.ts'
import { offerRepairs, type Repair } from './repairs.ts'
import { type RowReport, reportRow } from './report-row.ts'

/** Sums over a list. `implementer` counts only rows of a list that has that column. */
export interface RowTotals {
  readonly rows: number
  readonly accepted: number
  readonly marked: number
  readonly implementer: { readonly [found in ImplementerClass]: number }
  readonly shapes: { readonly [shape in LocalShape]?: number }
  readonly marks: { readonly [code in MarkCode]?: number }
}

export interface ListReport {
  readonly totals: RowTotals
  readonly rows: readonly RowReport[]
  /** Offered apart, never applied. */
  readonly repairs: readonly Repair[]
}

/** Reports a whole list, row by row and in its order. No row is dropped, none is changed, and none keeps the others out. */
export function reportRows(values: readonly unknown[]): ListReport {
  const codeTwice = repeated(values.map((value) => listedRow(value)?.itemCode))
  const nameTwice = repeated(values.map((value) => listedRow(value)?.name))
  const rows = values.map((value, at) => {
    const report = reportRow(value, at + 1)
    const listed = listedRow(value)
    const marks: Mark[] = []
    if (listed?.itemCode && codeTwice.has(listed.itemCode)) marks.push(mark('codeTwice', 'itemCode', listed.itemCode))
    if (listed?.name && nameTwice.has(listed.name)) marks.push(mark('nameTwice', 'name', listed.name))
    return marks.length === 0 ? report : { ...report, marks: [...report.marks, ...marks] }
  })
  return { totals: totalsOf(rows), rows, repairs: offerRepairs(values) }
}

/** Sums over rows that were reported. */
export function totalsOf(rows: readonly RowReport[]): RowTotals {
  const classes = tally(rows.map((row) => row.implementer))
  return {
    rows: rows.length,
    accepted: rows.filter((row) => row.accepted).length,
    marked: rows.filter((row) => row.marks.length > 0).length,
    implementer: {
      valid: classes.valid ?? 0,
      malformed: classes.malformed ?? 0,
      checkFailed: classes.checkFailed ?? 0,
      missing: classes.missing ?? 0,
    },
    shapes: tally(rows.map((row) => row.shape)),
    marks: tally(rows.flatMap((row) => row.marks.map((found) => found.code))),
  }
}

function tally<Key extends string>(keys: readonly (Key | null)[]): { [key in Key]?: number } {
  const counts: { [key in Key]?: number } = {}
  for (const key of keys) if (key !== null) counts[key] = (counts[key] ?? 0) + 1
  return counts
}

function repeated(texts: readonly (string | null | undefined)[]): Set<string> {
  const seen = new Set<string>()
  const again = new Set<string>()
  for (const text of texts) {
    if (text && seen.has(text)) again.add(text)
    else if (text) seen.add(text)
  }
  return again
}
