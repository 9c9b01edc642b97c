import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import { freshDatabase, type TestDatabase } from '../../test-kit/database.ts'
import { chuanyu, demoVersions, envOf, guangan, guides, national, today } from '../catalogue.fixture.ts'
import { type Catalogue, createCatalogue } from '../catalogue.ts'
import { type Expected, type Got, report } from '../domain/search/quality.ts'
import { itemId } from '../stable-id.ts'
import type { SearchAnswer, SearchQuery } from './search.ts'
import { readShipped } from './shipped-data.ts'

let store: TestDatabase
let catalogue: Catalogue

beforeAll(async () => {
  store = await freshDatabase()
  catalogue = createCatalogue(envOf(store))
  for (const document of [guangan, chuanyu, national, guides]) await catalogue.importList('operator', document)
  for (const document of demoVersions) await catalogue.publishVersion({ actor: 'operator', document, origin: 'partner' })
})
afterAll(() => store.close())

const ask = (q: string, more: Omit<SearchQuery, 'q'> = {}) => catalogue.search('person', { q, ...more })

async function itemsOf(q: string, more: Omit<SearchQuery, 'q'> = {}) {
  const answer = await ask(q, more)
  if (answer.kind !== 'items') throw new Error(`${q}: ${JSON.stringify(answer)}`)
  return answer.items
}

function gotOf(answer: SearchAnswer): Got {
  const shown = answer.kind === 'items' ? answer.items : answer.kind === 'ask' ? answer.candidates : []
  return {
    kind: answer.kind,
    names: shown.map(({ name }) => name),
    places: answer.kind === 'none' ? {} : (answer.places ?? {}),
    section: answer.kind === 'none' ? undefined : answer.section,
    phone: answer.kind === 'none' ? answer.emergency?.phone : undefined,
  }
}

describe.each([['queries.json'], ['queries-own.json']])('the query set %s', (file) => {
  test('is answered by the index as the aims ask', { timeout: 120_000 }, async () => {
    const { queries } = readShipped(file).value as { queries: Expected[] }
    const answers = []
    for (const expected of queries) answers.push({ expected, got: gotOf(await ask(expected.query)) })
    const result = report(answers)
    expect(result.misses.filter(({ match }) => !match.startsWith('top'))).toEqual([])
    expect(result).toMatchObject({ met: true, queries: queries.length })
    expect(result.understood.right / result.understood.of).toBeGreaterThanOrEqual(0.95)
  })
})

/** Names of the items that people can read a guide of, or apply for. */
const guided = [...new Set([...guides.guides.map(({ item }) => item), ...demoVersions.map(({ name }) => name.zh)])]
const halfWidth = (name: string) => name.replaceAll('（', '(').replaceAll('）', ')')

describe('the official name of an item that has a guide or can be applied for', () => {
  test.each(guided)('%s finds that item first, whatever its brackets are', async (name) => {
    for (const typed of new Set([name, halfWidth(name), halfWidth(name).replaceAll(/[()]/g, '')])) {
      const answer = await ask(typed)
      const [first] = answer.kind === 'items' ? answer.items : []
      expect({ typed, kind: answer.kind, first: first && halfWidth(first.name) }).toEqual({
        ...{ typed, kind: 'items', first: halfWidth(name) },
      })
    }
  })
})

describe('an answer', () => {
  test('of items has their official and English names, what lists say and where they are offered', async () => {
    const [first] = await itemsOf('失业金怎么领')
    expect(first).toMatchObject({
      id: itemId('失业保险金申领'),
      name: '失业保险金申领',
      en: 'Claim for unemployment benefit',
      sources: ['chuanyu', 'guides', 'national', 'sichuan-guangan'],
      mode: 'relay',
      listed: 1,
      published: 1,
    })
  })

  test('has no code where no list gives one, and one as published where the lists agree', async () => {
    expect((await itemsOf('新生儿入户'))[0]).toMatchObject({ name: '新生儿入户', code: null })
    const [listed] = await itemsOf('乡村建设规划许可证核发')
    const row = guangan.items.find(({ name }) => name === '乡村建设规划许可证核发') as { localBasicCode?: string } | undefined
    expect(listed).toMatchObject({ name: '乡村建设规划许可证核发', code: row?.localBasicCode })
  })

  test('never calls an item online that no list says is', async () => {
    expect((await itemsOf('办护照 户口不在这边'))[0]).toMatchObject({ name: '普通护照签发', mode: null })
    expect((await itemsOf('电子监控违法处理'))[0]).toMatchObject({ mode: 'online' })
  })

  test('tells what was guessed, and nothing where nothing was', async () => {
    expect(await ask('营业执照遗矢补办')).toMatchObject({ corrected: '营业执照遗失补办' })
    expect(await ask('sfz buling')).toMatchObject({ corrected: '身份证 补领' })
    expect(await ask('营业执照遗失补办')).not.toHaveProperty('corrected')
    expect(await ask('戶口遷移 夫妻投靠')).not.toHaveProperty('corrected')
  })

  test('that is none shows three ways on, and in danger the number to call', async () => {
    expect(await ask('asdfgh')).toEqual({ kind: 'none', exits: [expect.anything(), expect.anything(), expect.anything()] })
    expect(await ask('有人打架 快来人')).toMatchObject({ kind: 'none', emergency: { phone: '110' } })
  })
})

