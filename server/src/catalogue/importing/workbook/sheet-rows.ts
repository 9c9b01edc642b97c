import type { Cell } from '../../domain/rows/list-columns.ts'
import { problem } from '../../problems.ts'
import { cellOf, columnOf } from './cells.ts'
import type { Shared } from './parts.ts'
import { throughXml, type XmlHandlers } from './xml.ts'

/** A row of a sheet under its number there; cells from the first column on, nothing where one is missing. */
export interface SheetRow {
  readonly row: number
  readonly cells: readonly (Cell | undefined)[]
}

const MOST_COLUMNS = 1000

/** Where the reader stands in a sheet. */
interface Standing {
  row: number
  column: number
  cells: (Cell | undefined)[]
  kind: string
  style: number
  text: string
  inText: boolean
  inAid: boolean
}

/** The rows of a sheet (ECMA-376 part 1, 18.3), one after the other. Refuses `catalogue/fileTooWide`. */
export async function* sheetRows(bytes: AsyncIterable<Uint8Array>, shared: Shared): AsyncIterable<SheetRow> {
  const found: SheetRow[] = []
  for await (const _ of throughXml(bytes, handlersFor(shared, found))) yield* found.splice(0)
  yield* found
}

function handlersFor(shared: Shared, found: SheetRow[]): XmlHandlers {
  const at: Standing = { row: 0, column: -1, cells: [], kind: 'n', style: 0, text: '', inText: false, inAid: false }
  return {
    open: (name, attributes) => {
      if (name === 'row') openRow(at, attributes['r'])
      if (name === 'c') openCell(at, attributes)
      if (name === 'rPh') at.inAid = true
      // Of a formula only its result is read; a text written into the cell stands in `is`.
      at.inText = (name === 'v' || name === 't') && !at.inAid
    },
    text: (piece) => {
      if (at.inText) at.text += piece
    },
    close: (name) => {
      if (name === 'v' || name === 't') at.inText = false
      if (name === 'rPh') at.inAid = false
      if (name === 'c') at.cells[at.column] = cellOf(at, shared)
      if (name === 'row') found.push({ row: at.row, cells: at.cells })
    },
  }
}

/** Row and column may be left out where they follow the one before. */
function openRow(at: Standing, number: string | undefined): void {
  at.row = number === undefined ? at.row + 1 : Number(number)
  at.column = -1
  at.cells = []
}

function openCell(at: Standing, { r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
  at.column = columnOf(r) ?? at.column + 1
  if (at.column >= MOST_COLUMNS) throw problem.fileTooWide({ columns: at.column })
  at.kind = t
  at.style = Number(s)
  at.text = ''
}
