import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import { openScenario, type Scenario, type Story } from '../../test-kit/scenario.ts'
import { auditOf, kept } from '../../test-kit/traces.ts'
import { answer, person, speakerAt, supervisors, words } from './tickets.fixture.ts'

const office = '511602:gongan'
const counter = '500103:window'

let scenario: Scenario
let story: Story
let here: ReturnType<typeof speakerAt>
let there: ReturnType<typeof speakerAt>
beforeAll(async () => {
  scenario = await openScenario()
  story = await scenario.received('relay')
  here = speakerAt(scenario, scenario.chongqing)
  there = speakerAt(scenario, scenario.sichuan)
})
afterAll(() => scenario.close())

const files = (body: object, who: string | undefined = person) =>
  here('POST', '/tickets', { ...(who ? { who } : {}), body: { kind: 'complaint', ...words, ...body } })

test('a person says what went wrong with their case; the deciding place in the other region answers; the person reads the answer', async () => {
  const before = await story.actions()
  const filed = await files({ caseId: story.id, name: '例远行', phone: '13900000000' })
  // Filed on Monday 2 March: fifteen working days until Monday 23 March.
  expect(filed).toMatchObject({ status: 201, body: { place: office, days: 15, due: '2026-03-23' } })
  await scenario.quiet()

  const queue = await there('GET', '/tickets/queue', { who: supervisors.guangan })
  const [row] = queue.body.entries.filter(({ id }: { id: string }) => id === filed.body.id)
  expect(row).toMatchObject({ number: filed.body.number, kind: 'complaint', place: office, daysLeft: 15, outcome: null })
  const seen = await there('GET', `/tickets/${row.id}`, { who: supervisors.guangan })
  expect(seen.body).toMatchObject({ ...words, name: '例远行', phone: '13900000000', case: { id: story.id, state: 'received' } })
  expect(await there('PUT', `/tickets/${row.id}/answer`, { who: supervisors.guangan, body: answer })).toMatchObject({
    status: 200,
  })
  await scenario.quiet()

  const mine = await here('GET', `/tickets/${filed.body.id}`, { who: person })
  expect(mine.body).toMatchObject({
    ...words,
    caseId: story.id,
    daysLeft: null,
    answer: { day: '2026-03-02', ...answer, remedy: null },
  })
  expect((await here('GET', '/tickets', { who: person })).body.tickets[0]).toEqual(mine.body)
  const tracked = await here('POST', '/tickets/track', { body: { number: filed.body.number, code: filed.body.code } })
  expect(tracked.body).toMatchObject({ place: office, answer })
  // No step of the case: its chain knows nothing of it, and nobody of the case is told.
  expect(await story.actions()).toEqual(before)
  expect((await there('GET', '/tickets/queue', { who: supervisors.guangan })).body.entries).toEqual([])
  const done = await there('GET', '/tickets/queue?waiting=answered', { who: supervisors.guangan })
  expect(done.body.entries).toMatchObject([{ id: row.id, outcome: 'upheld', daysLeft: null }])
})

test('about where it was handed in, it stays in this region; by the receipt nobody needs to sign in', async () => {
  const { queryNumber, queryCode } = story.receipt
  const filed = await files({ kind: 'stuck', number: queryNumber, code: queryCode, place: counter }, '')
  expect(filed).toMatchObject({ status: 201, body: { place: counter, days: 5, due: '2026-03-09' } })
  const { body } = await here('GET', `/tickets/${filed.body.id}`, { who: supervisors.yuzhong })
  expect(body).toMatchObject({ kind: 'stuck', caseId: story.id, case: { queryNumber }, name: null, phone: null })
  const arranged = { ...answer, outcome: 'arranged' }
  expect((await here('PUT', `/tickets/${filed.body.id}/answer`, { who: supervisors.yuzhong, body: arranged })).status).toBe(200)
  const again = await here('PUT', `/tickets/${filed.body.id}/answer`, { who: supervisors.yuzhong, body: arranged })
  expect(again.body).toMatchObject({ status: 409, code: 'oversight/answered' })
  const { number, code } = filed.body
  expect((await here('POST', '/tickets/track', { body: { number, code } })).body).toMatchObject({
    answer: { outcome: 'arranged' },
  })
})

test('about an item at a place the place answers, about neither the portal', async () => {
  const item = await files({ item: 'item-8190a18241a571a0d129', place: office })
  expect(item.body).toMatchObject({ place: office })
  expect((await files({})).body).toMatchObject({ place: '500000:portal' })
  await scenario.quiet()
  const { body } = await there('GET', `/tickets/${item.body.id}`, { who: supervisors.guangan })
  expect(body).toMatchObject({ item: 'item-8190a18241a571a0d129', caseId: null, case: null })
})

