import { parseUscc } from '@tongban/protocol/codes/uscc'
import { classImplementer } from '@tongban/protocol/rows/implementer'
import { listedRow } from '@tongban/protocol/rows/listed-row'
import { type Mark, mark } from '@tongban/protocol/rows/marks'
import { offerRepairs, type Repair } from '@tongban/protocol/rows/repairs'
import { type RowReport, reportRow } from '@tongban/protocol/rows/report-row'
import { type RowTotals, totalsOf } from '@tongban/protocol/rows/report-rows'

/**
 * Reports a list that does not fit into memory, in two passes, exactly as `reportRows` of the protocol reports one that does (a test holds
 * them against each other): `see` every row first, then `judge` every row.
 */
export interface Survey {
  see(row: number, value: unknown): void
  judge(row: number, value: unknown): RowReport
  repairs(): Repair[]
}

/** Comparisons of a doubtful code with the known ones; beyond it no repair is offered for the rest of the list. */
const MOST_COMPARED = 50_000_000

export function createSurvey(): Survey {
  const names = createRepetitions()
  const codes = createRepetitions()
  const known = new Set<string>()
  const doubtful: { row: number; value: { itemCode: string | null; implementerCode: string | null } }[] = []
  return {
    see(row, value) {
      const listed = listedRow(value)
      names.see(listed?.name)
      codes.see(listed?.itemCode)
      if (listed?.implementerCode === undefined) return
      const { implementerCode, itemCode = null } = listed
      if (implementerCode !== null && parseUscc(implementerCode).ok) known.add(implementerCode)
      else if (classImplementer(implementerCode) !== 'valid') doubtful.push({ row, value: { itemCode, implementerCode } })
    },
    judge(row, value) {
      const report = reportRow(value, row)
      const listed = listedRow(value)
      const marks: Mark[] = []
      if (listed?.itemCode && codes.has(listed.itemCode)) marks.push(mark('codeTwice', 'itemCode', listed.itemCode))
      if (listed?.name && names.has(listed.name)) marks.push(mark('nameTwice', 'name', listed.name))
      return marks.length === 0 ? report : { ...report, marks: [...report.marks, ...marks] }
    },
    repairs() {
      const tried = doubtful.slice(0, Math.floor(MOST_COMPARED / Math.max(1, known.size)))
      const values = [...tried.map(({ value }) => value), ...[...known].map((implementerCode) => ({ implementerCode }))]
      return offerRepairs(values).flatMap((repair) => {
        const row = tried[repair.row - 1]?.row
        return row === undefined ? [] : [{ ...repair, row }]
      })
    },
  }
}

function createRepetitions(): { see(text: string | null | undefined): void; has(text: string): boolean } {
  const seen = new Set<string>()
  const again = new Set<string>()
  return {
    see: (text) => {
      if (text && seen.has(text)) again.add(text)
      else if (text) seen.add(text)
    },
    has: (text) => again.has(text),
  }
}

export const noTotals: RowTotals = totalsOf([])

/** The sums over two parts of a list. */
export function addTotals(a: RowTotals, b: RowTotals): RowTotals {
  return {
    rows: a.rows + b.rows,
    accepted: a.accepted + b.accepted,
    marked: a.marked + b.marked,
    implementer: {
      valid: a.implementer.valid + b.implementer.valid,
      malformed: a.implementer.malformed + b.implementer.malformed,
      checkFailed: a.implementer.checkFailed + b.implementer.checkFailed,
      missing: a.implementer.missing + b.implementer.missing,
    },
    shapes: addCounts(a.shapes, b.shapes),
    marks: addCounts(a.marks, b.marks),
  }
}

function addCounts<Key extends string>(a: Counts<Key>, b: Counts<Key>): Counts<Key> {
  const sum: { [key: string]: number | undefined } = { ...a }
  for (const [key, count] of Object.entries<number | undefined>(b)) sum[key] = (sum[key] ?? 0) + (count ?? 0)
  return sum as Counts<Key>
}

type Counts<Key extends string> = { readonly [key in Key]?: number }
