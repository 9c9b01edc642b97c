import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../identity/index.ts'
import { sql } from '../platform/db/db.ts'
import { type App, createApp } from '../platform/http/app.ts'
import { createLog } from '../platform/log.ts'
import { freshDatabase, type TestDatabase } from '../test-kit/database.ts'
import { chuanyu, envOf, guangan, sichuan, versionOf } from './catalogue.fixture.ts'
import { createCatalogue } from './catalogue.ts'

let store: TestDatabase
let app: App

const duty = (place: string) => [{ place, role: 'itemManager', organisation: '区公安分局' }] as const
const actors: readonly Actor[] = [
  { id: 'operator', kind: 'operator', node: sichuan, duties: [] },
  { id: 'citizen', kind: 'citizen', node: sichuan, personId: 'p', duties: [] },
  { id: 'police', kind: 'staff', node: sichuan, duties: duty('511602:gongan') },
  { id: 'housing', kind: 'staff', node: sichuan, duties: duty('510100:gjj') },
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
  createCatalogue(env).routes(app)
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await store.close()
})

interface Sent {
  readonly as?: string
  readonly body?: unknown
  readonly key?: string
}

async function send(method: 'GET' | 'POST', url: string, { as, body, key }: Sent = {}) {
  const headers = {
    ...(as && { authorization: `Bearer ${as}` }),
    ...(key && { 'idempotency-key': key }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  }
  const payload = typeof body === 'string' ? body : JSON.stringify(body)
  return app.inject({ method, url, headers, ...(body !== undefined && { payload }) })
}

test('what is public may be read by anybody, the rest by no one without an actor', async () => {
  expect((await send('GET', '/items')).statusCode).toBe(200)
  expect((await send('GET', '/search?q=x')).statusCode).toBe(200)
  expect((await send('GET', '/items/x')).json()).toMatchObject({ code: 'catalogue/itemUnknown' })
  for (const url of [`/versions/${'A'.repeat(43)}`, '/imports/x', '/imports/x/rows']) {
    expect((await send('GET', url)).json()).toMatchObject({ code: 'platform/noActor' })
  }
  for (const url of ['/imports', '/versions']) expect((await send('POST', url, { body: {}, key: 'k' })).statusCode).toBe(401)
})

test('an operator imports a list; nobody else does', async () => {
  for (const as of ['citizen', 'police']) {
    const refused = await send('POST', '/imports', { as, body: guangan, key: `import-${as}` })
    expect(refused.json()).toMatchObject({ status: 403, code: 'identity/notOperator' })
  }
  const imported = await send('POST', '/imports', { as: 'operator', body: guangan, key: 'import' })
  expect(imported.statusCode).toBe(201)
  expect(imported.json()).toMatchObject({ list: 'sichuan-guangan', changed: true, totals: { implementer: { malformed: 143 } } })
})

test('the same import repeated under its key gets the first answer; under another key it changes nothing', async () => {
  const first = await send('POST', '/imports', { as: 'operator', body: chuanyu, key: 'chuanyu' })
  const repeated = await send('POST', '/imports', { as: 'operator', body: chuanyu, key: 'chuanyu' })
  expect(repeated.body).toBe(first.body)
  const again = await send('POST', '/imports', { as: 'operator', body: chuanyu, key: 'chuanyu-2' })
  expect(again.json()).toMatchObject({ changed: false })
  expect((await send('POST', '/imports', { as: 'operator', body: chuanyu })).json()).toMatchObject({
    code: 'platform/noIdempotencyKey',
  })
})

test.each([
  ['no JSON', '{', 'platform/badJson'],
  ['too deep', `{"list":"a","items":${'['.repeat(1_000_000)}`, 'platform/tooDeep'],
  ['a member twice', '{"list":"a","list":"b","items":[]}', 'platform/badJson'],
  ['a character no store keeps', '{"list":"a","items":[{"name":"\\u0000"}]}', 'platform/badText'],
  ['no list', '{"items":[]}', 'catalogue/notAList'],
])('a body that is %s is refused and the node keeps serving', async (_, body, code) => {
  const lists = sql`select count(*) as n from catalogue.list`
  const before = await store.db.once(lists)
  const refused = await send('POST', '/imports', { as: 'operator', body, key: `bad-${code}-${body.length}` })
  expect(refused.json()).toMatchObject({ code })
  expect(refused.headers['content-type']).toContain('application/problem+json')
  expect(await store.db.once(lists)).toEqual(before)
  expect((await send('GET', '/items?limit=1', { as: 'citizen' })).statusCode).toBe(200)
})

test('rows of a list are read with their marks', async () => {
  const page = await send('GET', '/imports/sichuan-guangan/rows?rows=marked&limit=3', { as: 'operator' })
  const { entries, next } = page.json()
  expect(entries).toHaveLength(3)
  expect(entries[0].marks[0]).toMatchObject({ code: 'implementerMalformed', zh: expect.any(String), en: expect.any(String) })
  const second = (
    await send('GET', `/imports/sichuan-guangan/rows?rows=marked&limit=3&cursor=${next}`, { as: 'operator' })
  ).json()
  expect(second.entries[0].row).toBeGreaterThan(entries[2].row)
})

test('a version is published by an operator or an item manager of its place, and read back as it was hashed', async () => {
  const document = versionOf('居民身份证跨省异地办理')
  for (const as of ['citizen', 'housing']) {
    const refused = await send('POST', '/versions', { as, body: document, key: `publish-${as}` })
    expect(refused.json()).toMatchObject({ status: 403, code: 'catalogue/notItemManager' })
  }
  const published = await send('POST', '/versions', { as: 'police', body: document, key: 'publish' })
  expect(published.statusCode).toBe(201)
  const location = String(published.headers['location'])
  const read = await send('GET', location, { as: 'citizen' })
  expect(read.json()).toEqual(document)
  const digest = await crypto.subtle.digest('SHA-256', read.rawPayload)
  expect(location).toBe(`/versions/${Buffer.from(digest).toString('base64url')}`)
})

test('items and search answer what the catalogue holds', async () => {
  const query = encodeURIComponent('居民身份证跨省异地办理')
  const { kind, items } = (await send('GET', `/search?q=${query}`, { as: 'citizen' })).json()
  expect(kind).toBe('items')
  expect(items[0]).toMatchObject({ name: '居民身份证跨省异地办理', listed: 1, published: 1 })
  const item = (await send('GET', `/items/${items[0].id}`, { as: 'citizen' })).json()
  expect(item.implementations[0]).toMatchObject({
    authority: '区公安分局',
    implementerCode: '1151130000877869M',
    implementerClass: 'malformed',
  })
  expect(item.versions[0]).toMatchObject({ place: '511602:gongan', mode: 'relay', limits: { unit: 'calendar' } })
})

test.each([
  ['/items?limit=0', '/query/limit'],
  ['/items?limit=201', '/query/limit'],
  ['/search', '/query/q'],
  ['/versions/short', '/path/hash'],
])('%s is refused with its field', async (url, field) => {
  const refused = await send('GET', url, { as: 'citizen' })
  expect(refused.statusCode).toBe(400)
  expect(JSON.stringify(refused.json())).toContain(field)
})
