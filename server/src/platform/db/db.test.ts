import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test-kit/database.ts'
import { isUniqueViolation, jsonb, sql } from './db.ts'
import { problemOfStore } from './error.ts'

let store: TestDatabase

beforeAll(async () => {
  store = await freshDatabase()
  await store.db.once(sql`create table public.note (id int primary key, body jsonb, day date, big bigint)`)
})
afterAll(() => store.close())

const ids = async () => (await store.db.once<{ id: number }>(sql`select id from public.note order by id`)).map((row) => row.id)
const empty = () => store.db.once(sql`delete from public.note`)

test('a write is all or nothing, with its audit line and feed entry', async () => {
  await empty()
  const failing = store.db.write('clerk-1', async (tx) => {
    await tx.query(sql`insert into public.note (id) values (1)`)
    tx.audit({ actor: 'clerk-1', action: 'notes.add', subject: 'note-1' })
    tx.publish({ id: '0199d000-0000-7000-8000-000000000001', topic: 'notes.added', subject: 'note-1', body: {} })
    throw new Error('the work changed its mind')
  })
  await expect(failing).rejects.toThrow('changed its mind')
  expect(await ids()).toEqual([])
  expect(await store.db.once(sql`select 1 from platform.audit_entry union all select 1 from platform.feed`)).toEqual([])
})

test('afterCommit runs after the commit, never without one, and cannot undo it', async () => {
  await empty()
  const seen: string[] = []
  await store.db.write('a', async (tx) => {
    tx.afterCommit(() => {
      seen.push('committed')
      throw new Error('too late to matter')
    })
    await tx.query(sql`insert into public.note (id) values (1)`)
    expect(seen).toEqual([])
  })
  await store.db
    .write('a', async (tx) => {
      tx.afterCommit(() => seen.push('never'))
      await tx.query(sql`insert into public.note (id) values (1)`)
    })
    .catch((error) => expect(isUniqueViolation(error, 'note_pkey')).toBe(true))
  expect(seen).toEqual(['committed'])
  expect(await ids()).toEqual([1])
})

test('a statement that failed cannot be swallowed: the transaction refuses to look committed', async () => {
  await empty()
  const swallowing = store.db.write('a', async (tx) => {
    await tx.query(sql`insert into public.note (id) values (7)`)
    await tx.query(sql`select 1/0`).catch(() => undefined)
  })
  await expect(swallowing).rejects.toThrow()
  expect(await ids()).toEqual([])
})

test('the actor is known inside a transaction and forgotten after it, also one with a quote in its name', async () => {
  const actor = sql`select current_setting('tongban.actor', true) as actor`
  expect(await store.db.read("clerk'); drop table public.note; --", (tx) => tx.query(actor))).toEqual([
    { actor: "clerk'); drop table public.note; --" },
  ])
  expect(await store.db.write('operator', (tx) => tx.query(actor))).toEqual([{ actor: 'operator' }])
  expect(await store.db.once(actor)).not.toEqual([{ actor: 'operator' }])
})

test('a read transaction cannot write and sees one snapshot', async () => {
  await empty()
  await expect(store.db.read('a', (tx) => tx.query(sql`insert into public.note (id) values (1)`))).rejects.toThrow(/read-only/)
  await store.db.read('a', async (tx) => {
    await tx.query(sql`select 1 from public.note`)
    await store.db.once(sql`insert into public.note (id) values (2)`)
    expect(await tx.query(sql`select id from public.note`)).toEqual([])
  })
  expect(await ids()).toEqual([2])
})

test('two writers that lock in opposite order both end: the deadlocked one runs again', async () => {
  await empty()
  await store.db.once(sql`insert into public.note (id, big) values (1, 0), (2, 0)`)
  const firstLocks: (() => void)[] = []
  const bothLocked = new Promise<void>((resolve) => firstLocks.push(resolve))
  let waiting = 2
  const add = (first: number, second: number) =>
    store.db.write('a', async (tx) => {
      await tx.query(sql`update public.note set big = big + 1 where id = ${first}`)
      if (--waiting === 0) for (const go of firstLocks) go()
      await bothLocked
      await tx.query(sql`update public.note set big = big + 1 where id = ${second}`)
    })
  await Promise.all([add(1, 2), add(2, 1)])
  expect(await store.db.once(sql`select big from public.note order by id`)).toEqual([{ big: 2 }, { big: 2 }])
})

test('what is stored comes back as it was: JSON arrays, days, big counts', async () => {
  await empty()
  await store.db.once(sql`insert into public.note values (1, ${jsonb(['a', { b: null }])}, ${'2026-02-17'}, ${2 ** 40})`)
  expect(await store.db.once(sql`select body, day, big from public.note`)).toEqual([
    { body: ['a', { b: null }], day: '2026-02-17', big: 2 ** 40 },
  ])
})

test('a connection that broke between two statements is a store that is away, not a bug', async () => {
  const asked = store.db.read('a', async (tx) => {
    const [own] = await tx.query<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await store.db.once(sql`select pg_terminate_backend(${own?.pid})`)
    await new Promise((noticed) => setTimeout(noticed, 100))
    return tx.query(sql`select 1`)
  })
  const error = await asked.catch((reason: unknown) => reason)
  expect(problemOfStore(error)?.code, String(error)).toBe('platform/storeAway')
})

test('a broken connection is not given to the next one', async () => {
  const broken = store.db.write('a', async (tx) => {
    await tx.query(sql`select pg_terminate_backend(pg_backend_pid())`)
  })
  await expect(broken).rejects.toThrow()
  const answers = await Promise.all(Array.from({ length: 20 }, () => store.db.once(sql`select 1 as one`)))
  expect(answers).toEqual(Array.from({ length: 20 }, () => [{ one: 1 }]))
})
