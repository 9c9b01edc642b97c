import { afterAll, beforeAll, expect, test } from 'vitest'
import { decision, openScenario, type Scenario, type Story, staffAt } from '../test-kit/scenario.ts'

let scenario: Scenario
beforeAll(async () => {
  scenario = await openScenario()
})
afterAll(() => scenario.close())

const fee = { reason: 'renewal' }
const paid = { bodies: [{ section: 'fee', body: { amount: 2000 } }] }
const rating = (grade: number) => ({ bodies: [{ section: 'rating', body: { grade } }] })
const lastOf = (view: { timeline: { action: string }[] }, action: string) =>
  view.timeline.findLast((entry) => entry.action === action)

test('received at one counter, decided in the other region, handed out at the first: each step by its place, each log whole', async () => {
  const story = await scenario.received('relay')
  const { clerk, examiner, atCounter, person, counter, office } = story
  expect(await clerk.sees()).toMatchObject({ state: 'received', holder: counter, papersAt: counter })

  await story.inOffice()
  await clerk.asks('verifyOriginal', { materials: ['id-document'] })
  await scenario.quiet()
  const missing = { materials: ['portrait'], until: '2026-03-16' }
  const told = { bodies: [{ section: 'materials', body: { missing: ['portrait'], why: '人像模糊' } }] }
  await examiner.does('requireSupplement', missing, told)
  expect(await person.sees()).toMatchObject({ state: 'supplementing', supplementUntil: '2026-03-16' })

  const file = await person.uploads()
  await person.asks('supplement', { materials: ['portrait'] }, { files: [{ sha256: file, section: 'materials' }] })
  await scenario.quiet()
  expect((await examiner.sees()).state).toBe('received')
  expect((await examiner.get(`/files/${file}`)).status).toBe(200)

  await examiner.does('accept')
  await examiner.does('chargeFee', fee, paid)
  await atCounter.asks('payFee', fee, paid)
  await scenario.quiet()
  await examiner.does('grant', {}, decision({ result: '准予换领' }))
  await examiner.does('issue', {}, decision({ document: '居民身份证一张' }))
  await examiner.does('handOver', { taker: counter, why: 'resultBack', papers: true })
  await clerk.does('takeOver', { papersArrived: true })
  expect(await clerk.sees()).toMatchObject({ state: 'issued', holder: counter, papersAt: counter, transfer: null })
  await clerk.does('deliver', { means: 'byHand' })

  expect(await clerk.sees()).toMatchObject({ state: 'closed', holder: counter })
  expect(await story.actions(examiner)).toEqual(await story.actions(clerk))
  expect(await story.actions()).toEqual([
    ...['submit', 'receive', 'handOver', 'takeOver', 'verifyOriginal', 'requireSupplement', 'supplement', 'accept'],
    ...['chargeFee', 'payFee', 'grant', 'issue', 'handOver', 'takeOver', 'deliver', 'close'],
  ])
  for (const hand of [clerk, examiner, person]) {
    expect(await story.verified(hand)).toMatchObject({ ok: true, report: { kind: 'case', state: 'closed' } })
  }
  expect(lastOf(await clerk.sees(), 'payFee')).toMatchObject({ place: office, role: 'rule' })
})

test('an original is seen at the counter by granted right while the other side holds the case: asked, done, and only then on the log', async () => {
  const story = await (await scenario.received('relay')).inOffice()
  const requestId = await story.clerk.asks('verifyOriginal', { materials: ['id-document'] })
  const asked = await story.clerk.sees()
  expect(asked.requests).toEqual([expect.objectContaining({ id: requestId, action: 'verifyOriginal', answeredSeq: null })])
  expect(lastOf(asked, 'verifyOriginal')).toBeUndefined()

  await scenario.quiet()
  const done = await story.clerk.sees()
  expect(lastOf(done, 'verifyOriginal')).toMatchObject({ requestId, place: story.office, role: 'rule' })
  expect(done.requests).toEqual([expect.objectContaining({ id: requestId, answeredSeq: done.version })])
})

