import type { Mark } from '@tongban/protocol/rows/marks'
import { type Cell, headingOf } from '../domain/rows/list-columns.ts'
import type { ReportedRow } from '../importing/row.store.ts'
import type { ListedRows } from './listed-rows.ts'

/** One column of an export: its heading, and its cell in a row. */
export interface Column {
  readonly heading: string
  readonly cell: (row: ReportedRow) => Cell
}

/** The row as it was published. A value that is no text, number or boolean stands as JSON; so does a row that is no record. */
export function dataColumns({ keys, plain }: Pick<ListedRows, 'keys' | 'plain'>): Column[] {
  const columns = keys.map((key): Column => ({ heading: headingOf(key), cell: ({ data }) => memberOf(data, key) }))
  return plain ? [...columns, { heading: '原文', cell: ({ data }) => (isRecord(data) ? null : JSON.stringify(data)) }] : columns
}

/** Where the row stood in its file, and why it is shown: the reasons stand in the row. */
export const reasonColumns: readonly Column[] = [
  { heading: '行号', cell: ({ row }) => row },
  { heading: '已列出', cell: ({ accepted }) => (accepted ? '是' : '否') },
  {
    heading: '原因',
    cell: ({ marks }) =>
      marksIn(marks)
        .map(({ zh }) => zh)
        .join('；'),
  },
  {
    heading: 'Reason',
    cell: ({ marks }) =>
      marksIn(marks)
        .map(({ en }) => en)
        .join('; '),
  },
]

function memberOf(data: unknown, key: string): Cell {
  if (!isRecord(data)) return null
  const value = new Map(Object.entries(data)).get(key)
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return JSON.stringify(value)
}

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

function marksIn(marks: unknown): Pick<Mark, 'zh' | 'en'>[] {
  return Array.isArray(marks) ? marks.filter(isSaid) : []
}

function isSaid(mark: unknown): mark is Pick<Mark, 'zh' | 'en'> {
  return isRecord(mark) && 'zh' in mark && 'en' in mark && typeof mark.zh === 'string' && typeof mark.en === 'string'
}
