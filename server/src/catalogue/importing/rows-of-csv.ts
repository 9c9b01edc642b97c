import { createReadStream } from 'node:fs'
import { type CsvRecord, createCsvReader, unguarded } from '../domain/rows/csv.ts'
import { readHeading, rowOfCells } from '../domain/rows/list-columns.ts'
import { problem } from '../problems.ts'
import type { RowSpool } from './row-spool.ts'
import { encodingOf, textOf } from './text-of-file.ts'

const MOST_CELL_CHARACTERS = 100_000

/** Reads a CSV: the first record that is not empty names the columns, every later one is a row. All its cells are texts. */
export async function readCsv(path: string, spool: RowSpool): Promise<void> {
  let keys: readonly (string | null)[] | undefined
  const take = async ({ row, cells }: CsvRecord) => {
    if (keys) {
      const value = rowOfCells(keys, cells.map(cellOf))
      if (value) await spool.write(row, value)
    } else if (cells.some((cell) => cell.trim() !== '')) keys = keysIn(cells.map(unguarded))
  }
  for await (const record of recordsOf(path)) await take(record)
  if (!keys) throw problem.columnMissing()
}

async function* recordsOf(path: string): AsyncIterable<CsvRecord> {
  const reader = createCsvReader()
  for await (const text of textOf(createReadStream(path), await encodingOf(path))) yield* reader.push(text)
  const rest = reader.end()
  if (!rest.ok) throw problem.csvMalformed()
  yield* rest.records
}

/** The columns that a heading names. Refuses `catalogue/columnMissing`, `columnTwice`, `fileTooWide`. */
export function keysIn(cells: readonly string[]): readonly (string | null)[] {
  const heading = readHeading(cells)
  if (heading.ok) return heading.keys
  if (heading.why === 'tooWide') throw problem.fileTooWide({ columns: cells.length })
  throw problem[heading.why]()
}

function cellOf(cell: string): string {
  if (cell.length > MOST_CELL_CHARACTERS) throw problem.fileTooWide({ characters: cell.length })
  return unguarded(cell)
}
