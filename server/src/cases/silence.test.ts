import { afterAll, beforeAll, expect, test } from 'vitest'
import { decision, openScenario, reasons, type Scenario, type Story } from '../test-kit/scenario.ts'

// Monday 2026-03-02 is day zero; five working days end on Monday 2026-03-09 (行政许可法 Art. 32).
const withinNotice = '2026-03-09T10:00:00.000Z'
const afterNotice = '2026-03-10T01:00:00.000Z'

let scenario: Scenario
beforeAll(async () => {
  scenario = await openScenario()
})
afterAll(() => scenario.close())

const notice = { materials: ['transfer-form'], until: '2026-04-20' }
const entry = (view: { timeline: { action: string }[] }, action: string) => view.timeline.find((one) => one.action === action)

// The clock of both nodes only moves on, so the stories of this file follow each other in time.
test.sequential('silence at the counter: nobody writes before the day is over, then the case is accepted as of the day it was received', async () => {
  const story = await scenario.received('deemed')
  const transferred = await scenario.received('peerDown')
  await transferred.clerk.does('handOver', { taker: transferred.office, why: 'toDecide', papers: false })
  await scenario.moveTo(withinNotice)
  await scenario.quiet()
  expect((await story.clerk.sees()).state).toBe('received')

  await scenario.moveTo(afterNotice)
  await scenario.quiet()
  const seen = await story.clerk.sees()
  expect(seen).toMatchObject({ state: 'accepted', clocks: { deemedAccepted: true, acceptedDay: '2026-03-02' } })
  expect(entry(seen, 'deemAccepted')).toMatchObject({ role: 'rule', place: story.counter, facts: { noticeDue: '2026-03-09' } })
  expect(await story.verified(story.clerk)).toMatchObject({ ok: true })
  await silentInTransfer(transferred)
})

/** While it is handed over nobody may write; the taker writes it first of all. */
async function silentInTransfer(story: Story): Promise<void> {
  const before = await story.clerk.sees()
  expect(before).toMatchObject({ state: 'received', clocks: { deemedAccepted: true, acceptedDay: '2026-03-02' } })
  expect(entry(before, 'deemAccepted')).toBeUndefined()
  const after = await story.examiner.does('takeOver')
  expect(after.state).toBe('accepted')
  expect(after.timeline.slice(-2).map(({ action }: { action: string }) => action)).toEqual(['takeOver', 'deemAccepted'])
  expect(await story.examiner.tries('requireSupplement', { materials: ['identity-card'], until: '2026-04-01' })).toMatchObject({
    status: 409,
    body: { code: 'cases/wrongState' },
  })
  await story.examiner.does('grant', {}, decision({ result: '准予转移' }))
  expect(await story.verified(story.examiner)).toMatchObject({ ok: true })
  expect(await story.verified(story.clerk)).toMatchObject({ ok: true })
}

test.sequential('given back after the day: silence is written directly after it, by the giver who holds it again', async () => {
  const story = await scenario.received('deemed')
  await story.clerk.does('handOver', { taker: story.office, why: 'toDecide', papers: false })
  await scenario.moveTo('2026-03-18T01:00:00.000Z')
  const returned = await story.examiner.does('giveBack', { reason: 'wrongOffice' })
  expect(returned).toMatchObject({ state: 'accepted', holder: story.counter, transfer: null })
  expect((await story.actions()).slice(-2)).toEqual(['giveBack', 'deemAccepted'])
  expect(await story.verified(story.clerk)).toMatchObject({ ok: true })
})

test.sequential('a supplement made in time starts a second notice clock, and counts from when it was made', async () => {
  const story = await (await scenario.received('deemed')).inOffice()
  await story.examiner.does('requireSupplement', notice)
  await story.person.asks('supplement', { materials: ['transfer-form'] })
  const madeOn = '2026-03-18'
  // It is on its way for days; the law counts from the day it was made.
  await scenario.moveTo('2026-03-20T01:00:00.000Z')
  await scenario.quiet()
  const seen = await story.examiner.sees()
  expect(seen).toMatchObject({ state: 'received', clocks: { notice: { from: madeOn, due: '2026-03-25', state: 'running' } } })

  await scenario.moveTo('2026-03-26T01:00:00.000Z')
  await scenario.quiet()
  expect(await story.examiner.sees()).toMatchObject({ state: 'accepted', clocks: { deemedAccepted: true, acceptedDay: madeOn } })
  expect(await story.verified(story.person)).toMatchObject({ ok: true })
})

test.sequential('a withdrawal made in time beats silence, however late it arrives', async () => {
  const story = await (await scenario.received('deemed')).inOffice()
  await story.person.asks('withdraw')
  await scenario.moveTo('2026-04-03T01:00:00.000Z')
  await scenario.quiet()
  expect(await story.examiner.sees()).toMatchObject({ state: 'closed' })
  expect((await story.actions(story.examiner)).slice(-2)).toEqual(['withdraw', 'close'])
  expect(await story.verified(story.examiner)).toMatchObject({ ok: true })
})

test.sequential('a notice asked for at the counter that comes after the day is declined: silence has accepted the case', async () => {
  const story = await (await scenario.received('deemed')).inOffice()
  await story.clerk.asks('requireSupplement', { ...notice, until: '2026-05-20' })
  await scenario.moveTo('2026-04-14T01:00:00.000Z')
  await scenario.quiet()
  const seen = await story.clerk.sees()
  expect(seen.state).toBe('accepted')
  expect(seen.timeline.slice(-2)).toMatchObject([{ action: 'deemAccepted' }, { action: 'requestDeclined' }])
  expect(await story.verified(story.clerk)).toMatchObject({ ok: true })
})

test.sequential('everything missing is told once: a second notice is refused, one for a day that is over too', async () => {
  const story = await (await scenario.received('deemed')).inOffice()
  const { examiner, person } = story
  const past = await examiner.tries('requireSupplement', { ...notice, until: '2026-04-14' })
  expect(past).toMatchObject({ status: 422, body: { code: 'cases/untilTooEarly', field: '/body/facts/until' } })
  await examiner.does('requireSupplement', { ...notice, until: '2026-05-20' })
  await person.asks('supplement', { materials: ['transfer-form'] })
  await scenario.quiet()
  const again = await examiner.tries('requireSupplement', { ...notice, until: '2026-05-20' })
  expect(again).toMatchObject({ status: 409, body: { code: 'clock/secondSupplement' } })
  expect((await examiner.does('decline', { reason: 'notOurs' }, decision({ ...reasons, whereInstead: '转入地' }))).state).toBe(
    'declined',
  )
})
