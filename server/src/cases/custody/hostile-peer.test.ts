import { seal } from '@tongban/protocol/batch/envelope'
import { toBase64url } from '@tongban/protocol/bytes'
import { bodyHash, headerHash } from '@tongban/protocol/event/hash'
import { type ChainHeader, isRequestHeader, type RequestHeader, schemaOf } from '@tongban/protocol/event/header'
import { newNodeKeys, publishedKeys } from '@tongban/protocol/suite/keys'
import { signAgreement } from '@tongban/protocol/trust/agreement'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { systemRandom } from '../../node.ts'
import { openScenario, type Scenario, type Story, suites, type TestNode } from '../../test-kit/scenario.ts'
import { kept } from '../../test-kit/traces.ts'

// The node of Chongqing, with its own good keys, says what its own program never would: over HTTP, to the node of Sichuan.

const random = systemRandom()
const bytes = (length: number) => random.bytes(length)

let scenario: Scenario
let hostile: TestNode
let victim: TestNode
let before: unknown
let batch = 9_000

beforeAll(async () => {
  scenario = await openScenario()
  ;({ chongqing: hostile, sichuan: victim } = scenario)
})
afterAll(() => scenario.close())

type Header = ChainHeader | RequestHeader
interface Sent {
  readonly header: Header
  readonly bodies?: readonly { readonly section: string; readonly salt: string; readonly body: unknown }[]
}

/** Seals the events as the hostile node and sends them; answers the verdicts of the signed receipt. */
async function send(...items: readonly Sent[]): Promise<{ verdict: string; code?: string }[]> {
  const { text } = await seal({
    ...{ from: hostile.id, to: victim.id, batch: ++batch, previousBatch: null, issuedAt: victim.clock.now().toISOString() },
    items: items.map(({ header, bodies = [] }) => ({ header, bodies })),
    ...{ keys: hostile.keys, receiverKey: publishedKeys(victim.keys), suites, random: bytes },
  })
  const headers = { 'content-type': 'application/json' }
  const { status, body } = await victim.call('POST', '/exchange/batches', { body: text, headers })
  expect(status).toBe(200)
  return body.verdicts.map(({ verdict, code }: { verdict: string; code?: string }) => ({ verdict, ...(code ? { code } : {}) }))
}

async function refused(code: string, ...items: readonly Sent[]): Promise<void> {
  expect(await send(...items)).toEqual(items.map(() => ({ verdict: 'refused', code })))
  expect(await kept(victim)).toEqual(before)
}

const freshId = () => random.uuid(hostile.clock.now().getTime())
const headersOf = async ({ clerk }: Story): Promise<ChainHeader[]> =>
  (await clerk.get('/export')).body.events.map(({ header }: { header: ChainHeader }) => header)

/** The event that could come next, true in everything but what is changed. */
async function nextOf(story: Story, type: string, changed: Partial<ChainHeader> = {}): Promise<ChainHeader> {
  const last = (await headersOf(story)).at(-1) ?? expect.fail('a case without events')
  const now = victim.clock.now().toISOString()
  const at = now > last.time ? now : last.time
  const full = `cn.tongban.case.${type}.v1`
  return {
    ...{ specversion: '1.0', id: freshId(), source: hostile.id, type: full, subject: story.id, case: story.id },
    ...{
      time: at,
      nodeTime: at,
      dataschema: schemaOf(full),
      seq: last.seq + 1,
      prev: await headerHash(last, suites),
      hash: 'sha-256',
    },
    duty: { place: story.counter, organisation: '窗口', role: 'clerk', actor: 'staff-x' },
    ...{ bodies: [], files: [], facts: {}, ...changed },
  }
}

async function atCounter(): Promise<Story> {
  const story = await scenario.received('peerDown')
  before = await kept(victim)
  return story
}
async function inOffice(): Promise<Story> {
  const story = await (await scenario.received('peerDown')).inOffice()
  before = await kept(victim)
  return story
}

beforeEach(async () => {
  before = await kept(victim)
})

