import { randomUUID } from 'node:crypto'
import { newNodeKeys, publishedKeys } from '@tongban/protocol/suite/keys'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemRandom } from '../node.ts'
import { sql } from '../platform/db/db.ts'
import { decision, type Hand, openScenario, reasons, type Scenario, type Story, suites } from '../test-kit/scenario.ts'

let scenario: Scenario
beforeAll(async () => {
  scenario = await openScenario()
})
afterAll(() => scenario.close())

const toOffice = ({ office }: Story) => ({ taker: office, why: 'toDecide', papers: false })
const toCounter = ({ counter }: Story) => ({ taker: counter, why: 'resultBack', papers: false })
const outcomes = (answers: readonly { status: number; body: { code?: string } }[]) =>
  answers.map(({ status, body }) => body.code ?? status).sort()

/** No two events of a chain stand at one place, and both nodes tell the same chain. */
async function neverForked(story: Story): Promise<void> {
  const headers = async (hand: Hand) =>
    (await hand.get('/export')).body.events.map(({ header }: { header: { seq: number } }) => header)
  const [here, there] = [await headers(story.clerk), await headers(story.examiner)]
  expect(here).toEqual(there)
  expect(here.map(({ seq }: { seq: number }) => seq)).toEqual(here.map((_: unknown, index: number) => index + 1))
  for (const hand of [story.clerk, story.examiner]) expect(await story.verified(hand)).toMatchObject({ ok: true })
}

test('two clerks of one case at once: one writes, the other is told that it changed', async () => {
  const story = await scenario.received('deemed')
  const seen = (await story.clerk.sees()).version
  const both = await Promise.all(
    ['identity-card', 'transfer-form'].map((material) =>
      story.clerk.tries('verifyOriginal', { materials: [material] }, { seen }),
    ),
  )
  expect(outcomes(both)).toEqual([200, 'cases/changed'])
  expect(both.find(({ status }) => status === 412)?.body).toMatchObject({ field: '/header/if-match' })
  expect(await story.clerk.sees()).toMatchObject({ version: seen + 1 })
  await scenario.quiet()
  await neverForked(story)
})

test('twenty hands at once write one event', async () => {
  const story = await (await scenario.received('deemed')).inOffice()
  const seen = (await story.examiner.sees()).version
  const many = await Promise.all(Array.from({ length: 20 }, () => story.examiner.tries('accept', {}, { seen })))
  expect(outcomes(many)).toEqual([200, ...Array(19).fill('cases/changed')])
  await scenario.quiet()
  await neverForked(story)
})

test('giver and taker at once: what the giver sent before stands, and after it only the taker writes', async () => {
  const story = await scenario.received('deemed')
  await story.clerk.does('handOver', toOffice(story))
  const at = await story.clerk.sees()
  const [late, taken, again] = await Promise.all([
    story.clerk.tries('correct', {}, { seen: at.version }),
    story.examiner.tries('takeOver', {}, { seen: at.version }),
    story.examiner.tries('giveBack', { reason: 'notOurs' }, { seen: at.version }),
  ])
  expect(late).toMatchObject({ status: 409, body: { code: 'cases/transferring' } })
  expect(outcomes([taken, again])).toEqual([200, 'cases/changed'])
  await scenario.quiet()
  await neverForked(story)
})

test('who has handed over may write nothing more, whatever the step', async () => {
  const story = await scenario.received('deemed')
  await story.clerk.does('handOver', toOffice(story))
  for (const [action, facts] of [
    ['correct', {}],
    ['inquire', { inquiry: 'q1', place: '511600:jiaotong' }],
  ] as const) {
    expect(await story.clerk.tries(action, facts)).toMatchObject({ status: 409, body: { code: 'cases/transferring' } })
  }
  const early = await story.examiner.tries('decline', { reason: 'notOurs' }, decision({ ...reasons, whereInstead: '转入地' }))
  expect(early).toMatchObject({ status: 409, body: { code: 'cases/notHolder' } })
})

test('a replayed takeOver is told that the case changed, then that nobody hands it over', async () => {
  const story = await scenario.received('deemed')
  await story.clerk.does('handOver', toOffice(story))
  const { version } = await story.examiner.sees()
  await story.examiner.does('takeOver', {}, { seen: version })
  expect(await story.examiner.tries('takeOver', {}, { seen: version })).toMatchObject({
    status: 412,
    body: { code: 'cases/changed' },
  })
  expect(await story.examiner.tries('takeOver')).toMatchObject({ status: 403, body: { code: 'cases/notTaker' } })
  await neverForked(story)
})

test('the taker gives back with a reason; the case stays as it is and the giver writes on', async () => {
  const story = await scenario.received('deemed')
  await story.clerk.does('handOver', toOffice(story))
  expect(await story.examiner.tries('giveBack')).toMatchObject({
    status: 422,
    body: { code: 'cases/badFacts', field: '/body/facts' },
  })
  expect(await story.examiner.does('giveBack', { reason: 'wrongOffice' })).toMatchObject({
    state: 'received',
    holder: story.counter,
    transfer: null,
  })
  expect((await story.clerk.sees()).timeline.at(-1)).toMatchObject({ action: 'giveBack', facts: { reason: 'wrongOffice' } })
  await story.clerk.does('verifyOriginal', { materials: ['identity-card'] })
  await neverForked(story)
})

