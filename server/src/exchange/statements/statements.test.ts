import { type BatchHeader, verifyOrigin } from '@tongban/protocol/batch/envelope'
import { documentHash } from '@tongban/protocol/event/catalogue'
import { exchangeFactsFit, exchangeTypes } from '@tongban/protocol/event/exchange'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import { originsOf } from '../proofs/origins.ts'
import { chain, deliver, newCase, openPair, type Pair, suites, type TestNode } from '../two-nodes.fixture.ts'
import { listStatements } from './statement.store.ts'

let pair: Pair
let a: TestNode
let b: TestNode

beforeAll(async () => {
  pair = await openPair('statements')
  ;({ a, b } = pair)
})
afterAll(() => pair.close())

interface Act {
  readonly id: string
  readonly act: string
  readonly by: string
  readonly at: string
  readonly events: readonly string[]
  readonly why: { readonly code: string } | null
  readonly reason: string | null
  readonly batch: number | null
}
const acts = async (path = '/exchange/statements'): Promise<Act[]> => (await a.ask('GET', path)).body['entries'] as Act[]
const statements = () => a.db.read('test', (tx) => listStatements(tx, a.me, { limit: 10 }))

/** A case of which the peer refused the first event. */
async function parkedCase(): Promise<{ caseId: string; id: string }> {
  const caseId = newCase()
  await b.db.once(sql`insert into probe.refuse (name) values ('no 1')`)
  await a.say(...(await chain(a, b.me, caseId, ['no 1', 'no 2'])))
  await deliver(a)
  await b.db.once(sql`delete from probe.refuse`)
  const parked = (await a.ask('GET', '/exchange/parked')).body['entries'] as { id: string; caseId: string }[]
  return { caseId, id: parked.find((one) => one.caseId === caseId)?.id ?? '' }
}

test('a resumption is an event of the node: who, when, what and why, without a case of its own', async () => {
  const { caseId, id } = await parkedCase()
  expect((await a.ask('POST', `/exchange/parked/${id}/resume`)).status).toBe(200)
  const [said] = await statements()
  expect(said?.header).toMatchObject({
    ...{ source: a.me, subject: b.me, type: exchangeTypes.resumeParked, duty: { role: 'operator', actor: 'operator' } },
    facts: { case: caseId, code: 'probe/no', events: [expect.any(String), expect.any(String)] },
  })
  expect(said?.header.case).toBe(said?.header.id)
  expect(exchangeFactsFit('resumeParked', said?.header.facts)).toBe(true)
  expect(await acts()).toMatchObject([{ act: 'resumeParked', by: 'operator', caseId, peer: b.me, why: { code: 'probe/no' } }])
})

test('it is sealed to the node itself: signed, provable alone, and never sent to the peer', async () => {
  const [before] = await acts()
  await deliver(a)
  const [sealed] = await acts()
  expect([before?.batch, sealed?.batch]).toEqual([null, expect.any(Number)])
  const [said] = await statements()
  const header = said?.header ?? expect.fail('nothing was said')
  const proof = (await a.db.read('test', (tx) => originsOf(tx, [header.id]))).get(header.id)
  const batch: BatchHeader = proof?.origin.batchHeader ?? expect.fail('it was not sealed')
  expect([batch.from, batch.to]).toEqual([a.me, a.me])
  const judged = (text: typeof header) => verifyOrigin(text, proof?.origin ?? expect.fail(), { trust: pair.trust, suites })
  expect(await judged(header)).toMatchObject({ ok: true })
  expect((await judged({ ...header, duty: { role: 'operator', actor: 'somebody else' } })).ok).toBe(false)
  const heard = sql`select 1 from exchange.inbox where type like 'cn.tongban.exchange.%'`
  expect(await b.db.once(heard)).toEqual([])
})

test('where nothing was parked under that id, nothing is said', async () => {
  const before = (await statements()).length
  expect((await a.ask('POST', `/exchange/parked/${newCase()}/resume`)).status).toBe(404)
  expect((await statements()).length).toBe(before)
})

test('what an operator writes about a difference is named by its hash in the event, and stands beside it', async () => {
  const said = await chain(a, b.me, newCase(), ['differs 1'])
  await a.say(...said)
  await deliver(a)
  const event = said[0]?.header.id ?? ''
  await b.db.once(sql`update exchange.inbox set hash = ${'A'.repeat(43)} where event = ${event}`)

  await a.ask('POST', `/exchange/peers/${b.me}/reconcile`, { body: { day: '2026-11-24' } })
  const reason = '对方由旧备份恢复，已更正'
  // Later than what was said before: the ids of one millisecond have no order.
  pair.clock.pass(1000)
  const url = `/exchange/peers/${b.me}/differences/${event}/resolve`
  expect(await a.ask('POST', url, { body: { reason } })).toMatchObject({ status: 200 })
  const [latest] = await statements()
  const header = latest?.header ?? expect.fail()
  expect(header).toMatchObject({
    type: exchangeTypes.resolveDifference,
    facts: { event, kind: 'altered', there: 'A'.repeat(43) },
  })
  expect(exchangeFactsFit('resolveDifference', header.facts)).toBe(true)
  expect(JSON.stringify(header)).not.toContain(reason)
  expect(await documentHash({ reason }, header.hash, suites)).toBe(header.document)
  expect((await acts())[0]).toMatchObject({ act: 'resolveDifference', events: [event], reason, why: null })
})

test('a page after a page, the latest first; the peer’s own page has those about it', async () => {
  const first = (await a.ask('GET', '/exchange/statements?limit=1')).body
  const second = (await a.ask('GET', `/exchange/statements?limit=1&cursor=${first['next']}`)).body
  const both = [first, second].flatMap(({ entries }) => (entries as Act[]).map(({ act }) => act))
  expect(both).toEqual(['resolveDifference', 'resumeParked'])
  const about = (await a.ask('GET', `/exchange/peers/${b.me}`)).body['acts'] as Act[]
  expect(about.map(({ id }) => id)).toEqual((await acts()).map(({ id }) => id))
  expect((await a.ask('GET', '/exchange/peers/urn:tongban:node:520000')).body['acts']).toEqual([])
})