test('an event for a case that the peer does not hold', async () => {
  for (const [type, role, code] of [
    ['withdrawn', 'applicant', 'cases/notHolder'],
    ['granted', 'examiner', 'cases/wrongState'],
    ['declined', 'examiner', 'cases/wrongPlace'],
    ['accepted', 'clerk', 'cases/notGranted'],
    ['supplementRequired', 'clerk', 'cases/notHolder'],
  ] as const) {
    const story = await inOffice()
    const duty = { place: story.counter, organisation: '窗口', role, actor: role }
    const facts = { day: '2026-03-02', reason: 'other', until: '2026-04-01', materials: ['identity-card'] }
    await refused(code, { header: await nextOf(story, type, { duty, facts }) })
    expect((await story.examiner.does('accept')).state).toBe('accepted')
  }
})

test('a fork: another event at a place of the chain that is taken', async () => {
  const story = await atCounter()
  const [submitted, received] = await headersOf(story)
  const other = await nextOf(story, 'corrected', { seq: 2, prev: await headerHash(submitted ?? expect.fail(), suites) })
  await refused('cases/fork', { header: other })
  await refused('exchange/altered', { header: { ...(received ?? expect.fail()), nodeTime: '2026-03-02T01:00:00.000Z' } })
})

test('an event that does not follow the last one, or leaves a gap', async () => {
  const story = await atCounter()
  await refused('cases/badPrev', { header: await nextOf(story, 'corrected', { prev: toBase64url(bytes(32)) }) })
  const gap = await nextOf(await atCounter(), 'corrected', { seq: 9 })
  expect(await send({ header: gap })).toEqual([{ verdict: 'waiting' }])
  expect(await kept(victim)).toEqual(before)
})

test('a place of the other node in the duty, or a source that is not the sender', async () => {
  const story = await inOffice()
  const duty = { place: story.office, organisation: '局', role: 'examiner' as const, actor: 'staff-y' }
  const granted = await nextOf(story, 'accepted', { duty, facts: { day: '2026-03-02' } })
  for (const header of [granted, { ...granted, id: freshId(), source: victim.id }]) {
    const [verdict] = await send({ header })
    expect(verdict).toMatchObject({
      verdict: 'refused',
      code: expect.stringMatching(/^(cases|exchange)\/(wrongPlace|notItsWriter|heldBack)$/),
    })
    expect(await kept(victim)).toEqual(before)
  }
})

test('a body that is not the one its header names', async () => {
  const story = await atCounter()
  const body = { section: 'form', salt: toBase64url(bytes(16)), body: { name: '例甲' } }
  const ref = (await bodyHash(body, 'sha-256', suites)) ?? expect.fail()
  const header = await nextOf(story, 'corrected', { bodies: [{ section: 'form', ...ref }] })
  const [verdict] = await send({ header, bodies: [{ ...body, body: { name: '例乙' } }] })
  expect(verdict).toMatchObject({ verdict: 'refused', code: expect.stringMatching(/^(cases\/badBody|exchange\/bodyMismatch)$/) })
  expect(await kept(victim)).toEqual(before)
})

test('content of a section that the act may not carry, or twice of one', async () => {
  const refs = ['opinion', 'form', 'form'].map((section) => ({
    section: section as 'form',
    hash: toBase64url(bytes(32)),
    size: 20,
  }))
  for (const bodies of [refs.slice(0, 1), refs.slice(1)]) {
    const story = await atCounter()
    await refused('cases/sectionNotAllowed', { header: await nextOf(story, 'corrected', { bodies }) })
  }
})

test('an event of another case, or of one that the peer was never part of', async () => {
  const [story, other] = [await atCounter(), await atCounter()]
  await refused('cases/wrongCase', { header: await nextOf(story, 'corrected', { subject: other.id }) })
  const foreign = await scenario.received('peerDown', { receivingPlace: '511602:window' })
  before = await kept(victim)
  const [first] = (await foreign.examiner.get('/export')).body.events
  const prev = await headerHash(first.header, suites)
  const duty = { place: '500103:window', organisation: '窗口', role: 'clerk' as const, actor: 'staff-x' }
  const intruding = await nextOf(story, 'corrected', { case: foreign.id, subject: foreign.id, seq: 3, prev, duty })
  const [verdict] = await send({ header: intruding })
  expect(verdict).toMatchObject({ verdict: 'refused', code: expect.stringMatching(/^cases\/(badPrev|notHolder|wrongPlace)$/) })
  expect(await kept(victim)).toEqual(before)
})

