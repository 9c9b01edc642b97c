import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import { chuanyu, guangan, guides } from '../catalogue.fixture.ts'
import { type CatalogueHttp, openCatalogue } from '../catalogue-http.fixture.ts'
import { listColumns } from '../domain/rows/list-columns.ts'
import { mediaTypes } from './incoming-file.ts'
import { sheetsOf, workbookOf } from './workbook.fixture.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })

let http: CatalogueHttp

let folder: string
const temporary = process.env['TMPDIR']

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongban-files-test-'))
  process.env['TMPDIR'] = folder
  http = await openCatalogue()
})
afterAll(async () => {
  await http.close()
  if (temporary === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = temporary
  await rm(folder, { recursive: true })
})

type Format = keyof typeof mediaTypes

const send = (format: Format, content: string | Buffer, list?: string) =>
  http.send('POST', list === undefined ? '/imports' : `/imports?list=${list}`, {
    as: 'operator',
    raw: { type: mediaTypes[format], content },
  })
const exported = (list: string, format: Format, rows = 'all') =>
  http.send('GET', `/imports/${list}/export?format=${format}&rows=${rows}`, { as: 'operator' })
const rowsOf = async (list: string, rows = 'all') =>
  (await http.send('GET', `/imports/${list}/rows?rows=${rows}&limit=200`, { as: 'operator' })).body.entries

/** Everything an import leaves behind, in one text. */
async function state(): Promise<string> {
  const tables = ['list', 'listed_row', 'item', 'authority', 'implementation', 'standard', 'guide_side']
  const all = tables.map((table) =>
    http.db.once(sql`select t as row from ${sql.table(`catalogue.${table}`)} as t order by cast(t as text)`),
  )
  return JSON.stringify(await Promise.all(all))
}

const heading = ['事项名称', '实施部门', '区划代码', '来源']

describe('the same list in each format', () => {
  test('imported again as it was exported changes nothing, whatever the format', async () => {
    const json = JSON.stringify(guangan)
    expect(await send('json', json)).toMatchObject({ body: { list: 'sichuan-guangan', changed: true } })
    const again = await exported('sichuan-guangan', 'json')
    expect(again.headers['content-disposition']).toBe('attachment; filename="sichuan-guangan.json"')
    expect(again.body).toEqual(guangan)
    const stood = await state()
    expect(await send('json', again.text)).toMatchObject({ body: { changed: false } })
    expect(await state()).toBe(stood)
    for (const format of ['xlsx', 'csv'] as const) {
      const { bytes } = await exported('sichuan-guangan', format)
      expect(await send(format, bytes, 'sheet')).toMatchObject({ status: 201, body: { changed: true } })
      const before = await state()
      expect(await send(format, bytes, 'sheet')).toMatchObject({ status: 201, body: { changed: false } })
      expect(await state()).toBe(before)
      const entries = await http.db.once<{ data: unknown; row: number }>(sql`
        select row, data from catalogue.listed_row where list = 'sheet' order by row`)
      expect(entries.map(({ data }) => data)).toEqual(guangan.items)
      expect(entries[0]?.row).toBe(2)
    }
  }, 60_000)

  test('a workbook brings back what stood beside the rows, and numbers as numbers', async () => {
    await send('json', JSON.stringify(chuanyu))
    const { bytes } = await exported('chuanyu', 'xlsx')
    expect(Object.keys(await sheetsOf(bytes))).toEqual(['清单', '问题', '列表信息'])
    expect(await send('xlsx', bytes, 'chuanyu-sheet')).toMatchObject({ status: 201 })
    const back = await exported('chuanyu-sheet', 'json')
    expect(back.body).toEqual({ ...chuanyu, list: 'chuanyu-sheet' })
  })

  test('guides go as JSON only', async () => {
    expect(await send('json', JSON.stringify(guides))).toMatchObject({ body: { kind: 'guides' } })
    expect(await exported('guides', 'xlsx')).toMatchObject({ status: 422, body: { code: 'catalogue/onlyAsJson' } })
    expect((await exported('guides', 'json')).body).toEqual(guides)
  })
})

describe('what people really send', () => {
  test('a CSV saved by a spreadsheet on Chinese Windows (GB 18030)', async () => {
    // 事项名称\r\n失业登记\r\n
    const bytes = Buffer.from('cac2cfeec3fbb3c60d0acaa7d2b5b5c7bcc70d0a', 'hex')
    expect(await send('csv', bytes, 'gbk')).toMatchObject({ status: 201, body: { totals: { accepted: 1 } } })
    expect(await rowsOf('gbk')).toMatchObject([{ row: 2, name: '失业登记', data: { name: '失业登记' } }])
  })

  test('rows keep the number they have in the file, empty ones are passed over, unknown columns are kept', async () => {
    const book = await workbookOf({ 封面: [['', ''], ['事项名称', '经办人意见'], [], ['甲事项', '同意'], [], ['', '无名称']] })
    expect(await send('xlsx', book, 'gaps')).toMatchObject({ body: { totals: { rows: 2, accepted: 1 } } })
    expect(await rowsOf('gaps')).toMatchObject([
      { row: 4, data: { name: '甲事项', 经办人意见: '同意' } },
      { row: 6, accepted: false, marks: [{ code: 'nameMissing' }] },
    ])
  })

  test('a cell is what a person sees in it', async () => {
    const row: Parameters<typeof workbookOf>[0][string][number] = [
      { richText: [{ text: '失业' }, { text: '登记' }] },
      { formula: '1+1', result: 2 },
      { text: '广安区', hyperlink: 'http://example.org' },
      new Date('2026-11-24T00:00:00.000Z'),
      { error: '#N/A' },
      true,
    ]
    await send('xlsx', await workbookOf({ 清单: [['name', 'a', 'b', 'c', 'd', 'e'], row] }), 'cells')
    const [{ data }] = await rowsOf('cells')
    expect(data).toEqual({ name: '失业登记', a: 2, b: '广安区', c: '2026-11-24', d: '#N/A', e: true })
  })

  test('the template is a file that imports: no row, and every column known', async () => {
    for (const format of ['xlsx', 'csv', 'json'] as const) {
      const { bytes, status } = await http.send('GET', `/import-template?format=${format}`, { as: 'operator' })
      expect(status).toBe(200)
      expect(await send(format, bytes, `template-${format}`)).toMatchObject({ status: 201, body: { totals: { rows: 0 } } })
    }
    const { bytes } = await http.send('GET', '/import-template', { as: 'operator' })
    const sheets = await sheetsOf(bytes)
    expect(sheets['清单']?.[0]).toEqual(listColumns.map(({ zh }) => zh))
    expect(sheets['填写说明']).toHaveLength(listColumns.length + 1)
  })
})

describe('what cannot be read is refused whole and changes nothing', () => {
  test.each<[string, Format, string, string | undefined, string]>([
    ['a sheet without a list name', 'csv', '事项名称\n甲\n', undefined, 'catalogue/listNameMissing'],
    ['no column for the name', 'csv', '部门\n甲\n', 'x', 'catalogue/columnMissing'],
    ['an empty file', 'csv', '', 'x', 'catalogue/columnMissing'],
    ['a column twice', 'csv', 'name,事项名称\n甲,乙\n', 'x', 'catalogue/columnTwice'],
    ['an open quotation mark', 'csv', 'name\n"甲\n', 'x', 'catalogue/csvMalformed'],
    ['no workbook', 'xlsx', 'PK no zip', 'x', 'catalogue/notAWorkbook'],
    ['no UTF-8', 'json', '{"list":"\xff"}', undefined, 'platform/badJson'],
  ])('%s', async (_, format, text, list, code) => {
    const before = await state()
    expect(
      (await send(format, Buffer.from(text, 'latin1').includes(0xff) ? Buffer.from(text, 'latin1') : text, list)).body,
    ).toMatchObject({ code })
    expect(await state()).toBe(before)
  })

  test('bytes that are no text at all', async () => {
    expect((await send('csv', Buffer.from([0x61, 0xff, 0xff, 0x0a]), 'x')).body).toMatchObject({ code: 'catalogue/notText' })
  })

  test('a zip whose entries are not where its directory says', async () => {
    const book = await workbookOf({ 清单: [['name'], ['甲']] })
    const shifted = Buffer.concat([book.subarray(0, 4), Buffer.alloc(200, 0x20), book.subarray(4)])
    expect((await send('xlsx', shifted, 'x')).body).toMatchObject({ code: 'catalogue/notAWorkbook' })
  })

  test('a workbook with any byte changed, or cut anywhere, never takes the node down', async () => {
    const book = await workbookOf({ 清单: [heading, ['甲事项', '一局', '511602000000', '']] })
    const changed = fc.tuple(fc.nat(book.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, by]) => {
      const bytes = Buffer.from(book)
      bytes[at] = (bytes[at] ?? 0) ^ by
      return bytes
    })
    const cut = fc.nat(book.length - 1).map((length) => book.subarray(0, length))
    await fc.assert(
      fc.asyncProperty(fc.oneof(changed, cut), async (bytes) => {
        const { status } = await send('xlsx', bytes, 'fuzz')
        expect([201, 400, 413, 422]).toContain(status)
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  test('nothing of what came in or went out stays on the disk', async () => {
    await expect.poll(() => readdir(folder)).toEqual([])
  })
})
