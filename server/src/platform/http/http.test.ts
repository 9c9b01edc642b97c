import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import type { InjectOptions } from 'fastify'
import { Type } from 'typebox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test-kit/database.ts'
import { systemClock } from '../clock.ts'
import { sql } from '../db/db.ts'
import { createLog } from '../log.ts'
import { systemRandom } from '../random.ts'
import { actorOf } from './actor.ts'
import { type App, type AppParts, createApp } from './app.ts'
import { etagOf, ifMatch } from './if-match.ts'

let store: TestDatabase
let app: App
const lines: string[] = []

function parts(): AppParts {
  return {
    db: store.db,
    clock: systemClock(),
    random: systemRandom(),
    log: createLog({ level: 'debug', to: { write: (line) => void lines.push(line) } }),
    authenticate: async (token) => (token === 'good' ? { id: 'clerk-1' } : undefined),
    process: 'test',
    version: '0.0.0',
    requestsPerMinute: 0,
  }
}

const Person = Type.Object(
  {
    kind: Type.Union([Type.Literal('online'), Type.Literal('relay')]),
    name: Type.String({ minLength: 2 }),
    age: Type.Optional(Type.Integer({ minimum: 0 })),
    birth: Type.Optional(Type.String({ format: 'date' })),
  },
  { additionalProperties: false },
)

beforeAll(async () => {
  store = await freshDatabase()
  app = await createApp(parts())
  app.post('/people', { schema: { body: Person } }, (request) => ({ by: actorOf(request).id, ...request.body }))
  app.get(
    '/people',
    { schema: { querystring: Type.Object({ limit: Type.Integer({ maximum: 100 }) }) } },
    (request) => request.query,
  )
  app.put('/people/:id', {}, (request, reply) => reply.header('etag', etagOf(ifMatch(request) + 1)).send({}))
  app.post('/anything', { config: { open: true } }, (request) => ({ got: request.body ?? null }))
  app.post('/signed', { config: { open: true, raw: true } }, (request) => ({ got: request.body }))
  app.get('/bug', () => {
    throw new TypeError('secret 11010519491231002X')
  })
  app.get('/text', () => store.db.once(sqlOf('\0')))
  await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await app.close()
  await store.close()
})

const sqlOf = (text: string) => sql`select ${text}::text as text`

const good = { authorization: 'Bearer good' }
const json = { ...good, 'content-type': 'application/json' }

async function refusalOf(request: InjectOptions) {
  const answer = await app.inject(request)
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  const body = answer.json()
  expect(body).toMatchObject({ status: answer.statusCode, type: `urn:tongban:problem:${body.code}` })
  expect(body.titles.zh).not.toBe(body.titles.en)
  return body
}

const post = (url: string, payload: string) => refusalOf({ method: 'POST', url, headers: json, payload })

test('no route answers without an actor, unless it says that it is open', async () => {
  expect((await refusalOf({ method: 'GET', url: '/people?limit=1' })).code).toBe('platform/noActor')
  expect((await refusalOf({ method: 'GET', url: '/people?limit=1', headers: { authorization: 'Bearer bad' } })).code).toBe(
    'platform/noActor',
  )
  expect((await refusalOf({ method: 'POST', url: '/anything', headers: { authorization: 'Bearer bad' } })).code).toBe(
    'platform/noActor',
  )
  expect(
    (
      await app.inject({ method: 'POST', url: '/anything', headers: { 'content-type': 'application/json' }, payload: '[1]' })
    ).json(),
  ).toEqual({ got: [1] })
  expect((await app.inject({ method: 'GET', url: '/people?limit=1', headers: good })).json()).toEqual({ limit: 1 })
})

test('each field that is not right is named once, in both languages, and nothing is read as something else', async () => {
  const body = await post('/people', JSON.stringify({ kind: 'joint', age: '7', birth: 'tomorrow', extra: 1 }))
  expect(body.code).toBe('platform/badInput')
  const byField = Object.fromEntries(
    body.fields.map((field: { field: string; zh: string; en: string }) => [field.field, [field.zh, field.en]]),
  )
  expect(byField).toEqual({
    '/body/kind': ['不是可用的值', 'is none of the values allowed'],
    '/body/name': ['必须填写', 'is required'],
    '/body/age': ['应为整数', 'must be a whole number'],
    '/body/birth': ['格式应为 date', 'must have the format date'],
    '/body/extra': ['没有这个栏目', 'is not a field here'],
  })
  expect(body.field).toBe(body.fields[0].field)
})

test('a query is read as what the schema asks for, and refused by name', async () => {
  const body = await refusalOf({ method: 'GET', url: '/people?limit=1000', headers: good })
  expect(body.fields).toEqual([{ field: '/query/limit', zh: '不能大于 100', en: 'must be 100 or less' }])
})

test('the title is in the reader’s language, Chinese unless English is asked for', async () => {
  const english = await refusalOf({ method: 'GET', url: '/none', headers: { 'accept-language': 'fr, en-GB;q=0.8, zh;q=0.5' } })
  expect(english.title).toBe(english.titles.en)
  const other = await refusalOf({ method: 'GET', url: '/none', headers: { 'accept-language': 'fr' } })
  expect(other.title).toBe(other.titles.zh)
  expect(other.code).toBe('platform/noRoute')
})