test('a time that runs back, a day that is not the event’s own, a limit that nobody agreed', async () => {
  const at = '2026-03-01T00:00:00.000Z'
  const handOver = (story: Story, facts: object) => ({
    taker: story.office,
    why: 'toDecide',
    limit: 1,
    papers: false,
    day: '2026-03-02',
    ...facts,
  })
  const early = await atCounter()
  await refused('cases/timeRunsBack', { header: await nextOf(early, 'corrected', { time: at, nodeTime: at }) })
  const split = await atCounter()
  await refused('cases/wrongTime', { header: await nextOf(split, 'corrected', { nodeTime: '2026-03-02T23:00:00.000Z' }) })
  const late = await atCounter()
  await refused('cases/wrongDay', { header: await nextOf(late, 'handedOver', { facts: handOver(late, { day: '2026-03-01' }) }) })
  const long = await atCounter()
  await refused('cases/wrongLimit', { header: await nextOf(long, 'handedOver', { facts: handOver(long, { limit: 30 }) }) })
})

/** A birth as the peer would tell it, with other facts than are lawful. */
async function birth(changed: object): Promise<ChainHeader> {
  const story = await scenario.received('peerDown')
  const [submitted] = await headersOf(story)
  const id = freshId()
  const { facts, ...rest } = submitted ?? expect.fail()
  before = await kept(victim)
  return { ...rest, id: freshId(), case: id, subject: id, facts: { ...facts, ...changed } }
}

test('a case born under no agreement, under an unknown one, or with other figures than its version', async () => {
  expect(await send({ header: await birth({}) })).toEqual([{ verdict: 'stored' }])
  await refused('cases/noAgreement', { header: await birth({ agreement: null }) })
  await refused('cases/noAgreement', { header: await birth({ agreement: toBase64url(bytes(32)) }) })
  await refused('cases/noVersion', { header: await birth({ version: toBase64url(bytes(32)) }) })
  await refused('cases/notPinned', { header: await birth({ noticeDays: 1 }) })
  await refused('cases/notPinned', { header: await birth({ legalDays: 1 }) })
  await refused('cases/notPinned', { header: await birth({ second: true }) })
  await refused('cases/notPinned', { header: await birth({ mode: 'online' }) })
  await refused('cases/badFacts', { header: await birth({ noticeDays: 0 }) })
  await refused('cases/wrongPlace', { header: await birth({ receivingPlace: '500103:window' }) })
})

test('a case of the other region alone is not handed to this one: it was born under no agreement', async () => {
  const story = await scenario.received('peerDown')
  const [submitted] = await headersOf(story)
  const id = freshId()
  const { facts, ...rest } = submitted ?? expect.fail()
  const alone = { ...facts, agreement: null, decidingPlace: '500105:office' }
  const born = { ...rest, id: freshId(), case: id, subject: id, facts: alone }
  const handOver = async (last: ChainHeader, taker: string): Promise<ChainHeader> => ({
    ...(await nextOf(story, 'handedOver')),
    ...{ case: id, subject: id, seq: last.seq + 1, prev: await headerHash(last, suites) },
    facts: { taker, why: 'toDecide', limit: 1, papers: false, day: '2026-03-02' },
  })
  const received = {
    ...(await nextOf(story, 'received')),
    ...{ case: id, subject: id, seq: 2, prev: await headerHash(born, suites), facts: { day: '2026-03-02' } },
  }
  // The history alone it may have, for it may be asked something.
  expect(await send({ header: born }, { header: received })).toEqual([{ verdict: 'stored' }, { verdict: 'stored' }])
  before = await kept(victim)
  await refused('cases/noAgreement', { header: await handOver(received, story.office) })
  const heard = await victim.call('GET', '/exchange/heard', { as: victim.operator })
  expect(heard.body.entries.at(-1)).toMatchObject({
    ...{ caseId: id, verdict: 'refused', code: 'cases/noAgreement' },
    why: { zh: expect.stringContaining('本节点'), en: expect.stringContaining('did not take the case') },
  })
})

