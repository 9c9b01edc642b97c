import { parseBounded } from '@tongban/protocol/canonical'
import ExcelJS from 'exceljs'
import { ProblemError } from '../../platform/problem.ts'
import { HEAD_SHEET, rowOfCells } from '../domain/rows/list-columns.ts'
import { problem } from '../problems.ts'
import { cellsOf, cellText } from './cells.ts'
import type { RowSpool } from './row-spool.ts'
import { keysIn } from './rows-of-csv.ts'
import { checkUnpacked } from './unpacked-size.ts'

const headLimits = { maxBytes: 1024 * 1024, maxDepth: 24, maxNodes: 20_000 }

/**
 * Reads an xlsx: the rows of its first sheet, whose first filled row names the columns, and what its head sheet says of the list, where it
 * has one. Other sheets are notes. Answers the members beside the rows. Refuses `catalogue/notAWorkbook`, `fileTooWide`, `columnMissing`.
 */
export async function readWorkbook(path: string, spool: RowSpool): Promise<Record<string, unknown>> {
  await checkUnpacked(path)
  try {
    return await readSheets(path, spool)
  } catch (error) {
    if (error instanceof ProblemError) throw error
    // The reader says the same of every file that is none: a text of its own.
    throw problem.notAWorkbook({ why: String(error) })
  }
}

type Sheet = AsyncIterable<ExcelJS.Row> & { readonly name?: string }

async function readSheets(path: string, spool: RowSpool): Promise<Record<string, unknown>> {
  const sheets = new ExcelJS.stream.xlsx.WorkbookReader(path, {
    entries: 'ignore',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    worksheets: 'emit',
  })
  let members: Record<string, unknown> = {}
  let first = true
  for await (const sheet of sheets as AsyncIterable<Sheet>) {
    if (sheet.name === HEAD_SHEET) members = await readHead(sheet)
    else if (first) {
      await readRows(sheet, spool)
      first = false
    } else await passOver(sheet)
  }
  if (first) throw problem.columnMissing()
  return members
}

async function readRows(sheet: Sheet, spool: RowSpool): Promise<void> {
  let keys: readonly (string | null)[] | undefined
  for await (const row of sheet) {
    const cells = cellsOf(row)
    if (keys) {
      const value = rowOfCells(keys, cells)
      if (value) await spool.write(row.number, value)
    } else if (cells.some((cell) => cellText(cell).trim() !== '')) keys = keysIn(Array.from(cells, cellText))
  }
  if (!keys) throw problem.columnMissing()
}

/** Each row a member: its name, and its value as JSON. */
async function readHead(sheet: Sheet): Promise<Record<string, unknown>> {
  const members: [string, unknown][] = []
  for await (const row of sheet) {
    const [name, json] = Array.from(cellsOf(row), cellText)
    const parsed = parseBounded(json ?? '', headLimits)
    if (name && name !== '__proto__' && parsed.ok) members.push([name, parsed.value])
  }
  return Object.fromEntries(members)
}

/** A sheet that is not read to its end would keep the reader waiting. */
async function passOver(sheet: Sheet): Promise<void> {
  for await (const _ of sheet);
}
