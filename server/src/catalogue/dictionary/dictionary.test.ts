import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../identity/index.ts'
import { sql } from '../../platform/db/db.ts'
import { type App, createApp } from '../../platform/http/app.ts'
import { createLog } from '../../platform/log.ts'
import { freshDatabase, type TestDatabase } from '../../test-kit/database.ts'
import { chuanyu, envOf, guangan, guides, national, sichuan } from '../catalogue.fixture.ts'
import { type Catalogue, createCatalogue } from '../catalogue.ts'
import { weekOf } from './week.ts'

let store: TestDatabase
let app: App
let catalogue: Catalogue

const itemManager = [{ place: '511602:gongan', role: 'itemManager', organisation: '区公安分局' }] as const
const clerk = [{ place: '511602:window', role: 'clerk', organisation: '政务中心' }] as const
const actors: readonly Actor[] = [
  { id: 'operator', kind: 'operator', node: sichuan, duties: [] },
  { id: 'editor', kind: 'staff', node: sichuan, duties: itemManager },
  { id: 'colleague', kind: 'staff', node: sichuan, duties: itemManager },
  { id: 'clerk', kind: 'staff', node: sichuan, duties: clerk },
  { id: 'citizen', kind: 'citizen', node: sichuan, personId: 'p', duties: [] },
]

beforeAll(async () => {
  store = await freshDatabase()
  const env = envOf(store)
  app = await createApp({
    ...env,
    log: createLog({ level: 'silent' }),
    authenticate: async (token) => actors.find(({ id }) => id === token),
    process: 'test',
    version: '0.0.0',
    requestsPerMinute: 0,
  })
  catalogue = createCatalogue(env)
  catalogue.routes(app)
  await app.ready()
  for (const document of [guangan, chuanyu, national, guides]) await catalogue.importList('operator', document)
})
afterAll(async () => {
  await app.close()
  await store.close()
})

interface Sent {
  readonly as?: string
  readonly body?: unknown
  readonly seen?: number
  readonly key?: string
}

async function send(method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, { as = 'editor', body, seen, key }: Sent = {}) {
  const headers = {
    authorization: `Bearer ${as}`,
    ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
    ...(key && { 'idempotency-key': key }),
  }
  return app.inject({ method, url: encodeURI(url), headers, ...(body === undefined ? {} : { body: Object(body) }) })
}

const search = async (q: string) => (await send('GET', `/search?q=${q}`, { as: 'citizen' })).json()
const entry = '/dictionary/entries/510000/word/蒙眼瞎摸'
const divorce = '/dictionary/entries/510000/word/打脱离'
const word = { kind: 'word', term: '蒙眼瞎摸', variety: 'dialect', words: ['蒙眼瞎摸'], items: ['新生儿入户'] }
const draft = { body: word, source: '广安区窗口' }

test('the words that ship are there before anyone has searched, for two readers at once', async () => {
  const dialect = async () => (await send('GET', '/dictionary/words?variety=dialect', { as: 'citizen' })).json()
  const [one, other] = await Promise.all([dialect(), dialect()])
  expect(one.entries.map(({ term }: { term: string }) => term)).toContain('打失')
  expect(other).toEqual(one)
})

describe('who may edit', () => {
  test.each([['clerk'], ['citizen']])('%s may neither read drafts nor change anything', async (as) => {
    for (const [method, url] of [
      ['GET', '/dictionary/entries'],
      ['GET', '/dictionary/failed'],
      ['PUT', entry],
      ['DELETE', entry],
      ['POST', '/dictionary/check'],
      ['POST', '/dictionary/publish'],
    ] as const) {
      const body = method === 'PUT' ? draft : url.endsWith('publish') ? { check: '0'.repeat(64) } : undefined
      const refused = await send(method, url, { as, body, seen: 0, key: `${as}-${url}` })
      expect([url, refused.json()]).toEqual([url, expect.objectContaining({ status: 403, code: 'catalogue/notManager' })])
    }
  })
})

