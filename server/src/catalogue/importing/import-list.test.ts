import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import { freshDatabase, type TestDatabase } from '../../test-kit/database.ts'
import { chuanyu, envOf, guangan, guides, national } from '../catalogue.fixture.ts'
import { type Catalogue, createCatalogue } from '../catalogue.ts'
import { itemId } from '../stable-id.ts'

let store: TestDatabase
let catalogue: Catalogue

beforeAll(async () => {
  store = await freshDatabase()
  catalogue = createCatalogue(envOf(store))
  for (const document of [guangan, chuanyu, national, guides]) await catalogue.importList('operator', document)
})
afterAll(() => store.close())

const tables = ['list', 'listed_row', 'item', 'authority', 'implementation', 'standard', 'guide_side'] as const

/** Everything the slice stores, in one text. */
async function state(): Promise<string> {
  const parts: unknown[] = []
  for (const table of tables) {
    const name = sql.table(`catalogue.${table}`)
    parts.push(await store.db.once(sql`select t as row from ${name} as t order by cast(t as text)`))
  }
  return JSON.stringify(parts)
}

async function count(table: (typeof tables)[number], where = sql`true`): Promise<number> {
  const [row] = await store.db.once<{ n: number }>(
    sql`select count(*) as n from ${sql.table(`catalogue.${table}`)} where ${where}`,
  )
  return row?.n ?? -1
}

describe('the three real lists and the guides', () => {
  test('no row is dropped', async () => {
    expect(await count('listed_row', sql`list = 'sichuan-guangan'`)).toBe(1135)
    expect(await count('listed_row', sql`list = 'chuanyu'`)).toBe(118)
    expect(await count('listed_row', sql`list = 'national'`)).toBe(126)
    expect(await count('listed_row', sql`list = 'guides'`)).toBe(15)
    expect(await count('listed_row', sql`not accepted`)).toBe(0)
  })

  test('the implementers of 广安区 are classed as published', async () => {
    const { totals } = await catalogue.readImport('operator', 'sichuan-guangan')
    expect(totals).toMatchObject({ rows: 1135, implementer: { valid: 981, malformed: 143, checkFailed: 7, missing: 4 } })
    expect(await count('implementation', sql`implementer_class = 'malformed'`)).toBe(143)
    expect(await count('implementation')).toBe(1135)
    expect(await count('authority')).toBe(new Set(guangan.items.map((item) => 'department' in item && item.department)).size)
  })

  test('every row is stored as published, codes and all', async () => {
    const rows = await store.db.once<{ data: unknown }>(sql`
      select data from catalogue.listed_row where list = 'sichuan-guangan' order by row`)
    expect(rows.map(({ data }) => data)).toEqual(guangan.items)
    expect(await count('implementation', sql`implementer_code = '11511301452259996u'`)).toBe(1)
  })

  test('equal names in two lists are one item with two sources', async () => {
    const shared = chuanyu.items.filter(({ name }) => national.items.some((other) => other.name === name))
    expect(shared).toHaveLength(67)
    const item = await catalogue.showItem('operator', itemId('失业保险金申领'))
    expect(item.sources).toEqual(['chuanyu', 'guides', 'national', 'sichuan-guangan'])
    expect(item.implementations).toHaveLength(1)
    expect(item.published).toBe(0)
  })

  test('guides stand as notes and drafts on the standard of their item', async () => {
    const { standards } = await catalogue.showItem('operator', itemId('失业保险金申领'))
    expect(standards).toMatchObject([
      { guide: 'G13', stage: 'noted', sides: [{ standing: 'note', evidence: 'read' }, { standing: 'draft' }] },
    ])
    expect(await count('guide_side', sql`standing = 'draft'`)).toBe(8)
    expect(await count('standard')).toBe(15)
  })
})

test('the same file imported again, by two at once, changes nothing', async () => {
  const before = await state()
  const again = await Promise.all([
    catalogue.importList('operator', guangan),
    catalogue.importList('operator', guangan),
    catalogue.importList('operator', guides),
  ])
  expect(again.map(({ changed }) => changed)).toEqual([false, false, false])
  expect(await state()).toBe(before)
})

test('the order of members in a file does not make it another file', async () => {
  const { list, ...rest } = chuanyu
  expect((await catalogue.importList('operator', { ...rest, list })).changed).toBe(false)
})

test('a changed file takes the place of the list, and items stay known', async () => {
  const items = await count('item')
  const first = { list: 'changing', items: [{ name: '将撤事项' }, { name: '失业登记' }] }
  await catalogue.importList('operator', first)
  const { changed } = await catalogue.importList('operator', { list: 'changing', items: [{ name: '失业登记' }, 5] })
  expect(changed).toBe(true)
  const { entries } = await catalogue.readRows('operator', { list: 'changing', rows: 'all', limit: 10 })
  expect(entries.map(({ name, accepted }) => [name, accepted])).toEqual([
    ['失业登记', true],
    [null, false],
  ])
  expect(entries[1]).toMatchObject({ item: null, data: 5, marks: [{ code: 'notARecord' }] })
  expect(await count('item')).toBe(items + 1)
})

test('marked rows are read page by page in their order', async () => {
  const rows: number[] = []
  let cursor: string | undefined
  do {
    const page = await catalogue.readRows('operator', { list: 'sichuan-guangan', rows: 'marked', limit: 50, cursor })
    rows.push(...page.entries.map(({ row }) => row))
    cursor = page.next
  } while (cursor !== undefined)
  expect(rows).toEqual([...rows].sort((a, b) => a - b))
  expect(rows.length).toBe(await count('listed_row', sql`list = 'sichuan-guangan' and marks <> '[]'`))
})

test('what is no list is refused by its place, changes nothing and is not known', async () => {
  const before = await state()
  await expect(catalogue.importList('operator', { list: 'new', items: {} })).rejects.toMatchObject({
    code: 'catalogue/notAList',
    field: '/body/items',
  })
  await expect(catalogue.importList('operator', 'x')).rejects.toMatchObject({ code: 'catalogue/notAList', field: '/body' })
  await expect(catalogue.readImport('operator', 'new')).rejects.toMatchObject({ code: 'catalogue/listUnknown' })
  expect(await state()).toBe(before)
})

test('each import that changed something left one audit line, and no other did', async () => {
  const lines = await store.db.once<{ subject: string; n: number }>(sql`
    select line->>'subject' as subject, count(*) as n
    from platform.audit_entry as entry, json_array_elements(entry.lines) as line
    where line->>'action' = 'catalogue.import' group by 1 order by 1`)
  expect(lines).toEqual([
    { subject: 'changing', n: 2 },
    { subject: 'chuanyu', n: 1 },
    { subject: 'guides', n: 1 },
    { subject: 'national', n: 1 },
    { subject: 'sichuan-guangan', n: 1 },
  ])
})
