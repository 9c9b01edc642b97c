import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import { type CatalogueHttp, openCatalogue } from '../catalogue-http.fixture.ts'
import { mediaTypes } from './incoming-file.ts'
import { sheetsOf, workbookOf } from './workbook.fixture.ts'

let http: CatalogueHttp

beforeAll(async () => {
  http = await openCatalogue()
})
afterAll(() => http.close())

const heading = ['事项名称', '实施部门', '区划代码', '来源']

describe('a sheet of 50,000 rows, 1,000 of them without a name', () => {
  const bad = (at: number) => at % 50 === 7
  const rows = Array.from({ length: 50_000 }, (_, at) => [
    bad(at) ? null : `第${at}号事项办理`,
    `第${at % 40}局`,
    '511602000000',
    '样例',
  ])

  const book = workbookOf({ 清单: [heading, ...rows] })
  const send = async () =>
    http.send('POST', '/imports?list=fifty-thousand', { as: 'operator', raw: { type: mediaTypes.xlsx, content: await book } })

  test('imports 49,000 and reports 1,000, each with the number it has in the sheet', async () => {
    const answer = await send()
    expect(answer).toMatchObject({
      status: 201,
      body: { changed: true, refused: 1000, totals: { rows: 50_000, accepted: 49_000 } },
    })
    const [counted] = await http.db.once<{ items: number; listed: number }>(sql`
      select count(distinct item) as items, (select count(*) from catalogue.implementation where list = 'fifty-thousand') as listed
      from catalogue.listed_row where list = 'fifty-thousand'`)
    expect(counted).toEqual({ items: 49_000, listed: 49_000 })
    const refused = await http.db.once<{ row: number; marks: { code: string }[] }>(sql`
      select row, marks from catalogue.listed_row where list = 'fifty-thousand' and not accepted order by row`)
    // Row 1 of the sheet is the heading.
    expect(refused.map(({ row }) => row)).toEqual(rows.flatMap((_, at) => (bad(at) ? [at + 2] : [])))
    expect(new Set(refused.map(({ marks }) => marks[0]?.code))).toEqual(new Set(['nameMissing']))
  }, 120_000)

  test('imported again changes nothing', async () => {
    expect(await send()).toMatchObject({ status: 201, body: { changed: false, refused: 1000 } })
  }, 60_000)

  test('gives the refused rows back as a sheet with the reason in each row', async () => {
    const { bytes } = await http.send('GET', '/imports/fifty-thousand/export?rows=refused', { as: 'operator' })
    const { 问题: sheet = [] } = await sheetsOf(bytes)
    expect(sheet[0]).toEqual(['行号', '已列出', '原因', 'Reason', ...heading])
    expect(sheet).toHaveLength(1001)
    expect(sheet[1]).toEqual([
      '9',
      '否',
      '没有事项名称，不能列出',
      'The row has no item name and cannot be listed',
      '',
      '第7局',
      '511602000000',
      '样例',
    ])
  }, 60_000)
})
