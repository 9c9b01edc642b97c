import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test-kit/database.ts'
import { type Clock, later, systemClock } from '../clock.ts'
import { sql, type Tx } from '../db/db.ts'
import { createLog } from '../log.ts'
import { systemRandom } from '../random.ts'
import { leaseJob, takeJob } from './job.store.ts'
import { createJobs, findDead, type Jobs, reviveJob } from './jobs.ts'

const HOUR_MS = 3_600_000

let store: TestDatabase
let now: Date
const clock: Clock = { now: () => now }

beforeAll(async () => {
  store = await freshDatabase()
  await store.db.once(sql`create table public.done (what text)`)
})
beforeEach(async () => {
  await store.db.once(sql`delete from public.done`)
  await store.db.once(sql`delete from platform.job`)
  now = systemClock().now()
})
afterAll(() => store.close())

function open(process = 'main'): Jobs {
  return createJobs({ db: store.db, clock, random: systemRandom(), log: createLog({ level: 'silent' }), process })
}

const pass = (ms: number) => {
  now = later(now, ms)
}
const enqueue = (jobs: Jobs, what: string, more: { key?: string; runAt?: Date; queue?: string } = {}) =>
  store.db.write('a', (tx) => jobs.enqueue(tx, { queue: 'mark', body: { what }, runAt: now, ...more }))
const mark = (tx: Tx, body: unknown) =>
  tx.query(sql`insert into public.done (what) values (${(body as { what: string }).what})`).then(() => undefined)
const done = async () => (await store.db.once<{ what: string }>(sql`select what from public.done`)).map((row) => row.what)
const due = async () =>
  (await store.db.once<{ run_at: Date }>(sql`select run_at from platform.job`))[0]?.run_at.getTime() ?? Number.NaN
const left = async () => (await store.db.once<{ n: number }>(sql`select count(*) as n from platform.job`))[0]?.n

test('a job runs when it is due and not before, in order of time', async () => {
  const jobs = open()
  jobs.register('mark', (tx, { body }) => mark(tx, body))
  await enqueue(jobs, 'later', { runAt: later(now, HOUR_MS) })
  await enqueue(jobs, 'second')
  await enqueue(jobs, 'first', { runAt: later(now, -1) })
  expect(await jobs.runDue()).toBe(2)
  expect(await done()).toEqual(['first', 'second'])
  pass(HOUR_MS)
  expect(await jobs.runDue()).toBe(1)
  expect(await done()).toEqual(['first', 'second', 'later'])
})

test('a job asked for in a transaction that rolled back never runs', async () => {
  const jobs = open()
  jobs.register('mark', (tx, { body }) => mark(tx, body))
  const failing = store.db.write('a', async (tx) => {
    await jobs.enqueue(tx, { queue: 'mark', body: { what: 'never' }, runAt: now })
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await jobs.runDue()).toBe(0)
})

test('four workers at once do each job once, inside and outside a transaction', async () => {
  const workers = ['a', 'b', 'c', 'd'].map((name) => {
    const jobs = open(name)
    jobs.register('mark', async (tx, { body }) => {
      await tx.query(sql`select pg_sleep(0.002)`)
      await mark(tx, body)
    })
    jobs.registerOutside('send', ({ body }) => store.db.write('rule', (tx) => mark(tx, body)))
    return jobs
  })
  const first = workers[0]
  if (!first) throw new Error('no worker')
  const names = Array.from({ length: 60 }, (_, index) => `job-${String(index).padStart(2, '0')}`)
  for (const [index, name] of names.entries()) await enqueue(first, name, { queue: index % 2 === 0 ? 'mark' : 'send' })
  await Promise.all(workers.map((jobs) => jobs.runDue()))
  expect((await done()).sort()).toEqual(names)
  expect(await left()).toBe(0)
})

test('a job that another process holds is skipped, not waited for', async () => {
  const jobs = open()
  jobs.register('mark', (tx, { body }) => mark(tx, body))
  await enqueue(jobs, 'held', { runAt: later(now, -1) })
  await enqueue(jobs, 'free')
  await store.db.write('other', async (tx) => {
    expect(await takeJob(tx, ['mark'], now)).toMatchObject({ body: { what: 'held' } })
    expect(await jobs.runDue()).toBe(1)
    expect(await done()).toEqual(['free'])
  })
})

test('of many that lease one job at the same moment, one gets it', async () => {
  const jobs = open()
  for (let round = 0; round < 20; round++) {
    await enqueue(jobs, String(round))
    const lease = (process: string) => leaseJob(store.db, ['mark'], { process, now, until: later(now, HOUR_MS) })
    const taken = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(lease))
    expect(taken.filter(Boolean)).toHaveLength(1)
  }
})