test('who asked is told with the request: the role to everybody, whose act it was to staff alone', async () => {
  const { clerk, examiner, atCounter, person, counter } = await (await scenario.received('relay')).accepted()
  await examiner.does('chargeFee', fee, paid)
  await atCounter.asks('payFee', fee, paid)
  await clerk.asks('verifyOriginal', { materials: ['id-document'] })
  await scenario.quiet()
  const asked = [
    { action: 'payFee', place: counter, role: 'applicant', actor: 'applicant' },
    { action: 'verifyOriginal', place: counter, role: 'clerk', actor: staffAt(counter, 'clerk') },
  ]
  for (const staff of [clerk, examiner]) expect((await staff.sees()).requests).toMatchObject(asked)
  expect((await clerk.sees()).staff).toHaveProperty(staffAt(counter, 'clerk'))
  const told = (await person.sees()).requests
  expect(told).toMatchObject(asked.map(({ actor: _, ...rest }) => rest))
  expect(JSON.stringify(told)).not.toContain('actor')
})

test('a notice by granted right counts, and its paper is printed, only when the act is back', async () => {
  const story = await (await scenario.received('relay')).inOffice()
  const kinds = async () => (await story.clerk.get('/papers')).body.papers.map(({ title }: { title: { zh: string } }) => title.zh)
  await story.clerk.asks('requireSupplement', { materials: ['portrait'], until: '2026-03-16' })
  expect(await story.clerk.sees()).toMatchObject({ state: 'received', supplementUntil: null })
  expect(await kinds()).toEqual(['收件凭证'])

  await scenario.quiet()
  expect(await story.clerk.sees()).toMatchObject({ state: 'supplementing', supplementUntil: '2026-03-16' })
  expect(await kinds()).toEqual(['收件凭证', '补正材料一次性告知书'])
})

test('acceptance is not among the granted rights, so the counter cannot even ask for it', async () => {
  const story = await (await scenario.received('relay')).inOffice()
  expect(await story.clerk.tries('accept')).toMatchObject({ status: 403, body: { code: 'cases/notGranted' } })
})

test('the file of a supplement is fetched and checked before the supplement is answered', async () => {
  const story = await (await scenario.received('relay')).inOffice()
  await story.examiner.does('requireSupplement', { materials: ['portrait'], until: '2026-03-16' })
  const sha256 = await story.person.uploads()
  await story.person.asks('supplement', { materials: ['portrait'] }, { files: [{ sha256, section: 'materials' }] })
  await scenario.chongqing.node.exchange.sealDue()
  await scenario.chongqing.node.exchange.sendDue()
  const waiting = await story.examiner.sees()
  expect(waiting).toMatchObject({ state: 'supplementing', requests: [{ action: 'supplement', answeredSeq: null }] })
  expect((await story.examiner.get(`/files/${sha256}`)).status).toBe(404)

  await scenario.quiet()
  expect((await story.examiner.sees()).state).toBe('received')
  expect((await story.examiner.get(`/files/${sha256}`)).status).toBe(200)
})

test('while a supplement waits for its file the office cannot end the case over it', async () => {
  const story = await (await scenario.received('relay')).inOffice()
  await story.examiner.does('requireSupplement', { materials: ['portrait'], until: '2026-03-16' })
  const sha256 = await story.person.uploads()
  await story.person.asks('supplement', { materials: ['portrait'] }, { files: [{ sha256, section: 'materials' }] })
  await scenario.chongqing.node.exchange.sealDue()
  await scenario.chongqing.node.exchange.sendDue()
  const ended = await story.examiner.tries('terminate', { reason: 'other' }, decision({ facts: '甲', basis: '乙', remedy: '丙' }))
  expect(ended).toMatchObject({ status: 409, body: { code: 'exchange/filesMissing' } })
  await scenario.quiet()
  expect((await story.examiner.sees()).state).toBe('received')
})