test('a case goes only to a place that somebody answers for', async () => {
  const story = await scenario.received('deemed')
  for (const taker of ['990000:window', '500103:nowhere']) {
    expect(await story.clerk.tries('handOver', { ...toOffice(story), taker })).toMatchObject({
      status: 422,
      body: { code: 'cases/placeUnknown', field: '/body/facts/taker' },
    })
  }
  const self = await story.clerk.tries('handOver', { ...toOffice(story), taker: story.counter })
  expect(self).toMatchObject({ status: 422, body: { code: 'cases/takerIsHolder', field: '/body/facts/taker' } })
})

test('a place of this node is known by itself, whatever its organisation is called', async () => {
  const place = '500103:named-alike'
  const { operator, call } = scenario.chongqing
  const name = { zh: place, en: null }
  const setUp = await call('POST', '/identity/setup', {
    as: operator,
    body: {
      organisations: [{ id: 'org-named-alike', name, evidence: 'demo' }],
      places: [{ id: place, kind: 'counter', name, organisation: 'org-named-alike', evidence: 'demo' }],
    },
  })
  expect(setUp.status).toBe(200)
  const story = await scenario.received('deemed')
  expect((await story.clerk.does('handOver', { ...toOffice(story), taker: place })).holder).toBe(place)
})

test('a case goes to no node outside the agreement it was born under: the writer is told at once, nothing waits', async () => {
  const outside = '520100:office'
  const keys = publishedKeys(await newNodeKeys(suites.intl, systemRandom().bytes))
  const { issuedAt } = scenario.trust
  const guizhou = { id: 'urn:tongban:node:520000', regions: ['520000'], address: 'http://520000.test', roles: ['exchange'] }
  const list = await scenario.trustWith({ ...guizhou, keys: [{ ...keys, from: issuedAt }] })
  for (const { call, operator } of [scenario.chongqing, scenario.sichuan]) {
    expect((await call('POST', '/identity/trust', { as: operator, body: list })).status).toBe(200)
  }
  const story = await scenario.received('deemed')
  for (const [action, facts, field] of [
    ['handOver', { ...toOffice(story), taker: outside }, 'taker'],
    ['inquire', { inquiry: 'q1', place: outside }, 'place'],
  ] as const) {
    expect(await story.clerk.tries(action, facts)).toMatchObject({
      status: 422,
      body: { code: 'cases/noAgreement', field: `/body/facts/${field}` },
    })
  }
  const { operator, call } = scenario.chongqing
  expect((await call('GET', '/exchange/parked', { as: operator })).body.entries).toEqual([])
  await story.clerk.does('handOver', toOffice(story))
  await neverForked(story)
})

test('a case within one region was born under no agreement: it may ask elsewhere and is handed to nobody there', async () => {
  const story = await scenario.received('peerDown', { receivingPlace: '511602:window' })
  const elsewhere = '500103:window'
  expect(await story.clerk.tries('handOver', { ...toOffice(story), taker: elsewhere })).toMatchObject({
    status: 422,
    body: { code: 'cases/noAgreement', field: '/body/facts/taker' },
  })
  await story.clerk.does('inquire', { inquiry: 'q1', place: elsewhere })
  // Now a node there has the headers; that does not make it a place where the case may go.
  expect(await story.clerk.tries('handOver', { ...toOffice(story), taker: elsewhere })).toMatchObject({ status: 422 })
  expect((await story.clerk.does('handOver', toOffice(story))).holder).toBe(story.office)
})

async function closedCase(): Promise<Story> {
  const story = await (await scenario.received('deemed')).accepted()
  await story.examiner.does('grant', {}, decision({ result: '准予' }))
  await story.examiner.does('issue')
  await story.examiner.does('handOver', toCounter(story))
  await story.clerk.does('takeOver')
  expect((await story.clerk.does('deliver', { means: 'byHand' })).state).toBe('closed')
  return story
}

test('of a closed case custody is granted by rule to the deciding place that asks, which then revises with a second person', async () => {
  const story = await closedCase()
  await story.examiner.asks('handOver', { taker: story.office, why: 'requested', papers: false })
  await scenario.quiet()
  expect(await story.examiner.sees()).toMatchObject({ state: 'closed', holder: story.office, transfer: null })
  expect((await story.actions()).slice(-2)).toEqual(['handOver', 'takeOver'])

  const { approval } = (await story.second.approves('revise')).body
  const revised = await story.examiner.does('revise', { basis: 'review-1' }, { ...decision({ result: '更正姓名' }), approval })
  expect(revised.timeline.find(({ action }: { action: string }) => action === 'grant').content.decision).toEqual({
    result: '准予',
  })
  await neverForked(story)
})

