import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'

type Value = ExcelJS.CellValue

/** A workbook as a spreadsheet program writes it: texts shared, one sheet for each entry. */
export async function workbookOf(sheets: Readonly<Record<string, readonly (readonly Value[])[]>>): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'tongban-workbook-'))
  const filename = join(folder, 'book.xlsx')
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename, useSharedStrings: true, useStyles: true })
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name)
    for (const row of rows) sheet.addRow([...row]).commit()
    sheet.commit()
  }
  await book.commit()
  const bytes = await readFile(filename)
  await rm(folder, { recursive: true })
  return bytes
}

/** The sheets of a workbook as a spreadsheet program reads them, each row its cells as text. */
export async function sheetsOf(bytes: Buffer): Promise<Record<string, string[][]>> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Uint8Array.from(bytes).buffer)
  return Object.fromEntries(
    book.worksheets.map((sheet) => {
      const rows: string[][] = []
      sheet.eachRow((row) => {
        rows.push(Array.from({ length: sheet.columnCount }, (_, at) => row.getCell(at + 1).text))
      })
      return [sheet.name, rows]
    }),
  )
}