test('a place that lacks a file cannot take the case over: exchange/filesMissing', async () => {
  const story = await scenario.received('relay')
  const sha256 = await story.clerk.uploads()
  await story.clerk.tries('correct', {}, { files: [{ sha256, section: 'materials' }] })
  await story.clerk.tries('handOver', { taker: story.office, why: 'toDecide', papers: false })
  await scenario.chongqing.node.exchange.sealDue()
  await scenario.chongqing.node.exchange.sendDue()
  expect(await story.examiner.tries('takeOver')).toMatchObject({ status: 409, body: { code: 'exchange/filesMissing' } })
  await scenario.quiet()
  expect((await story.examiner.does('takeOver')).holder).toBe(story.office)
})

test('papers that have not arrived cannot be taken over', async () => {
  const story = await scenario.received('relay')
  await story.clerk.does('handOver', { taker: story.office, why: 'toDecide', papers: true })
  const early = await story.examiner.tries('takeOver')
  expect(early).toMatchObject({ status: 409, body: { code: 'cases/papersMissing', field: '/body/facts/papersArrived' } })
  expect(await story.examiner.does('takeOver', { papersArrived: true })).toMatchObject({ papersAt: story.office })
})

test('a result is not issued while a fee is open; the fee is charged once for one reason', async () => {
  const story = await (await scenario.received('relay')).accepted()
  await story.examiner.does('chargeFee', fee, paid)
  expect(await story.examiner.tries('chargeFee', fee, paid)).toMatchObject({ status: 409, body: { code: 'cases/feeTwice' } })
  await story.examiner.does('grant', {}, decision({ result: '准予' }))
  expect(await story.examiner.tries('issue')).toMatchObject({ status: 409, body: { code: 'cases/feeOpen' } })
  await story.person.asks('payFee', fee, paid)
  await scenario.quiet()
  expect((await story.examiner.does('issue')).state).toBe('issued')
})

test('it is rated at most once before and once after the close, by the person alone, and staff see only that it was', async () => {
  const story = await (await scenario.received('deemed')).accepted()
  const { person, atCounter, clerk, examiner } = story
  expect(await atCounter.tries('rate', {}, rating(1))).toMatchObject({ status: 403, body: { code: 'cases/notThroughStaff' } })
  await person.asks('rate', {}, rating(2))
  await scenario.quiet()
  await person.asks('rate', {}, rating(5))
  await scenario.quiet()
  expect(await ratedOf(story)).toBe(1)

  await close(story)
  await person.asks('rate', {}, rating(4))
  await scenario.quiet()
  await person.asks('rate', {}, rating(3))
  await scenario.quiet()
  expect(await ratedOf(story)).toBe(2)

  const grades = async (hand: typeof clerk) =>
    (await hand.sees()).timeline.flatMap(
      ({ content }: { content: { rating?: { grade: number } } }) => content.rating?.grade ?? [],
    )
  expect(await grades(person)).toEqual([2, 4])
  for (const staff of [clerk, examiner]) {
    expect(await grades(staff)).toEqual([])
    expect(JSON.stringify((await staff.get('/export')).body)).not.toContain('"grade"')
  }
  const declined = (await person.sees()).timeline.filter(({ action }: { action: string }) => action === 'requestDeclined')
  expect(declined.map(({ facts }: { facts: { reason: string } }) => facts.reason)).toEqual(['ratedAlready', 'ratedAlready'])
})

const ratedOf = async (story: Story): Promise<number> =>
  (await story.actions(story.examiner)).filter((action) => action === 'rate').length

async function close({ examiner }: Story): Promise<void> {
  await examiner.does('grant', {}, decision({ result: '准予接续' }))
  await examiner.does('issue')
  expect((await examiner.does('deliver', { means: 'electronic' })).state).toBe('closed')
}
