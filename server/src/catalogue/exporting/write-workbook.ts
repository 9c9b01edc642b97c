import type ExcelJS from 'exceljs'
import { HEAD_SHEET, headingOf, listColumns } from '../domain/rows/list-columns.ts'
import type { RowChoice } from '../importing/row.store.ts'
import { type Column, dataColumns, reasonColumns } from './columns.ts'
import type { ListedRows } from './listed-rows.ts'

type Writer = ExcelJS.stream.xlsx.WorkbookWriter

/** Rows are handed to the file system this often, so that a long sheet does not pile up in memory. */
const BREATHE = 500

/** The library comes with the first workbook: loading it takes a good part of the start of a node, and many a process never writes one. */
async function openBook(filename: string): Promise<Writer> {
  const { default: excel } = await import('exceljs')
  return new excel.stream.xlsx.WorkbookWriter({ filename, useStyles: true, useSharedStrings: false })
}

/**
 * The list as a workbook: its rows under their headings, each doubtful row with its reasons, and what the list says of itself. Of a choice
 * of rows only these, with their reasons. Read back by an import, the whole list is the same list.
 */
export async function writeWorkbook(filename: string, listed: ListedRows, choice: RowChoice): Promise<void> {
  const book = await openBook(filename)
  const data = dataColumns(listed)
  if (choice === 'all') await writeSheet(book, '清单', { columns: data, rows: listed.rows('all') })
  const doubtful = choice === 'all' ? 'marked' : choice
  await writeSheet(book, '问题', { columns: [...reasonColumns, ...data], rows: listed.rows(doubtful) })
  if (choice === 'all') writeHead(book, listed)
  await book.commit()
}

interface SheetRows {
  readonly columns: readonly Column[]
  readonly rows: AsyncIterable<Parameters<Column['cell']>[0]>
}

async function writeSheet(book: Writer, name: string, { columns, rows }: SheetRows): Promise<void> {
  const sheet = headedSheet(
    book,
    name,
    columns.map(({ heading }) => heading),
  )
  let count = 0
  for await (const row of rows) {
    sheet.addRow(columns.map(({ cell }) => cell(row))).commit()
    if (++count % BREATHE === 0) await new Promise((resume) => setImmediate(resume))
  }
  sheet.commit()
}

/** All cells are texts unless they hold a number, so that a spreadsheet does not make a number of a code of 18 digits. */
function headedSheet(book: Writer, name: string, headings: readonly string[]): ExcelJS.Worksheet {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = headings.map((heading) => ({ header: heading, width: 24, style: { numFmt: '@' } }))
  sheet.getRow(1).font = { bold: true }
  sheet.getRow(1).commit()
  return sheet
}

/** What stands beside the rows, each member as JSON. */
function writeHead(book: Writer, { record }: ListedRows): void {
  const sheet = book.addWorksheet(HEAD_SHEET)
  const head = typeof record.head === 'object' && record.head !== null ? Object.entries(record.head) : []
  for (const [name, value] of head) sheet.addRow([name, JSON.stringify(value)]).commit()
  sheet.commit()
}

/** An empty workbook to fill in, with a second sheet that says what belongs into each column. */
export async function writeTemplateWorkbook(filename: string): Promise<void> {
  const book = await openBook(filename)
  headedSheet(
    book,
    '清单',
    listColumns.map(({ key }) => headingOf(key)),
  ).commit()
  const notes = headedSheet(book, '填写说明', ['栏目', 'Column', 'JSON', '怎么填', 'What belongs here', '例 Example'])
  for (const { key, zh, en, noteZh, noteEn, example } of listColumns)
    notes.addRow([zh, en, key, noteZh, noteEn, example]).commit()
  notes.commit()
  await book.commit()
}