describe('an entry', () => {
  test('that ships with the product is published, and its source stands beside it', async () => {
    await search('公积金')
    const found = (await send('GET', '/dictionary/entries/500000/word/堂客')).json()
    expect(found).toMatchObject({ author: 'tongban', version: 1, body: { means: ['配偶'], variety: 'dialect' } })
    expect(found.source).not.toBe('')
  })

  test('is found by what stands in it, page by page', async () => {
    const first = (await send('GET', '/dictionary/entries?text=公积金&limit=3')).json()
    expect(first.entries).toHaveLength(3)
    const second = (await send('GET', `/dictionary/entries?text=公积金&limit=3&cursor=${first.next}`)).json()
    const terms = [...first.entries, ...second.entries].map(({ kind, term }) => `${kind} ${term}`)
    expect(new Set(terms).size).toBe(6)
  })

  test.each([
    ['of another name', { ...word, term: '别的' }, 'catalogue/entryMalformed'],
    ['of another kind', { kind: 'name', term: '蒙眼瞎摸', en: 'x' }, 'catalogue/entryMalformed'],
    ['without words', { ...word, words: [] }, 'platform/invalid'],
    ['with a field nobody knows', { ...word, color: 'red' }, 'platform/invalid'],
  ])('%s is refused', async (_, body, code) => {
    const refused = await send('PUT', entry, { body: { ...draft, body }, seen: 0 })
    expect(refused.statusCode).toBeGreaterThanOrEqual(400)
    if (code.startsWith('catalogue')) expect(refused.json()).toMatchObject({ code })
    expect((await send('GET', entry)).json()).toMatchObject({ code: 'catalogue/entryUnknown' })
  })
})

describe('a change', () => {
  test('is a draft first: no search knows it', async () => {
    expect((await search('蒙眼瞎摸')).kind).toBe('none')
    const saved = await send('PUT', entry, { body: draft, seen: 0 })
    expect(saved.json()).toMatchObject({ version: 1, author: 'editor', source: '广安区窗口' })
    expect(saved.headers['etag']).toBe('"1"')
    expect((await search('蒙眼瞎摸')).kind).toBe('none')
  })

  test('of two at once keeps the first; the second gets both texts', async () => {
    const late = await send('PUT', entry, { as: 'colleague', body: { ...draft, source: '别处' }, seen: 0 })
    expect(late.json()).toMatchObject({
      status: 412,
      code: 'catalogue/entryChanged',
      standing: { version: 1, author: 'editor', source: '广安区窗口', body: word },
      yours: { seen: 0, source: '别处', body: word },
    })
    expect((await send('GET', entry)).json()).toMatchObject({ source: '广安区窗口', version: 1 })
    expect((await send('PUT', entry, { body: draft })).statusCode).toBe(428)
  })

  test('is not published before the query sets were run with it', async () => {
    const unchecked = await send('POST', '/dictionary/publish', { body: { check: '0'.repeat(64) }, key: 'early' })
    expect(unchecked.json()).toMatchObject({ status: 409, code: 'catalogue/dictionaryNotChecked' })
  })

  test('checked, is published with its result, and then every search knows it', { timeout: 120_000 }, async () => {
    const checked = (await send('POST', '/dictionary/check')).json()
    expect(checked.report.sets.given).toMatchObject({ queries: 36, met: true })
    expect(checked.report.sets.own).toMatchObject({ met: true })
    expect(checked.report.worse).toEqual([])
    const published = await send('POST', '/dictionary/publish', { body: { check: checked.check }, key: 'publish' })
    expect(published.json()).toMatchObject({ number: 2, hash: checked.check })
    expect(await search('蒙眼瞎摸')).toMatchObject({ kind: 'items', items: [{ name: '新生儿入户' }] })
    const nothing = await send('POST', '/dictionary/publish', { body: { check: checked.check }, key: 'again' })
    expect(nothing.json()).toMatchObject({ status: 409, code: 'catalogue/dictionaryUnchanged' })
  })

  test('made after the check needs another', { timeout: 120_000 }, async () => {
    const { check } = (await send('POST', '/dictionary/check')).json()
    await send('PUT', entry, { body: { ...draft, body: { ...word, items: ['失业登记'] } }, seen: 1 })
    const stale = await send('POST', '/dictionary/publish', { body: { check }, key: 'stale' })
    expect(stale.json()).toMatchObject({ code: 'catalogue/dictionaryNotChecked' })
    expect(await search('蒙眼瞎摸')).toMatchObject({ items: [{ name: '新生儿入户' }] })
  })

  test('that answers a query worse says which', { timeout: 120_000 }, async () => {
    expect((await send('PUT', divorce, { body: { body: null, source: 'x' }, seen: 1 })).statusCode).toBe(200)
    const { report } = (await send('POST', '/dictionary/check')).json()
    expect(report.worse).toContain('打脱离啷个办手续')
    expect(report.sets.given.misses.map(({ query }: { query: string }) => query)).toEqual(['打脱离啷个办手续'])
  })

  test('is withdrawn, and what is published goes on', async () => {
    for (const url of [entry, divorce]) {
      expect((await send('DELETE', url)).statusCode).toBe(204)
      expect((await send('DELETE', url)).json()).toMatchObject({ code: 'catalogue/entryUnknown' })
    }
    expect((await send('GET', entry)).json()).toMatchObject({ version: 1, body: { items: ['新生儿入户'] } })
  })

  test('takes an entry out when it says nothing', { timeout: 120_000 }, async () => {
    await send('PUT', entry, { body: { body: null, source: '广安区窗口' }, seen: 1 })
    expect((await search('蒙眼瞎摸')).kind).toBe('items')
    const { check } = (await send('POST', '/dictionary/check')).json()
    expect((await send('POST', '/dictionary/publish', { body: { check }, key: 'out' })).json()).toMatchObject({ number: 3 })
    expect((await search('蒙眼瞎摸')).kind).toBe('none')
    expect((await send('GET', entry)).json()).toMatchObject({ code: 'catalogue/entryUnknown' })
  })
})

