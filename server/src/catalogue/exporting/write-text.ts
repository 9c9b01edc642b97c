import { open } from 'node:fs/promises'
import { csvLine } from '../domain/rows/csv.ts'
import { headingOf, listColumns } from '../domain/rows/list-columns.ts'
import type { ReportedRow, RowChoice } from '../importing/row.store.ts'
import { type Column, dataColumns, reasonColumns } from './columns.ts'
import type { ListedRows } from './listed-rows.ts'

/** Spreadsheets take a CSV for UTF-8 only when it begins with this. */
const BOM = '\uFEFF'
const FLUSH_AT = 256 * 1024

/** The list as CSV: its rows under their headings, of a choice of rows only these with their reasons. */
export async function writeCsv(path: string, listed: ListedRows, choice: RowChoice): Promise<void> {
  const data = dataColumns(listed)
  await writePieces(path, csvPieces(choice === 'all' ? data : [...reasonColumns, ...data], listed.rows(choice)))
}

async function* csvPieces(columns: readonly Column[], rows: AsyncIterable<ReportedRow>): AsyncIterable<string> {
  yield BOM + csvLine(columns.map(({ heading }) => heading))
  for await (const row of rows) yield csvLine(columns.map(({ cell }) => String(cell(row) ?? '')))
}

/** The list as the JSON document that an import takes; of a choice of rows each with its report. */
export async function writeJson(path: string, listed: ListedRows, choice: RowChoice): Promise<void> {
  await writePieces(path, jsonPieces(listed, choice))
}

async function* jsonPieces({ record, rows }: ListedRows, choice: RowChoice): AsyncIterable<string> {
  const { kind } = record
  const head = typeof record.head === 'object' && record.head !== null ? Object.entries(record.head) : []
  yield '{\n'
  for (const [name, value] of head) yield `${JSON.stringify(name)}: ${JSON.stringify(value)},\n`
  yield `${JSON.stringify(choice === 'all' ? kind : 'rows')}: [`
  let before = '\n'
  for await (const row of rows(choice)) {
    yield before + JSON.stringify(choice === 'all' ? row.data : row)
    before = ',\n'
  }
  yield '\n]}\n'
}

/** The headings alone. */
export const writeTemplateCsv = (path: string): Promise<void> =>
  writePieces(path, [BOM, csvLine(listColumns.map(({ key }) => headingOf(key)))])

/** A list without rows, and what belongs into one. */
export async function writeTemplateJson(path: string): Promise<void> {
  const columns = listColumns.map(({ key, zh, en, noteZh, noteEn }) => ({ key, zh, en, noteZh, noteEn }))
  await writePieces(path, [JSON.stringify({ list: 'my-list', title: '清单名称', columns, items: [] }, null, 2)])
}

async function writePieces(path: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void> {
  const handle = await open(path, 'w', 0o600)
  let waiting = ''
  try {
    for await (const piece of pieces) {
      waiting += piece
      if (waiting.length < FLUSH_AT) continue
      await handle.writeFile(waiting)
      waiting = ''
    }
    await handle.writeFile(waiting)
  } finally {
    await handle.close()
  }
}
