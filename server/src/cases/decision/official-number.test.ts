import { parseCaseNumber } from '@tongban/protocol/codes/case-number'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDb, systemClock } from '../../node.ts'
import { sql } from '../../platform/db/db.ts'
import { freshDatabase, type TestDatabase } from '../../test-kit/database.ts'
import { openScenario, type Scenario } from '../../test-kit/scenario.ts'
import { officialNumbers } from './official-number.ts'

const implementation = '1251130145225903XN4512014011000'
const day = '2026-03-02'

let scenario: Scenario
let store: TestDatabase
beforeAll(async () => {
  scenario = await openScenario()
  store = await freshDatabase()
})
afterAll(async () => {
  await store.close()
  await scenario.close()
})

test('a case whose authority has a good code gets its 办件编号 at acceptance: code, day, serial', async () => {
  const story = await (await scenario.received('peerDown')).accepted()
  const { officialNumber } = await story.examiner.sees()
  expect(officialNumber).toHaveLength(43)
  expect(parseCaseNumber(officialNumber)).toEqual({ ok: true, parts: { implementation, day, serial: 1 } })
  expect((await story.person.sees()).officialNumber).toBe(officialNumber)
  const next = await (await scenario.received('peerDown')).accepted()
  expect(parseCaseNumber((await next.examiner.sees()).officialNumber)).toMatchObject({ parts: { serial: 2 } })
})

test('where the published code has 17 digits the number stays empty, and nothing waits for it', async () => {
  const story = await (await scenario.received('relay')).accepted()
  expect(await story.examiner.sees()).toMatchObject({ state: 'accepted', officialNumber: null })
})

test('acceptance by silence gets its number too', async () => {
  const other = await openScenario()
  const story = await (await other.received('peerDown')).inOffice()
  await other.moveTo('2026-03-10T01:00:00.000Z')
  await other.quiet()
  const { officialNumber } = await story.examiner.sees()
  expect(parseCaseNumber(officialNumber)).toEqual({ ok: true, parts: { implementation, day: '2026-03-10', serial: 1 } })
  await other.close()
})

test('papers are numbered by what made them, each number once, and each is read by its number', async () => {
  const story = await (await scenario.received('peerDown')).accepted()
  const { papers } = (await story.examiner.get('/papers')).body
  const numbers = papers.map(({ number }: { number: string }) => number)
  expect(numbers).toEqual([
    expect.stringMatching(/^50011720260302-SJ-[0-9a-f]{8}-2$/),
    expect.stringMatching(/^51160220260302-SL-[0-9a-f]{8}-5$/),
  ])
  for (const paper of papers) expect((await story.examiner.get(`/papers/${paper.number}`)).body).toEqual(paper)
  expect(papers[1]).toMatchObject({ title: { zh: '受理通知书' }, basis: expect.stringContaining('第三十二条'), case: story.id })
  expect(await story.examiner.get('/papers/51160220260302-SL-00000000-5')).toMatchObject({
    status: 404,
    body: { field: '/path/number' },
  })
})

test('a paper names the day that was due when it was made, whenever it is printed', async () => {
  const story = await (await scenario.received('relay')).accepted()
  const [receipt, notice] = (await story.examiner.get('/papers')).body.papers
  // Five working days for the notice (行政许可法 Art. 32); the acceptance then has the limit of the decision.
  expect(receipt.due).toBe('2026-03-09')
  expect(notice.due).toBe((await story.examiner.sees()).due)
  expect(notice.due > receipt.due).toBe(true)
})

test('two processes take serials in blocks and never give one twice', async () => {
  const pools = [1, 2].map(() => openDb({ url: store.url, clock: systemClock(), size: 2 }))
  const processes = pools.map(officialNumbers)
  const given = await Promise.all(processes.flatMap((numbers) => Array.from({ length: 130 }, () => numbers(implementation, day))))
  expect(given.every((number) => number?.length === 43)).toBe(true)
  expect(new Set(given).size).toBe(260)
  const [row] = await store.db.once<{ next: number }>(sql`
    select next from cases.serial where implementation = ${implementation} and day = ${day}`)
  // Gaps at the end of a block are lawful; a block that nobody needed was not taken.
  expect(row?.next).toBe(301)
  await Promise.all(pools.map((pool) => pool.close()))
})

test('each day and each authority counts for itself; used up is used up', async () => {
  const numbers = officialNumbers(store.db)
  expect(await numbers(implementation, '2026-03-03')).toMatch(/202603030001$/)
  await store.db.once(sql`insert into cases.serial (implementation, day, next) values (${implementation}, '2026-03-04', 9999)`)
  expect(await numbers(implementation, '2026-03-04')).toMatch(/202603049999$/)
  expect(await numbers(implementation, '2026-03-04')).toBeUndefined()
  expect(await numbers(null, day)).toBeUndefined()
  expect(await numbers('1151130000877869M', day)).toBeUndefined()
})