for (const [what, payload, code] of [
  ['half a document', '{"a":', 'platform/badJson'],
  ['a member named twice', '{"a":1,"a":2}', 'platform/badJson'],
  ['a member __proto__', '{"__proto__":{"admin":true}}', 'platform/badJson'],
  ['33 levels', '['.repeat(33) + ']'.repeat(33), 'platform/tooDeep'],
  ['a million levels', '['.repeat(1_000_000), 'platform/tooDeep'],
  ['60,000 values', `[${'0,'.repeat(60_000)}0]`, 'platform/tooMany'],
  ['more than a megabyte', `"${'a'.repeat(1024 * 1024)}"`, 'platform/tooLarge'],
  ['a NUL character', '{"deep":[{"x":"a\\u0000"}]}', 'platform/badText'],
] as const) {
  test(`a body with ${what} is refused: ${code}; the node goes on serving`, async () => {
    expect((await post('/anything', payload)).code).toBe(code)
    expect((await app.inject({ method: 'GET', url: '/health' })).statusCode).toBe(200)
  })
}

test('a text that only looks like a NUL is kept as it is', async () => {
  const payload = JSON.stringify({ path: 'C:\\u0000' })
  expect((await app.inject({ method: 'POST', url: '/anything', headers: json, payload })).json()).toEqual({
    got: { path: 'C:\\u0000' },
  })
})

test('a route that checks a signature gets the bytes, not our reading of them', async () => {
  const payload = '{ "a" : 1.0 }'
  expect((await app.inject({ method: 'POST', url: '/signed', headers: json, payload })).json()).toEqual({ got: payload })
})

test('a media type that is not JSON is refused', async () => {
  const body = await refusalOf({
    method: 'POST',
    url: '/anything',
    headers: { ...good, 'content-type': 'text/xml' },
    payload: '<a/>',
  })
  expect(body.code).toBe('platform/mediaType')
})

test('a change without, or with a bad, If-Match is refused', async () => {
  const put = (headers: Record<string, string>) => ({
    method: 'PUT' as const,
    url: '/people/1',
    headers: { ...good, ...headers },
  })
  expect(await refusalOf(put({}))).toMatchObject({ code: 'platform/noIfMatch', status: 428, field: '/header/if-match' })
  expect((await refusalOf(put({ 'if-match': '*' }))).code).toBe('platform/badIfMatch')
  expect((await app.inject(put({ 'if-match': etagOf(4) }))).headers['etag']).toBe('"5"')
})

test('a bug answers 500 and tells the person nothing of it', async () => {
  const body = await refusalOf({ method: 'GET', url: '/bug', headers: good })
  expect(body).toMatchObject({ code: 'platform/internal', status: 500 })
  expect(JSON.stringify(body)).not.toContain('secret')
})

test('what the store cannot hold is the client’s mistake', async () => {
  expect((await refusalOf({ method: 'GET', url: '/text', headers: good })).code).toBe('platform/badText')
})

test('an address the router cannot read is refused like everything else', async () => {
  expect((await refusalOf({ method: 'GET', url: '/people/%ZZ', headers: good })).code).toBe('platform/badRequest')
})

test('bytes that are not HTTP get a problem and the connection ends', async () => {
  const { port } = app.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  socket.end('THIS IS NOT HTTP\r\n\r\n')
  let said = ''
  socket.on('data', (chunk) => {
    said += chunk
  })
  await once(socket, 'close')
  expect(said).toMatch(/^HTTP\/1\.1 400 [\s\S]*application\/problem\+json[\s\S]*platform\/badRequest/)
})

test('the log has the route’s pattern and the actor, never the address or a body', async () => {
  lines.length = 0
  await app.inject({ method: 'GET', url: '/people?limit=5&name=zhangsan', headers: good })
  await app.inject({
    method: 'POST',
    url: '/people',
    headers: json,
    payload: JSON.stringify({ kind: 'online', name: 'zhangsan' }),
  })
  expect(lines.join('')).toContain('"route":"/people"')
  expect(lines.join('')).toContain('"actor":"clerk-1"')
  expect(lines.join('')).not.toContain('zhangsan')
})

test('the API describes itself in OpenAPI 3.1 and on a page', async () => {
  const document = (await app.inject('/docs/json')).json()
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths)).toContain('/people')
  const page = await app.inject('/docs')
  expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
})

test('ready means that the store answers', async () => {
  expect((await app.inject('/ready')).json()).toEqual({ status: 'ok' })
  const away = await freshDatabase()
  const orphan = await createApp({ ...parts(), db: away.db })
  await orphan.ready()
  await away.close()
  expect((await orphan.inject('/health')).statusCode).toBe(200)
  expect((await orphan.inject('/ready')).statusCode).toBeGreaterThanOrEqual(500)
  await orphan.close()
})

test('one actor’s flood is stopped and others are not', async () => {
  const limited = await createApp({ ...parts(), requestsPerMinute: 2, authenticate: async (token) => ({ id: token }) })
  limited.get('/', () => ({}))
  const ask = (token: string) => limited.inject({ url: '/', headers: { authorization: `Bearer ${token}` } })
  const statuses = []
  for (const token of ['a', 'a', 'a', 'b']) statuses.push((await ask(token)).statusCode)
  expect(statuses).toEqual([200, 200, 429, 200])
  expect((await ask('a')).json().code).toBe('platform/tooManyRequests')
  await limited.close()
})