describe('places', () => {
  test('that were chosen count where the query names none, and give way to those it names', async () => {
    expect(await ask('失业登记', { from: '500112', to: '511602' })).toMatchObject({
      places: { from: '渝北区', target: '广安区' },
    })
    expect(await ask('公积金转移', { from: '重庆', to: '成都' })).toMatchObject({ places: { from: '重庆市', to: '成都市' } })
    expect(await ask('公积金咋个转到重庆', { to: '成都' })).toMatchObject({ places: { to: '重庆市' } })
  })

  test('say how many there offer the item', async () => {
    const [there] = await itemsOf('失业登记', { to: '511600' })
    expect(there).toMatchObject({ name: '失业登记', listed: 1, listedThere: 1 })
    expect((await itemsOf('失业登记', { to: '成都' }))[0]).toMatchObject({ listed: 1, listedThere: 0 })
  })

  test('that do not exist are refused', async () => {
    await expect(ask('失业登记', { to: '亚特兰蒂斯' })).rejects.toMatchObject({
      code: 'catalogue/placeUnknown',
      field: '/query/to',
    })
  })
})

test('items that are for others come last', async () => {
  const names = async (audience: 'person' | 'enterprise') =>
    (await itemsOf('参保证明打印', { for: audience })).map(({ name }) => name)
  const [person, enterprise] = ['个人社会保险参保证明查询打印', '单位社会保险参保证明查询打印']
  const [forPerson, forEnterprise] = [await names('person'), await names('enterprise')]
  expect(forPerson.indexOf(person)).toBeLessThan(forPerson.indexOf(enterprise))
  expect(forEnterprise.indexOf(enterprise)).toBeLessThan(forEnterprise.indexOf(person))
})

test('of items that fit as well, the one that takes applications comes before one that is merely listed', async () => {
  const found = await itemsOf('离职后能提公积金吗')
  const at = (name: string) => found.findIndex((item) => item.name === name)
  const [open, listed] = [at('正常退休提取住房公积金'), at('购房提取住房公积金')]
  expect([found[open]?.published, found[listed]?.published]).toEqual([1, 0])
  expect(open).toBeLessThan(listed)
})

describe('what found nothing', () => {
  const failed = async () => (await catalogue.dictionary.failed('operator', { day: undefined, limit: 200 })).entries

  test('is kept for the editor with how often it was asked, without numbers', async () => {
    for (let times = 0; times < 3; times++) await ask('蓝月亮证 11010519491231002X 电话 138 0000 0000')
    const kept = (await failed()).find(({ text }) => text.includes('蓝月亮证'))
    expect(kept).toMatchObject({ times: 3, text: expect.not.stringMatching(/\d{3}/) })
  })

  test('is not kept where a portal looked for its own links', async () => {
    expect(await ask('红月亮证', { typed: false })).toMatchObject({ kind: 'none' })
    expect((await failed()).filter(({ text }) => text.includes('红月亮证'))).toEqual([])
    await ask('红月亮证', { typed: true })
    expect((await failed()).filter(({ text }) => text.includes('红月亮证'))).toMatchObject([{ times: 1 }])
  })

  test('is not kept for a cry for help', async () => {
    await ask('家里着火了')
    expect((await failed()).filter(({ text }) => text.includes('着火'))).toEqual([])
  })
})

describe('the index', () => {
  test('follows a list that is imported anew, and an item that comes with a version', async () => {
    const list = (names: readonly string[]) => ({ list: 'fresh', items: names.map((name) => ({ name })) })
    await catalogue.importList('operator', list(['蓝莓种植登记', '蓝莓采摘证申领']))
    expect((await itemsOf('蓝莓采摘证'))[0]).toMatchObject({ name: '蓝莓采摘证申领', sources: ['fresh'] })
    await catalogue.importList('operator', list(['蓝莓种植登记']))
    expect((await itemsOf('蓝莓采摘证申领'))[0]).toMatchObject({ sources: [] })
  })

  test('counts the implementations of each place', async () => {
    const rows = await store.db.once<{ n: number }>(sql`select sum(implementations) as n from catalogue.search_place`)
    const listed = await store.db.once<{ n: number }>(sql`select count(*) as n from catalogue.implementation`)
    expect(rows).toEqual(listed)
  })

  test('gathered by two processes at once it stands as gathered by one', async () => {
    const other = createCatalogue(envOf(store))
    await catalogue.importList('operator', { list: 'fresh', items: [{ name: '桑葚采摘证申领' }] })
    const answers = await Promise.all([ask('桑葚采摘证'), other.search('person', { q: '桑葚采摘证' })])
    expect(answers[0]).toMatchObject({ kind: 'items' })
    expect(answers[1]).toEqual(answers[0])
  })

  test('holds what looks like a pattern or a statement as plain text', async () => {
    for (const q of ['%', "'; drop table catalogue.item; --", '\\', "公积金' | '身份证", '@户口', ' & | !']) {
      expect(['items', 'ask', 'none']).toContain((await ask(q)).kind)
    }
    expect((await ask('失业登记')).kind).toBe('items')
  })
})

test('a long new list is gathered by a job: searches before it are answered without it, and do not wait', async () => {
  const items = Array.from({ length: 5_001 }, (_, row) => ({ name: `大熊猫领养登记第${row}类` }))
  await ask('失业登记')
  await catalogue.importList('operator', { list: 'long', items })
  const found = async () => JSON.stringify(await ask('大熊猫领养登记')).includes('大熊猫领养登记第')
  expect(await found()).toBe(false)
  const env = envOf(store, { now: () => new Date(`${today}T01:01:00.000Z`) })
  createCatalogue(env)
  expect(await env.jobs.runDue()).toBeGreaterThan(0)
  expect(await found()).toBe(true)
})
