import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test-kit/database.ts'
import { isUniqueViolation, sql } from './db.ts'
import { createGatherer } from './gatherer.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })

const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms))
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

let store: TestDatabase
beforeAll(async () => {
  store = await freshDatabase()
  await store.db.once(sql`create table public.entry (id int primary key)`)
})
afterAll(() => store.close())

/** A flush that records its groups and takes a moment. */
function recording() {
  const groups: number[][] = []
  let most = 0
  let flying = 0
  const flush = async (items: number[]) => {
    groups.push(items)
    most = Math.max(most, ++flying)
    await pause(10)
    flying--
    return items.map((item) => item * 2)
  }
  return { groups, flush, most: () => most }
}

test('an item that comes alone goes at once', async () => {
  const { groups, flush } = recording()
  const gather = createGatherer({ flush, waitMs: 60_000 })
  expect(await gather(1)).toBe(2)
  expect(await gather(2)).toBe(4)
  expect(groups).toEqual([[1], [2]])
})

test('what comes together goes together: at most 64 in a group, two groups at once, each caller with its own answer', async () => {
  const { groups, flush, most } = recording()
  const gather = createGatherer({ flush })
  expect(await Promise.all(upTo(200).map(gather))).toEqual(upTo(200).map((item) => item * 2))
  expect(groups.flat()).toEqual(upTo(200))
  expect(Math.max(...groups.map((group) => group.length))).toBe(64)
  expect(groups.length).toBeLessThan(8)
  expect(most()).toBe(2)
})

test('an item that finds others under way waits two milliseconds, not for them', async () => {
  const { groups, flush } = recording()
  const gather = createGatherer<number, number>({
    flush: (items) => (items[0] === 1 ? pause(300).then(() => items) : flush(items)),
    waitMs: 2,
  })
  const slow = gather(1)
  await gather(2)
  expect(groups).toEqual([[2]])
  await slow
})

test('one bad item never fails its neighbours, and nothing of a failed group is done twice', async () => {
  const gather = createGatherer({
    flush: (ids: number[]) =>
      store.db
        .once<{ id: number }>(sql`insert into public.entry (id) select unnest(cast(${ids} as int[])) returning id`)
        .then((rows) => rows.map((row) => row.id)),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 80 }), async (ids) => {
      await store.db.once(sql`delete from public.entry`)
      const ends = await Promise.allSettled(ids.map(gather))
      ends.forEach((end, index) => {
        if (end.status === 'fulfilled') expect(end.value).toBe(ids[index])
        else expect(isUniqueViolation(end.reason, 'entry_pkey')).toBe(true)
      })
      const done = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []))
      const rows = await store.db.once<{ id: number }>(sql`select id from public.entry order by id`)
      expect(rows.map((row) => row.id)).toEqual([...new Set(ids)].sort((a, b) => a - b))
      expect(done.sort((a, b) => a - b)).toEqual(rows.map((row) => row.id))
    }),
    { numRuns: 30 },
  )
})

test('a flush that loses an answer is a bug each caller hears of', async () => {
  const gather = createGatherer<number, number>({ flush: async () => [] })
  const ends = await Promise.allSettled([gather(1), gather(2), gather(3)])
  expect(ends.map((end) => end.status)).toEqual(['rejected', 'rejected', 'rejected'])
})
