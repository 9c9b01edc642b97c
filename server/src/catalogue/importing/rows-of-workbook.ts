import { parseBounded } from '@tongban/protocol/canonical'
import { isProblem } from '../../platform/problem.ts'
import { HEAD_SHEET, rowOfCells } from '../domain/rows/list-columns.ts'
import { problem } from '../problems.ts'
import type { RowSpool } from './row-spool.ts'
import { keysIn } from './rows-of-csv.ts'
import { dayStyles, type Shared, sharedTexts, sheetParts } from './workbook/parts.ts'
import { type SheetRow, sheetRows } from './workbook/sheet-rows.ts'
import { notAWorkbook, openZip, type Zip } from './workbook/zip.ts'

const headLimits = { maxBytes: 1024 * 1024, maxDepth: 24, maxNodes: 20_000 }

/**
 * Reads an xlsx: the rows of its first sheet, whose first filled row names the columns, and what its head sheet says of the list, where it
 * has one. Other sheets are notes. Answers the members beside the rows. Refuses `catalogue/notAWorkbook`, `fileTooWide`, `columnMissing`.
 */
export async function readWorkbook(path: string, spool: RowSpool): Promise<Record<string, unknown>> {
  const zip = await openZip(path)
  try {
    return await readSheets(zip, spool)
  } catch (error) {
    // What the disk refuses is no fault of the file.
    if (isProblem(error) || !(error instanceof Error) || 'syscall' in error) throw error
    // Of XML or a packed entry that is broken the reader says so in words of its own.
    return notAWorkbook(error.message)
  } finally {
    await zip.close()
  }
}

async function readSheets(zip: Zip, spool: RowSpool): Promise<Record<string, unknown>> {
  const { sheets, from1904 } = await sheetParts(zip)
  const shared: Shared = { texts: await sharedTexts(zip), isDay: await dayStyles(zip), from1904 }
  const rows = sheets.find(({ name }) => name !== HEAD_SHEET)
  const head = sheets.find(({ name }) => name === HEAD_SHEET)
  if (!rows) throw problem.columnMissing()
  await readRows(sheetRows(zip.read(rows.entry), shared), spool)
  return head ? readHead(sheetRows(zip.read(head.entry), shared)) : {}
}

const textOf = (cell: SheetRow['cells'][number]): string => (cell === undefined || cell === null ? '' : String(cell))

async function readRows(rows: AsyncIterable<SheetRow>, spool: RowSpool): Promise<void> {
  let keys: readonly (string | null)[] | undefined
  for await (const { row, cells } of rows) {
    const value = keys && rowOfCells(keys, Array.from(cells))
    if (value) await spool.write(row, value)
    keys ??= columnsIn(cells)
  }
  if (!keys) throw problem.columnMissing()
}

/** The columns a row names; nothing where it is empty, as above a table. */
function columnsIn(cells: SheetRow['cells']): readonly (string | null)[] | undefined {
  return cells.some((cell) => textOf(cell).trim() !== '') ? keysIn(Array.from(cells, textOf)) : undefined
}

/** Each row a member: its name, and its value as JSON. */
async function readHead(rows: AsyncIterable<SheetRow>): Promise<Record<string, unknown>> {
  const members: [string, unknown][] = []
  for await (const { cells } of rows) {
    const [name, json = ''] = Array.from(cells, textOf)
    const parsed = parseBounded(json, headLimits)
    if (name && name !== '__proto__' && parsed.ok) members.push([name, parsed.value])
  }
  return Object.fromEntries(members)
}