test('a case under way is not given away by rule, and to nobody but who asks', async () => {
  const story = await (await scenario.received('deemed')).accepted()
  await story.clerk.asks('handOver', { taker: story.counter, why: 'requested', papers: false })
  await scenario.quiet()
  expect(await story.clerk.sees()).toMatchObject({ holder: story.office, transfer: null })
  expect((await story.clerk.sees()).timeline.at(-1)).toMatchObject({ action: 'requestDeclined', facts: { reason: 'notHolder' } })

  const closed = await closedCase()
  await closed.examiner.asks('handOver', { taker: '511602:gongan', why: 'requested', papers: false })
  await scenario.quiet()
  expect((await closed.examiner.sees()).timeline.at(-1)).toMatchObject({
    action: 'requestDeclined',
    facts: { reason: 'takerNotAsking' },
  })
  await neverForked(closed)
})

test('the clock stops for a special procedure and goes on after it', async () => {
  const story = await (await scenario.received('deemed')).accepted()
  const suspended = await story.examiner.does('suspend', { kind: 'appraisal', expectedDays: 5 }, decision({ why: '需要鉴定' }))
  expect(suspended).toMatchObject({ state: 'suspended', clocks: { decision: { state: 'paused', due: null } } })
  expect(await story.examiner.tries('grant', {}, decision({ result: '准予' }))).toMatchObject({
    status: 409,
    body: { code: 'cases/wrongState' },
  })
  expect(await story.examiner.does('resume')).toMatchObject({ state: 'accepted', clocks: { decision: { state: 'running' } } })
  expect(await story.examiner.tries('resume')).toMatchObject({ status: 409, body: { code: 'cases/wrongState' } })
})

test('an extension wants a second person: for this act, on this version, not the same person, and once', async () => {
  const story = await (await scenario.received('deemed')).accepted()
  const { examiner, second } = story
  const due = (await examiner.sees()).clocks.decision.due
  expect(await examiner.tries('extend', { days: 10 })).toMatchObject({ status: 422, body: { code: 'cases/badFacts' } })
  expect(await story.officeClerk.approves('extend')).toMatchObject({ status: 403, body: { code: 'cases/noDuty' } })

  const own = (await examiner.approves('extend')).body.approval
  expect(await examiner.tries('extend', { days: 10 }, { approval: own })).toMatchObject({
    status: 422,
    body: { code: 'cases/secondIsFirst' },
  })
  const other = (await second.approves('grant')).body.approval
  expect(await examiner.tries('extend', { days: 10 }, { approval: other })).toMatchObject({
    status: 422,
    body: { code: 'cases/secondNeeded' },
  })
  const tooLong = (await second.approves('extend')).body.approval
  expect(await examiner.tries('extend', { days: 11 }, { approval: tooLong })).toMatchObject({
    status: 409,
    body: { code: 'clock/extendTooLong' },
  })

  const stale = (await second.approves('extend')).body.approval
  await examiner.does('inquire', { inquiry: 'q1', place: '511600:jiaotong' })
  expect(await examiner.tries('extend', { days: 10 }, { approval: stale })).toMatchObject({
    status: 422,
    body: { code: 'cases/secondNeeded' },
  })

  const approval = (await second.approves('extend')).body.approval
  const extended = await examiner.does('extend', { days: 10 }, { approval })
  expect(extended.clocks.decision.due > due).toBe(true)
  expect(extended.timeline.at(-1)).toMatchObject({ action: 'extend', facts: { second: 'staff-511602-renshe-second' } })
  expect(await examiner.tries('extend', { days: 10 }, { approval })).toMatchObject({
    status: 422,
    body: { code: 'cases/secondNeeded' },
  })
  const twice = (await second.approves('extend')).body.approval
  expect(await examiner.tries('extend', { days: 1 }, { approval: twice })).toMatchObject({
    status: 409,
    body: { code: 'clock/extendTwice' },
  })
  await neverForked(story)
})

test('steps taken together are taken all or not at all', async () => {
  const story = await (await scenario.received('deemed')).inOffice()
  const before = (await story.examiner.sees()).version
  const broken = await story.examiner.together([{ action: 'accept' }, { action: 'issue' }])
  expect(broken).toMatchObject({ status: 409, body: { code: 'cases/wrongState' } })
  expect(await story.examiner.sees()).toMatchObject({ state: 'received', version: before })

  const done = await story.examiner.together([
    { action: 'accept' },
    { action: 'grant', ...decision({ result: '准予' }) },
    { action: 'issue' },
    { action: 'deliver', facts: { means: 'electronic' } },
  ])
  expect(done).toMatchObject({ status: 200, body: { case: { state: 'closed' } } })
  await scenario.quiet()
  await neverForked(story)
})

test('the store itself knows each place of a chain once', async () => {
  const story = await scenario.received('deemed')
  const insert = () =>
    scenario.chongqing.db.once(sql`
      insert into cases.event (case_id, seq, event_id, action, header, hash, stored_at)
      select case_id, seq, ${randomUUID()}, action, header, hash, stored_at from cases.event where case_id = ${story.id} and seq = 2`)
  await expect(insert()).rejects.toMatchObject({ code: '23505' })
})