test('an answer that turns somebody down says what they may do next, and finds what belongs to the kind', async () => {
  const { body } = await files({ place: counter })
  const tries = (changed: object) =>
    here('PUT', `/tickets/${body.id}/answer`, { who: supervisors.yuzhong, body: { ...answer, ...changed } })
  expect((await tries({ outcome: 'unfounded' })).body).toMatchObject({ code: 'oversight/remedyMissing', field: '/body/remedy' })
  expect((await tries({ outcome: 'solved' })).body).toMatchObject({ code: 'oversight/outcomeUnfit', field: '/body/outcome' })
  expect((await tries({ findings: '  ' })).body).toMatchObject({ code: 'platform/badInput' })
  expect((await tries({ outcome: 'unfounded', remedy: '可以拨打 12345 复核' })).body.answer).toMatchObject({
    remedy: '可以拨打 12345 复核',
  })
})

test.each([
  ['a case of nobody', { caseId: '019cac00-0000-7000-8000-000000000001' }, 404, 'cases/notFound', '/body/caseId'],
  ['a place that has no part in the case', { place: '511602:renshe' }, 422, 'oversight/notPlaceOfCase', '/body/place'],
  ['a case twice', { number: '5', code: '123456' }, 422, 'oversight/aboutTwo', '/body/number'],
  ['an item nowhere', { caseId: undefined, item: 'item-1' }, 422, 'oversight/placeMissing', '/body/place'],
  ['a place that is none', { caseId: undefined, place: '511602:nowhere' }, 422, 'oversight/placeUnknown', '/body/place'],
  ['a receipt without its code', { caseId: undefined, number: '5' }, 403, 'oversight/codeWrong', '/body/code'],
  ['no words', { caseId: undefined, words: '      ' }, 400, 'platform/badInput', '/body/words'],
])('%s is refused, and nothing is kept', async (_, changed, status, code, field) => {
  const before = await kept(scenario.chongqing)
  expect((await files({ caseId: story.id, ...changed })).body).toMatchObject({ status, code, field })
  expect(await kept(scenario.chongqing)).toEqual(before)
})

test('the same press twice is one complaint', async () => {
  const as = await scenario.tokenOf(scenario.chongqing, person)
  const press = () =>
    scenario.chongqing.call('POST', '/tickets', { as, key: 'one-press', body: { kind: 'complaint', ...words, place: counter } })
  expect((await press()).body).toEqual((await press()).body)
  const { body } = await here('GET', '/tickets/queue', { who: supervisors.yuzhong })
  expect(body.entries).toHaveLength(1)
})

test('five wrong codes lock the number, the right one does not open it then', async () => {
  const { number, code } = (await files({ place: counter })).body
  const wrong = code === '000000' ? '000001' : '000000'
  const tries = (tried: string) => here('POST', '/tickets/track', { body: { number, code: tried } })
  for (let tried = 0; tried < 5; tried++) expect((await tries(wrong)).body).toMatchObject({ code: 'oversight/codeWrong' })
  expect((await tries(code)).body).toMatchObject({ status: 423, code: 'oversight/codeLocked' })
})

test('nothing that the person said stands in the audit, in a header, or open on the way', async () => {
  const told = ['只有我知道的话', '13911112222', '例远行']
  const [secret, phone, name] = told
  const { body } = await files({ place: office, words: secret, name, phone })
  await scenario.chongqing.node.exchange.sealDue()
  const { db } = scenario.chongqing
  const tables = [sql`exchange.batch`, sql`platform.audit_entry`, sql`platform.feed`]
  for (const table of tables) {
    const rows = await db.once<{ row: string }>(sql`select cast(t as text) as row from ${table} t`)
    expect(rows).not.toEqual([])
    for (const { row } of rows) for (const one of told) expect(row).not.toContain(one)
  }
  const events = await db.once<{ header: string }>(
    sql`select cast(header as text) as header from oversight.ticket_event where ticket_id = ${body.id}`,
  )
  expect(events).toHaveLength(1)
  for (const { header } of events) for (const one of [...told, body.number]) expect(header).not.toContain(one)
  expect(await auditOf(scenario.chongqing, body.id)).toMatchObject([{ action: 'oversight.fileTicket' }])
})

test('what the partner lost is said to it again, as it was', async () => {
  const { body } = await files({ place: office })
  await scenario.quiet()
  const { db } = scenario.chongqing
  const [{ id, header, bodies } = raise()] = await db.once<{ id: string; header: object; bodies: object[] }>(
    sql`select id, header, bodies from oversight.ticket_event where ticket_id = ${body.id}`,
  )
  const said = (events: { caseId: string; event: string }[]) =>
    db.read('test', (tx) => scenario.chongqing.node.oversight.sayAgain(tx, events))
  expect(await said([{ caseId: body.id, event: id }])).toEqual([{ header, bodies }])
  expect(await said([{ caseId: story.id, event: id }])).toEqual([])
})

function raise(): never {
  throw new Error('no event was kept')
}
