import { afterAll, beforeAll, expect, test } from 'vitest'
import { decision, openScenario, reasons, type Scenario, type Story } from '../test-kit/scenario.ts'

let scenario: Scenario
beforeAll(async () => {
  scenario = await openScenario()
})
afterAll(() => scenario.close())

const declining = { ...reasons, whereInstead: '请向户籍所在地申请' }
const without = (all: object, name: string) => Object.fromEntries(Object.entries(all).filter(([key]) => key !== name))

/** The second examiner approves; the first one acts under it. */
async function approved(story: Story, action: 'refuse' | 'grant'): Promise<string> {
  const { status, body } = await story.second.approves(action)
  expect(status).toBe(201)
  return body.approval
}

test('refused with facts, basis and remedy, under a second person; delivered by the counter on its granted right; closed', async () => {
  const story = await (await scenario.received('refused')).accepted()
  const approval = await approved(story, 'refuse')
  const refused = await story.examiner.does('refuse', {}, { ...decision(reasons), approval })
  expect(refused).toMatchObject({ state: 'refused', clocks: { decision: { state: 'met' }, delivery: { state: 'running' } } })

  const told = (await story.person.sees()).timeline.at(-1)
  expect(told).toMatchObject({ action: 'refuse', content: { decision: reasons } })
  const paper = (await story.person.get('/papers')).body.papers.at(-1)
  expect(paper).toMatchObject({
    title: { zh: '不予决定书' },
    content: { decision: reasons },
    remedy: expect.stringMatching(/行政复议/),
  })

  await story.clerk.asks('deliver', { means: 'byHand' })
  await scenario.quiet()
  expect(await story.person.sees()).toMatchObject({ state: 'closed', clocks: { delivery: { state: 'met' } } })
  expect(await story.verified(story.examiner)).toMatchObject({ ok: true })
  expect(await story.verified(story.clerk)).toMatchObject({ ok: true })
})

test('declined with reasons and where to go instead; delivered; closed', async () => {
  const story = await (await scenario.received('deemed')).inOffice()
  expect(await story.examiner.does('decline', { reason: 'notOurs' }, decision(declining))).toMatchObject({ state: 'declined' })
  expect((await story.person.sees()).timeline.at(-1).content.decision).toEqual(declining)
  await story.clerk.asks('deliver', { means: 'post' })
  await scenario.quiet()
  expect(await story.actions(story.person)).toEqual([
    ...['submit', 'receive', 'handOver', 'takeOver', 'decline', 'deliver', 'close'],
  ])
  expect(await story.verified(story.person)).toMatchObject({ ok: true })
})

test.each(['facts', 'basis', 'remedy'])(
  'a refusal without its %s is refused: cases/reasonsMissing, and names the field',
  async (name) => {
    const story = await (await scenario.received('refused')).accepted()
    const approval = await approved(story, 'refuse')
    for (const poor of [
      without(reasons, name),
      { ...reasons, [name]: '' },
      { ...reasons, [name]: '  ' },
      { ...reasons, [name]: 7 },
    ]) {
      const { status, body } = await story.examiner.tries('refuse', {}, { ...decision(poor), approval })
      expect({ status, body }).toMatchObject({
        status: 422,
        body: { code: 'cases/reasonsMissing', field: `/body/bodies/0/body/${name}` },
      })
    }
    expect((await story.examiner.sees()).state).toBe('accepted')
    expect((await story.examiner.does('refuse', {}, { ...decision(reasons), approval })).state).toBe('refused')
  },
)

test('declining says also where to apply instead', async () => {
  const story = await (await scenario.received('deemed')).inOffice()
  const { status, body } = await story.examiner.tries('decline', { reason: 'notOurs' }, decision(reasons))
  expect({ status, body }).toMatchObject({
    status: 422,
    body: { code: 'cases/reasonsMissing', field: '/body/bodies/0/body/whereInstead' },
  })
})

test.each(['decline', 'refuse', 'terminate'] as const)(
  'to %s without any decision is refused, also among several steps',
  async (action) => {
    const story = await (await scenario.received('deemed')).inOffice()
    expect(await story.examiner.tries(action)).toMatchObject({
      status: 422,
      body: { code: 'cases/reasonsMissing', field: '/body/bodies' },
    })
    const both = await story.examiner.together([{ action: 'accept' }, { action }])
    expect(both).toMatchObject({ status: 422, body: { code: 'cases/reasonsMissing', field: '/body/steps/1/bodies' } })
    expect((await story.examiner.sees()).state).toBe('received')
  },
)

test('a decision that wants a second person is not made without one, nor with one the examiner names himself', async () => {
  const story = await (await scenario.received('refused')).accepted()
  const { examiner, second } = story
  expect(await examiner.tries('grant', {}, decision({ result: '准予' }))).toMatchObject({
    status: 422,
    body: { code: 'cases/secondNeeded' },
  })
  const forged = await examiner.tries('grant', { second: 'staff-511602-renshe-second' }, decision({ result: '准予' }))
  expect(forged).toMatchObject({ status: 422, body: { code: 'cases/badFacts', field: '/body/facts/second' } })

  const { approval } = (await examiner.approves('grant')).body
  const alone = await examiner.tries('grant', {}, { ...decision({ result: '准予' }), approval })
  expect(alone).toMatchObject({ status: 422, body: { code: 'cases/secondIsFirst', field: '/body/approval' } })

  const other = (await second.approves('refuse')).body.approval
  const crossed = await examiner.tries('grant', {}, { ...decision({ result: '准予' }), approval: other })
  expect(crossed).toMatchObject({ status: 422, body: { code: 'cases/secondNeeded', field: '/body/approval' } })
  expect((await examiner.sees()).state).toBe('accepted')

  const right = (await second.approves('grant')).body.approval
  expect((await examiner.does('grant', {}, { ...decision({ result: '准予' }), approval: right })).state).toBe('granted')
})

test('a step may say nothing that its act does not have: no name slips into the open header', async () => {
  const story = await (await scenario.received('deemed')).inOffice()
  for (const facts of [{ name: '例续保' }, { officialNumber: '1' }, { day: '2026-01-01' }]) {
    const [fact] = Object.keys(facts)
    expect(await story.examiner.tries('accept', facts)).toMatchObject({
      status: 422,
      body: { code: 'cases/badFacts', field: `/body/facts/${fact}` },
    })
  }
  expect((await story.examiner.sees()).state).toBe('received')
})
