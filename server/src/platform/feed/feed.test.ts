import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test-kit/database.ts'
import { systemClock } from '../clock.ts'
import { sql, type Tx } from '../db/db.ts'
import { systemRandom } from '../random.ts'
import { FEED_START, type FeedCursor, nextOf, readFeed } from './feed.ts'

const random = systemRandom()
let store: TestDatabase
beforeAll(async () => {
  store = await freshDatabase()
})
beforeEach(async () => {
  await store.db.once(sql`delete from platform.feed`)
  await store.db.once(sql`delete from platform.feed_reader`)
})
afterAll(() => store.close())

function publish(tx: Tx, subject: string): void {
  tx.publish({ id: random.uuid(systemClock().now().getTime()), topic: 'cases.event', subject, body: { subject } })
}

const write = (subject: string) => store.db.write('a', async (tx) => publish(tx, subject))
const read = (cursor: FeedCursor, limit = 1000) => store.db.read('reader', (tx) => readFeed(tx, cursor, limit))
/** Transaction numbers belong to the cluster: what another test file has open holds this feed up too, until it commits. */
const readable = (count: number) =>
  expect.poll(async () => (await read(FEED_START)).entries.length, { timeout: 20_000 }).toBe(count)
const subjects = ({ entries }: { entries: readonly { subject: string }[] }) => entries.map((entry) => entry.subject)

test('a row whose transaction began first and commits last is not lost', async () => {
  let commit: () => void = () => undefined
  const begun = new Promise<void>((begin) => {
    void store.db.write('slow', async (tx) => {
      await tx.query(sql`select pg_current_xact_id()`)
      publish(tx, 'slow')
      begin()
      await new Promise<void>((resume) => {
        commit = resume
      })
    })
  })
  await begun
  await write('fast')
  const early = await read(FEED_START)
  expect(subjects(early)).toEqual([])
  commit()
  await expect.poll(async () => subjects(await read(early.cursor)), { timeout: 20_000 }).toEqual(['slow', 'fast'])
})

test('a transaction that rolled back publishes nothing and holds nobody up', async () => {
  const failing = store.db.write('a', async (tx) => {
    await tx.query(sql`select pg_current_xact_id()`)
    publish(tx, 'never')
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  await write('after')
  await readable(1)
  expect(subjects(await read(FEED_START))).toEqual(['after'])
})

test('pages follow each other without a gap or a repetition, also inside one transaction', async () => {
  await store.db.write('a', async (tx) => {
    for (const subject of ['1', '2', '3', '4', '5']) publish(tx, subject)
  })
  await readable(5)
  const seen: string[] = []
  let cursor = FEED_START
  for (let page = await read(cursor, 2); page.entries.length > 0; page = await read(cursor, 2)) {
    seen.push(...subjects(page))
    cursor = page.cursor
  }
  expect(seen.sort()).toEqual(['1', '2', '3', '4', '5'])
})

test('writers and a reader at once: every committed entry is read exactly once', async () => {
  const seen: string[] = []
  let writing = true
  const reading = (async () => {
    for (let cursor = FEED_START, last = false; !last; ) {
      last = !writing
      const page = await read(cursor, 7)
      seen.push(...subjects(page))
      cursor = page.cursor
      last &&= page.entries.length === 0
    }
  })()
  await Promise.all(Array.from({ length: 200 }, (_, index) => write(String(index))))
  await readable(200)
  writing = false
  await reading
  expect(seen.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, index) => index))
})

test('a named reader’s place and its work commit together', async () => {
  await write('1')
  await readable(1)
  const work = (fails: boolean) =>
    store.db.write('rule', async (tx) => {
      const entries = await nextOf(tx, 'oversight', 10)
      if (fails) throw new Error('the projection broke')
      return subjects({ entries })
    })
  await expect(work(true)).rejects.toThrow('broke')
  expect(await work(false)).toEqual(['1'])
  expect(await work(false)).toEqual([])
})

test('two processes that read as one reader share the entries', async () => {
  for (const subject of ['1', '2', '3', '4']) await write(subject)
  await readable(4)
  const take = () => store.db.write('rule', async (tx) => subjects({ entries: await nextOf(tx, 'outreach', 2) }))
  expect((await Promise.all([take(), take(), take()])).flat().sort()).toEqual(['1', '2', '3', '4'])
})
