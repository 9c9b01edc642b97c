import type { ProblemMaker } from '../../platform/problem.ts'
import { problem } from '../problems.ts'
import type { ListName } from './rows.ts'

/** Why a row was left out: a code of this slice, and where in the row. */
export interface Fault {
  readonly why: keyof typeof problem
  /** JSON pointer inside the row. */
  readonly field: string
}

/** A row that was left out; the others of its list stand. */
export interface RefusedRow {
  readonly list: ListName
  /** From 0, as in the document. */
  readonly row: number
  readonly code: string
  readonly zh: string
  readonly en: string
  /** JSON pointer in the document. */
  readonly field: string
}

/** How many rows of a list were given, how many changed something, how many stood so already, how many were left out. */
export interface ListCount {
  given: number
  stored: number
  unchanged: number
  refused: number
}

export interface SetupReport {
  readonly lists: { [list in ListName]?: ListCount }
  readonly refused: RefusedRow[]
  /** The ids of the people of the document, by their row; no other personal data. */
  readonly people: { readonly row: number; readonly id: string }[]
}

/** The report while it is made, with what the audit must know and the answer need not. */
export interface Reporting extends SetupReport {
  readonly changed: { readonly list: ListName; readonly subject: string }[]
}

export const emptyReport = (): Reporting => ({ lists: {}, refused: [], people: [], changed: [] })

export function refusedRow(list: ListName, row: number, fault: Fault): RefusedRow {
  const { code, kind }: ProblemMaker = problem[fault.why]
  return { list, row, code, zh: kind.zh, en: kind.en, field: `/${list}/${row}${fault.field}` }
}
