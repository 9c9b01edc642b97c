import { listedRow } from '@tongban/protocol/rows/listed-row'
import { mark } from '@tongban/protocol/rows/marks'
import type { Repair } from '@tongban/protocol/rows/repairs'
import type { RowReport } from '@tongban/protocol/rows/report-row'
import { type RowTotals, reportRows, totalsOf } from '@tongban/protocol/rows/report-rows'
import { type Guide, guideOf } from './guide.ts'
import type { ListFile } from './list-file.ts'

/** One row with what the rules say of it and the item it names. */
export interface JudgedRow {
  readonly report: RowReport
  readonly evidence: string | null
  readonly guide: Guide | undefined
  readonly data: unknown
}

/** A whole list, judged row by row as published; nothing is dropped or repaired. */
export interface JudgedList {
  readonly rows: readonly JudgedRow[]
  readonly totals: RowTotals
  readonly repairs: readonly Repair[]
}

export function judgeList({ kind, rows }: ListFile): JudgedList {
  return kind === 'guides' ? judgeGuides(rows) : judgeItems(rows)
}

function judgeItems(values: readonly unknown[]): JudgedList {
  const { rows, totals, repairs } = reportRows(values)
  const judged = rows.map((report, at) => ({
    report,
    evidence: listedRow(values[at])?.evidence ?? null,
    guide: undefined,
    data: values[at],
  }))
  return { rows: judged, totals, repairs }
}

function judgeGuides(values: readonly unknown[]): JudgedList {
  const rows = values.map((data, at): JudgedRow => {
    const guide = guideOf(data)
    const report = { row: at + 1, name: guide?.item ?? null, accepted: guide !== undefined, implementer: null, shape: null }
    return { report: { ...report, marks: guide ? [] : [mark('nameMissing', 'item', null)] }, evidence: null, guide, data }
  })
  return { rows, totals: totalsOf(rows.map(({ report }) => report)), repairs: [] }
}
