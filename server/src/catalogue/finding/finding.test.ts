import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test-kit/database.ts'
import { chuanyu, demoVersions, envOf, guangan, national } from '../catalogue.fixture.ts'
import { type Catalogue, createCatalogue } from '../catalogue.ts'
import { itemId } from '../stable-id.ts'

let store: TestDatabase
let catalogue: Catalogue

beforeAll(async () => {
  store = await freshDatabase()
  catalogue = createCatalogue(envOf(store))
  for (const document of [guangan, chuanyu, national]) await catalogue.importList('operator', document)
  for (const document of demoVersions) await catalogue.publishVersion({ actor: 'operator', document, origin: 'partner' })
})
afterAll(() => store.close())

const names = async (q: string) => (await catalogue.search('person', { q, limit: 5 })).map(({ name }) => name)

test.each([
  ['失业保险金申领', '失业保险金申领'],
  ['失业保险金 申领', '失业保险金申领'],
  ['退休提取公积金', '正常退休提取住房公积金'],
  ['普通护照', '普通护照签发'],
  ['货物运输 换证', '道路货物运输驾驶员从业资格证换证'],
  ['跨省异地 身份证', '居民身份证跨省异地办理'],
])('"%s" finds %s first', async (q, name) => {
  expect((await names(q))[0]).toBe(name)
})

test('full-width letters and brackets in the query do not matter', async () => {
  expect(await names('设立（')).toEqual(await names('设立('))
})

test('a query that shares nothing finds nothing; nor do blanks', async () => {
  for (const q of ['qqzz', '   ', '_', "'; drop table catalogue.item; --"]) expect(await names(q)).toEqual([])
})

test('what looks like a pattern is only a text', async () => {
  expect(await names('%')).toEqual(['一次性工亡补助金（含生活困难，预支50%确认）、丧葬补助金申领'])
})

test('one character is a query too', async () => {
  const found = await names('证')
  expect(found).toHaveLength(5)
  for (const name of found) expect(name).toContain('证')
})

test('listed and published are told apart', async () => {
  const [found] = await catalogue.search('person', { q: '失业保险金申领', limit: 1 })
  expect(found).toMatchObject({ listed: 1, published: 1, sources: ['chuanyu', 'national', 'sichuan-guangan'] })
})

test('pages give every item once, in order', async () => {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await catalogue.listItems('person', { published: false, limit: 200, cursor })
    ids.push(...page.entries.map(({ id }) => id))
    cursor = page.next
  } while (cursor !== undefined)
  const all = new Set([...guangan.items, ...chuanyu.items, ...national.items].map(({ name }) => itemId(name)))
  expect(new Set(ids)).toEqual(all)
  expect(ids).toHaveLength(all.size)
})

test('only items open to application, if so asked', async () => {
  const { entries, next } = await catalogue.listItems('person', { published: true, limit: 200 })
  expect(next).toBeUndefined()
  expect(new Set(entries.map(({ id }) => id))).toEqual(new Set(demoVersions.map(({ item }) => item)))
  expect(entries.every(({ published }) => published > 0)).toBe(true)
})

test('a made-up cursor is refused', async () => {
  await expect(catalogue.listItems('person', { published: false, limit: 5, cursor: 'e30' })).rejects.toMatchObject({
    code: 'platform/badCursor',
  })
})

test('an unknown item is refused', async () => {
  await expect(catalogue.showItem('person', 'item-0')).rejects.toMatchObject({ code: 'catalogue/itemUnknown', field: '/path/id' })
})