test('a failing job changes nothing, comes back later and later, and is set aside as dead where an operator sees it', async () => {
  const jobs = open()
  let failures = 0
  let healed = false
  jobs.register('mark', async (tx, { body }) => {
    await mark(tx, body)
    if (healed) return
    failures++
    throw new Error('broken')
  })
  await enqueue(jobs, 'x')
  for (let failed = 1; failed < 12; failed++) {
    expect([await jobs.runDue(), failures]).toEqual([1, failed])
    const wait = (await due()) - now.getTime()
    const nominal = Math.min(2 ** failed * 1000, HOUR_MS)
    expect([wait >= nominal * 0.75, wait <= nominal * 1.25]).toEqual([true, true])
    pass(wait - 1)
    expect(await jobs.runDue()).toBe(0)
    pass(1)
  }
  await jobs.runDue()
  pass(100 * HOUR_MS)
  expect(await jobs.runDue()).toBe(0)
  expect(await done()).toEqual([])
  const [dead] = await store.db.read('operator', (tx) => findDead(tx, 10))
  expect(dead).toMatchObject({ queue: 'mark', attempts: 12 })

  healed = true
  expect(await store.db.write('operator', (tx) => reviveJob(tx, dead?.id ?? '', now))).toBe(true)
  expect(await jobs.runDue()).toBe(1)
  expect(await done()).toEqual(['x'])
})

test('one job waits under a key; asking again brings it forward; once it runs, a new one may wait', async () => {
  const jobs = open()
  let again = true
  jobs.register('mark', async (tx, { body }) => {
    await mark(tx, body)
    if (again) await jobs.enqueue(tx, { queue: 'mark', key: 'k', body: { what: 'next' }, runAt: later(now, HOUR_MS) })
    again = false
  })
  await enqueue(jobs, 'x', { key: 'k', runAt: later(now, HOUR_MS) })
  await enqueue(jobs, 'x', { key: 'k' })
  expect([await left(), await jobs.runDue()]).toEqual([1, 1])
  expect([await left(), await done()]).toEqual([1, ['x']])
  pass(HOUR_MS)
  await jobs.runDue()
  expect([await left(), await done()]).toEqual([0, ['x', 'next']])
})

test('a failed job gives way to a newer one under its key', async () => {
  const jobs = open()
  jobs.registerOutside('mark', async ({ body }) => {
    if ((body as { what: string }).what === 'new') return store.db.write('rule', (tx) => mark(tx, body))
    await enqueue(jobs, 'new', { key: 'k' })
    throw new Error('too old')
  })
  await enqueue(jobs, 'old', { key: 'k' })
  await jobs.runDue()
  expect([await done(), await left()]).toEqual([['new'], 0])
})

test('what a process held when it died is free after its restart; another process does not take it', async () => {
  const dying = open('one')
  let died: () => void = () => undefined
  dying.registerOutside('mark', () => new Promise(() => died()))
  await enqueue(dying, 'x')
  const held = new Promise<void>((resolve) => {
    died = resolve
  })
  void dying.runDue()
  await held
  const other = open('two')
  other.registerOutside('mark', ({ body }) => store.db.write('rule', (tx) => mark(tx, body)))
  expect(await other.runDue()).toBe(0)
  const restarted = open('one')
  restarted.registerOutside('mark', ({ body }) => store.db.write('rule', (tx) => mark(tx, body)))
  await restarted.start()
  await expect.poll(done).toEqual(['x'])
  await restarted.stop()
})

test('a started process does a job soon after it was asked for, and stops after the one under way', async () => {
  const jobs = open()
  jobs.register('mark', (tx, { body }) => mark(tx, body))
  await jobs.start()
  await enqueue(jobs, 'a')
  await expect.poll(done).toEqual(['a'])
  await jobs.stop()
  await enqueue(jobs, 'b')
  await new Promise((resume) => setTimeout(resume, 700))
  expect(await done()).toEqual(['a'])
})
