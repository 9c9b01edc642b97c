import { listedRow } from '@tongban/protocol/rows/listed-row'
import { mark } from '@tongban/protocol/rows/marks'
import type { Repair } from '@tongban/protocol/rows/repairs'
import type { RowReport } from '@tongban/protocol/rows/report-row'
import { type Guide, guideOf } from './guide.ts'
import type { ListFrame } from './list-file.ts'
import { createSurvey } from './rows/survey.ts'

/** One row with what the rules say of it and the item it names. */
export interface JudgedRow {
  readonly report: RowReport
  readonly evidence: string | null
  readonly guide: Guide | undefined
  readonly data: unknown
}

/** Judges a list row by row as published; nothing is dropped or repaired. Every row is seen before the first is judged. */
export interface Judge {
  see(row: number, value: unknown): void
  judge(row: number, value: unknown): JudgedRow
  repairs(): Repair[]
}

export function createJudge(kind: ListFrame['kind']): Judge {
  return kind === 'guides' ? guideJudge : itemJudge()
}

function itemJudge(): Judge {
  const survey = createSurvey()
  return {
    see: survey.see,
    repairs: survey.repairs,
    judge: (row, data) => ({
      report: survey.judge(row, data),
      evidence: listedRow(data)?.evidence ?? null,
      guide: undefined,
      data,
    }),
  }
}

const guideJudge: Judge = {
  see: () => undefined,
  repairs: () => [],
  judge: (row, data) => {
    const guide = guideOf(data)
    const report = { row, name: guide?.item ?? null, accepted: guide !== undefined, implementer: null, shape: null }
    return { report: { ...report, marks: guide ? [] : [mark('nameMissing', 'item', null)] }, evidence: null, guide, data }
  },
}
