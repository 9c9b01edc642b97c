import { afterAll, beforeAll, expect, test } from 'vitest'
import { decision, openScenario, reasons, type Scenario, type Story } from '../test-kit/scenario.ts'

let scenario: Scenario
beforeAll(async () => {
  scenario = await openScenario()
})
afterAll(() => scenario.close())

async function supplementing(until: string): Promise<Story> {
  const story = await (await scenario.received('deemed')).inOffice()
  await story.examiner.does('requireSupplement', { materials: ['transfer-form'], until })
  return story
}

test.sequential('no supplement came: the counter’s node vouches for it after the day, and the office’s node ends the case on that word', async () => {
  const story = await supplementing('2026-03-11')
  await scenario.moveTo('2026-03-11T15:59:00.000Z')
  await scenario.quiet()
  expect((await story.examiner.sees()).state).toBe('supplementing')
  const early = await story.examiner.tries('terminate', { reason: 'silence' }, decision(reasons))
  expect(early).toMatchObject({ status: 409, body: { code: 'cases/silenceNotVouched' } })

  await scenario.moveTo('2026-03-11T16:00:00.000Z')
  await scenario.quiet()
  const seen = await story.person.sees()
  expect(seen).toMatchObject({ state: 'closed' })
  expect(seen.requests).toEqual([expect.objectContaining({ action: 'terminate', place: story.counter })])
  const ended = seen.timeline.find(({ action }: { action: string }) => action === 'terminate')
  expect(ended).toMatchObject({ role: 'rule', place: story.office, facts: { reason: 'silence' }, requestId: seen.requests[0].id })
  expect(ended.content.decision).toMatchObject({
    facts: expect.stringContaining('2026-03-11'),
    basis: expect.any(String),
    remedy: expect.any(String),
  })
  for (const hand of [story.person, story.examiner]) expect(await story.verified(hand)).toMatchObject({ ok: true })
})

test.sequential('a supplement made on the last day is there before the word of silence, however late both arrive', async () => {
  const story = await supplementing('2026-03-19')
  await scenario.moveTo('2026-03-19T15:00:00.000Z')
  scenario.cut('sichuan', true)
  await story.person.asks('supplement', { materials: ['transfer-form'] })
  await scenario.moveTo('2026-03-20T01:00:00.000Z')
  await scenario.quiet()
  expect((await story.person.sees()).state).toBe('supplementing')
  scenario.cut('sichuan', false)
  await scenario.quiet()
  const seen = await story.person.sees()
  expect(seen).toMatchObject({ state: 'received', clocks: { notice: { from: '2026-03-19', state: 'running' } } })
  expect(await story.verified(story.examiner)).toMatchObject({ ok: true })
})

test.sequential('a supplement that comes after the end is declined; the counter files a new case that names the old one', async () => {
  const story = await supplementing('2026-03-27')
  scenario.cut('sichuan', true)
  await scenario.moveTo('2026-03-30T01:00:00.000Z')
  await scenario.quiet()
  const late = await story.atCounter.asks('supplement', { materials: ['transfer-form'] })
  scenario.cut('sichuan', false)
  await scenario.quiet()
  const seen = await story.person.sees()
  expect(seen.state).toBe('closed')
  expect(seen.timeline.find(({ requestId }: { requestId?: string }) => requestId === late)).toMatchObject({
    action: 'requestDeclined',
    facts: { reason: 'wrongState' },
  })
  expect(await story.verified(story.person)).toMatchObject({ ok: true })

  const next = await scenario.received('deemed', { follows: story.id })
  expect((await next.clerk.sees()).timeline[0].facts).toMatchObject({ follows: story.id })
  expect(await next.verified(next.clerk)).toMatchObject({ ok: true })
})

test.sequential('where counter and office are of one node the examiner ends it on what that node itself has not heard', async () => {
  const story = await scenario.received('deemed', { receivingPlace: '511602:window' })
  await story.inOffice()
  await story.examiner.does('requireSupplement', { materials: ['transfer-form'], until: '2026-04-08' })
  const early = await story.examiner.tries('terminate', { reason: 'silence' }, decision(reasons))
  expect(early).toMatchObject({ status: 409, body: { code: 'cases/untilNotPast' } })
  await scenario.moveTo('2026-04-09T01:00:00.000Z')
  await story.examiner.does('terminate', { reason: 'silence' }, decision(reasons))
  expect(await story.actions(story.examiner)).toEqual([
    ...['submit', 'receive', 'handOver', 'takeOver', 'requireSupplement', 'terminate', 'close'],
  ])
  expect(await story.verified(story.examiner)).toMatchObject({ ok: true })
})