test('a new dictionary of the product comes in as drafts beside what editors published', async () => {
  await store.db.once(sql`update catalogue.dictionary_edition set shipped = 'older'`)
  await store.db.once(sql`
    update catalogue.dictionary_entry set body = jsonb_set(body, '{words}', '["旧词"]')
    where kind = 'word' and term = '堂客' and state = 'published'`)
  const { kind } = await search('转移')
  expect(kind).toBe('ask')
  await catalogue.importList('operator', { list: 'another', items: [{ name: '另一事项' }] })
  await search('转移')
  const { entries } = (await send('GET', '/dictionary/entries?state=draft')).json()
  expect(entries).toMatchObject([{ term: '堂客', state: 'draft', author: 'tongban', version: 2 }])
})

test('the failed searches of a week are listed, the most frequent first', async () => {
  for (const q of ['紫水晶证', '紫水晶证', '绿松石证']) await search(q)
  const { week, entries } = (await send('GET', '/dictionary/failed')).json()
  expect(week).toBe('2026-11-23')
  const counts = entries.map(({ times }: { times: number }) => times)
  expect(counts).toEqual([...counts].sort((a, b) => b - a))
  expect(entries).toContainEqual(expect.objectContaining({ text: '紫水晶证', times: 2 }))
  expect((await send('GET', '/dictionary/failed?day=2026-11-16')).json()).toEqual({ week: '2026-11-16', entries: [] })
})

test.each([
  ['2026-11-23', '2026-11-23'],
  ['2026-11-29', '2026-11-23'],
  ['2026-11-30', '2026-11-30'],
  ['2027-01-01', '2026-12-28'],
])('%s is in the week of %s', (day, monday) => {
  expect(weekOf(day)).toBe(monday)
})
