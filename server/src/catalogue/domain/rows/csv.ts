/** One record of a CSV (RFC 4180). Records are counted from 1 as a spreadsheet shows them, empty ones too. */
export interface CsvRecord {
  readonly row: number
  readonly cells: readonly string[]
}

/** Reads a CSV piece by piece: each piece gives the records that ended in it. */
export interface CsvReader {
  push(text: string): CsvRecord[]
  /** What stood behind the last line end; `unclosed` when a quotation mark was never closed. */
  end(): { readonly ok: true; readonly records: readonly CsvRecord[] } | { readonly ok: false; readonly why: 'unclosed' }
}

/** Where the reader stands: `closing` is behind a quotation mark that may be half of a doubled one. */
type Place = 'start' | 'plain' | 'quoted' | 'closing'

interface State {
  place: Place
  cell: string
  cells: string[]
  row: number
  afterReturn: boolean
}

/**
 * Lines end with LF, CRLF or CR. A cell that begins with a quotation mark ends with one, a doubled one inside stands for itself; what
 * follows the closing mark is kept, as spreadsheets do.
 */
export function createCsvReader(): CsvReader {
  const state: State = { place: 'start', cell: '', cells: [], row: 0, afterReturn: false }
  return {
    push(text) {
      const records: CsvRecord[] = []
      for (const character of text) {
        const record = step(state, character)
        if (record) records.push(record)
      }
      return records
    },
    end() {
      if (state.place === 'quoted') return { ok: false, why: 'unclosed' }
      const empty = state.place === 'start' && state.cells.length === 0
      return { ok: true, records: empty ? [] : [endRecord(state)] }
    },
  }
}

function step(state: State, character: string): CsvRecord | undefined {
  // The LF of a CRLF ended nothing new.
  const skip = state.afterReturn && character === '\n'
  state.afterReturn = false
  if (skip) return undefined
  if (state.place === 'quoted') return inQuotes(state, character)
  if (character === '"' && state.place !== 'plain') return openOrDouble(state)
  if (character === ',') return endCell(state)
  if (character === '\n' || character === '\r') {
    state.afterReturn = character === '\r'
    return endRecord(state)
  }
  state.place = 'plain'
  state.cell += character
  return undefined
}

function inQuotes(state: State, character: string): undefined {
  if (character === '"') state.place = 'closing'
  else state.cell += character
}

function openOrDouble(state: State): undefined {
  if (state.place === 'closing') state.cell += '"'
  state.place = 'quoted'
}

function endCell(state: State): undefined {
  state.cells.push(state.cell)
  state.cell = ''
  state.place = 'start'
}

function endRecord(state: State): CsvRecord {
  endCell(state)
  const cells = state.cells
  state.cells = []
  state.row += 1
  return { row: state.row, cells }
}

/** A text that a spreadsheet would take for a formula, or one that was guarded against that already. */
const formula = /^'*[=+\-@\t\r]/u

/**
 * One line of a CSV, its end included. A cell that a spreadsheet would run as a formula gets an apostrophe before it, which `unguarded`
 * takes away again (OWASP, CSV injection).
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(formula.test(cell) ? `'${cell}` : cell)).join(',')}\r\n`
}

const quoted = (cell: string): string => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A cell as it was before `csvLine` guarded it. */
export const unguarded = (cell: string): string => (cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell)
