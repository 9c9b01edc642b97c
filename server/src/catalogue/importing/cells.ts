import type ExcelJS from 'exceljs'
import type { Cell } from '../domain/rows/list-columns.ts'
import { problem } from '../problems.ts'

/** The cells of a row of a sheet from the first column on; nothing where a cell is missing. */
export function cellsOf({ values }: Pick<ExcelJS.Row, 'values'>): (Cell | undefined)[] {
  if (!Array.isArray(values)) throw problem.notAWorkbook({ why: 'a row without columns' })
  return Array.from(values.slice(1), cellOf)
}

export const cellText = (cell: Cell | undefined): string => (cell === undefined || cell === null ? '' : String(cell))

/** What a person sees in a cell: of a formula its result, of a link its text, of a date its day, of an error its name. */
export function cellOf(value: ExcelJS.CellValue | undefined): Cell {
  if (value === undefined || value === null) return null
  if (typeof value !== 'object') return value
  if (value instanceof Date) return dayOrInstant(value)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('error' in value) return value.error
  // A link's text may itself be rich.
  if ('hyperlink' in value) return cellOf(value.text)
  return 'result' in value ? cellOf(value.result) : null
}

/** Sheets keep days as numbers without a zone; the reader gives them as UTC. */
function dayOrInstant(value: Date): string | null {
  if (Number.isNaN(value.getTime())) return null
  const text = value.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
}