test('a case under an agreement that this node knows and is no party to', async () => {
  const { issuedAt } = scenario.trust
  const keys = await newNodeKeys(suites.intl, bytes)
  const guizhou = { id: 'urn:tongban:node:520000', regions: ['520000'], address: 'http://520000.test', roles: ['exchange'] }
  const list = await scenario.trustWith({ ...guizhou, keys: [{ ...publishedKeys(keys), from: issuedAt }] })
  const terms = { parties: [hostile.id, guizhou.id], rights: [], handOverDays: { result: 1, paper: 2, push: 1 }, recheckDays: 1 }
  const scope = { id: 'of-two-others', items: '*', modes: ['relay'], from: '2026-01-01', until: '2026-12-31' } as const
  const half = await signAgreement({ ...scope, ...terms }, { node: hostile.id, keys: hostile.keys, signedAt: issuedAt }, suites)
  const agreement = await signAgreement(half, { node: guizhou.id, keys, signedAt: issuedAt }, suites)
  const { call, operator: as } = victim
  expect((await call('POST', '/identity/trust', { as, body: list })).status).toBe(200)
  const loaded = await call('POST', '/exchange/agreements', { as, body: agreement })
  expect(loaded.status).toBe(201)
  const under = { agreement: loaded.body.hash, decidingPlace: '520100:office' }
  await refused('cases/noAgreement', { header: await birth(under) })
})

/** A request as the peer would make it. */
async function requestOf(story: Story, facts: object, changed: Partial<RequestHeader> = {}): Promise<RequestHeader> {
  const { seq: _, prev: __, ...plain } = await nextOf(story, 'requested')
  const header = { ...plain, madeAt: plain.time, facts: { requestId: plain.id, ...facts }, ...changed }
  return isRequestHeader(header) ? header : expect.fail('the request has not the form of one')
}

test('a request that says another moment than its own, or another id', async () => {
  const story = await inOffice()
  const asked = { action: 'withdraw', day: '2026-03-02' }
  await refused('cases/wrongTime', { header: await requestOf(story, asked, { madeAt: '2026-02-02T00:00:00.000Z' }) })
  const other = await inOffice()
  await refused('cases/badFacts', { header: await requestOf(other, { ...asked, requestId: freshId() }) })
})

test('a request for what the peer has no right to is heard and declined; it changes nothing of the case', async () => {
  const story = await inOffice()
  for (const [facts, duty, reason] of [
    [{ action: 'accept', day: '2026-03-02' }, {}, 'notGranted'],
    [{ action: 'decline', day: '2026-03-02', reason: 'other' }, {}, 'notHolder'],
    [{ action: 'close' }, {}, 'notHolder'],
    [{ action: 'abolish' }, {}, 'unknownAct'],
    [{ action: 'verifyOriginal', materials: ['identity-card'] }, { place: '500103:window' }, 'wrongPlace'],
  ] as const) {
    const plain = await requestOf(story, facts)
    const header = { ...plain, duty: { ...plain.duty, ...duty } }
    expect(await send({ header })).toEqual([{ verdict: 'stored' }])
    const seen = await story.examiner.sees()
    expect(seen).toMatchObject({ state: 'received', holder: story.office })
    expect(seen.timeline.at(-1)).toMatchObject({ action: 'requestDeclined', requestId: header.id, facts: { reason } })
  }
  await scenario.quiet()
  expect(await story.verified(story.examiner)).toMatchObject({ ok: true })
})

test('an act that pretends to answer a request nobody made waits, and one that answers it otherwise is refused', async () => {
  const story = await atCounter()
  const requestId = freshId()
  const at = victim.clock.now().toISOString()
  const header = await nextOf(story, 'withdrawn', { requestId, madeAt: at, facts: { day: '2026-03-02' } })
  expect(await send({ header })).toEqual([{ verdict: 'waiting' }])
  expect(await kept(victim)).toEqual(before)
})

test('a good event beside a bad one is taken, and the node goes on serving', async () => {
  const [bad, good] = [await atCounter(), await atCounter()]
  const verdicts = await send(
    { header: await nextOf(bad, 'corrected', { prev: toBase64url(bytes(32)) }) },
    { header: await nextOf(good, 'corrected') },
  )
  expect(verdicts).toEqual([{ verdict: 'refused', code: 'cases/badPrev' }, { verdict: 'stored' }])
  expect((await good.examiner.sees()).timeline.at(-1).action).toBe('correct')
})
