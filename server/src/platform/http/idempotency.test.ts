import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test-kit/database.ts'
import { systemClock } from '../clock.ts'
import { sql } from '../db/db.ts'
import { createLog } from '../log.ts'
import { systemRandom } from '../random.ts'
import { type App, createApp } from './app.ts'
import { createAtomically, creationOf, forgetAnswers, jsonAnswer, keepAnswer } from './idempotency.ts'

let store: TestDatabase
let app: App
/** What the next creation does after it has begun. */
let during: () => Promise<void> | void = () => undefined

async function openApp(process: string): Promise<App> {
  const opened = await createApp({
    db: store.db,
    clock: systemClock(),
    random: systemRandom(),
    log: createLog({ level: 'silent' }),
    authenticate: async (token) => ({ id: token }),
    process,
    version: '0.0.0',
    requestsPerMinute: 0,
  })
  opened.post('/reserved', { config: { creates: true } }, async (request, reply) => {
    const { id } = creationOf(request)
    await store.db.once(sql`insert into public.thing (id) values (${id}) on conflict do nothing`)
    await during()
    return reply
      .code(201)
      .header('location', `/things/${id}`)
      .send({ id, at: Math.floor(performance.now()) })
  })
  opened.post('/atomic', { config: { creates: 'atomic' } }, (request, reply) =>
    createAtomically(store.db, request, reply, (creation) =>
      store.db.write(creation.actor, async (tx) => {
        await tx.query(sql`insert into public.thing (id) values (${creation.id})`)
        const answer = jsonAnswer(201, { id: creation.id }, { location: `/things/${creation.id}` })
        await keepAnswer(tx, creation, answer)
        await during()
        return answer
      }),
    ),
  )
  await opened.ready()
  return opened
}

beforeAll(async () => {
  store = await freshDatabase()
  await store.db.once(sql`create table public.thing (id uuid primary key)`)
  app = await openApp('one')
})
beforeEach(async () => {
  during = () => undefined
  await store.db.once(sql`delete from public.thing`)
  await store.db.once(sql`delete from platform.idempotency`)
})
afterAll(async () => {
  await app.close()
  await store.close()
})

interface Asked {
  key?: string
  actor?: string
  body?: unknown
  at?: App
}

function create(url: string, { key = 'k1', actor = 'clerk-1', body = { a: 1 }, at = app }: Asked = {}) {
  const headers = {
    authorization: `Bearer ${actor}`,
    'content-type': 'application/json',
    ...(key ? { 'idempotency-key': key } : {}),
  }
  return at.inject({ method: 'POST', url, headers, payload: JSON.stringify(body) })
}

const things = async () => (await store.db.once<{ n: number }>(sql`select count(*) as n from public.thing`))[0]?.n

for (const url of ['/reserved', '/atomic']) {
  test(`${url}: a repetition gets the first answer byte for byte and creates nothing`, async () => {
    const first = await create(url)
    const again = await create(url)
    expect(first.statusCode).toBe(201)
    expect([again.statusCode, again.body, again.headers['location'], again.headers['content-type']]).toEqual([
      201,
      first.body,
      first.headers['location'],
      first.headers['content-type'],
    ])
    expect(again.headers['idempotency-replayed']).toBe('true')
    expect(await things()).toBe(1)
  })

  test(`${url}: another body under the same key is refused`, async () => {
    await create(url)
    const other = await create(url, { body: { a: 2 } })
    expect([other.statusCode, other.json().code, other.json().field]).toEqual([
      422,
      'platform/keyReused',
      '/header/idempotency-key',
    ])
    expect(await things()).toBe(1)
  })

  test(`${url}: the same key of two actors names two creations`, async () => {
    await create(url, { actor: 'clerk-1' })
    await create(url, { actor: 'clerk-2' })
    expect(await things()).toBe(2)
  })

  test(`${url}: a second request while the first is under way answers 409, and afterwards the first answer`, async () => {
    let go: () => void = () => undefined
    const begun = new Promise<void>((begin) => {
      during = () => {
        begin()
        return new Promise((resume) => {
          go = resume
        })
      }
    })
    const first = create(url)
    await begun
    const second = await create(url)
    expect([second.statusCode, second.json().code, second.headers['retry-after']]).toEqual([409, 'platform/inProgress', '1'])
    go()
    const { body } = await first
    expect((await create(url)).body).toBe(body)
    expect(await things()).toBe(1)
  })

  test(`${url}: a creation that broke may be tried again under the same key`, async () => {
    during = () => {
      throw new Error('the disk burnt')
    }
    expect((await create(url)).statusCode).toBe(500)
    during = () => undefined
    expect((await create(url)).statusCode).toBe(201)
    expect(await things()).toBe(1)
  })

  test(`${url}: a key is required, and has a form`, async () => {
    expect((await create(url, { key: '' })).json().code).toBe('platform/noIdempotencyKey')
    expect((await create(url, { key: 'a b' })).json().code).toBe('platform/badIdempotencyKey')
    expect(await things()).toBe(0)
  })
}

test('two processes at once: the atomic creation happens once and both get its answer', async () => {
  const other = await openApp('two')
  const answers = await Promise.all([create('/atomic'), create('/atomic', { at: other })])
  expect(answers.map((answer) => answer.statusCode)).toEqual([201, 201])
  expect(answers[0]?.body).toBe(answers[1]?.body)
  expect(await things()).toBe(1)
  await other.close()
})

test('what a dead process reserved is free after its restart, under the same id', async () => {
  await store.db.once(sql`
    insert into platform.idempotency (actor, key, request_hash, creation_id, at, process, reserved_until)
    select 'clerk-1', 'k1', sha256(convert_to(${JSON.stringify(['POST', '/reserved', { a: 1 }])}, 'UTF8')),
      '0199d000-0000-7000-8000-00000000000a', '2026-01-01Z', 'one', '2100-01-01Z'`)
  expect((await create('/reserved')).statusCode).toBe(409)
  const restarted = await openApp('one')
  expect((await create('/reserved', { at: restarted })).json().id).toBe('0199d000-0000-7000-8000-00000000000a')
  await restarted.close()
})

test('old answers are forgotten', async () => {
  await create('/atomic')
  const forget = (before: string) => store.db.write('rule', (tx) => forgetAnswers(tx, new Date(before)))
  expect(await forget('2020-01-01')).toBe(0)
  expect(await forget('2100-01-01')).toBe(1)
})
