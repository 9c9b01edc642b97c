import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { HandClock } from '../../identity/region.fixture.ts'
import { later } from '../../platform/clock.ts'
import { sql } from '../../platform/db/db.ts'
import {
  chain,
  chongqing,
  deliver,
  guizhou,
  item,
  newCase,
  openPair,
  type Pair,
  sichuan,
  type TestNode,
} from '../two-nodes.fixture.ts'

// Chongqing (a) and Sichuan (b) have exchanged a day; what a test breaks it mends at the end by a clean pair of its own day.

let pair: Pair
let a: TestNode
let b: TestNode
let clock: HandClock

/** All events of the fixture are made on this day. */
const day = '2026-11-24'

beforeAll(async () => {
  pair = await openPair('reconcile')
  ;({ a, b, clock } = pair)
})
afterAll(() => pair.close())

const reconciled = async (node: TestNode, peer: string, on = day) => {
  const { status, body } = await node.ask('POST', `/exchange/peers/${peer}/reconcile`, { body: { day: on } })
  expect(status, JSON.stringify(body)).toBe(200)
  return body as unknown as {
    agreed: boolean
    here: number
    there: number
    failure: { code: string; zh: string; en: string } | null
    differences: {
      event: string
      kind: string
      state: string
      here: string | null
      there: string | null
      caseId: string | null
    }[]
  }
}

const named = (result: Awaited<ReturnType<typeof reconciled>>) =>
  result.differences.map(({ event, kind, state }) => ({ event, kind, state }))

/** A case of five events from a to b and an answer from b to a, all receipted. */
async function exchanged(): Promise<{ caseId: string; events: string[]; answer: string }> {
  const caseId = newCase()
  const said = await chain(a, sichuan, caseId, ['one', 'two', 'three', 'four', 'five'])
  await a.say(...said)
  await deliver(a)
  const answer = await item(b, chongqing, { name: 'answer', caseId, ord: 1 })
  await b.say(answer)
  await deliver(b)
  return { caseId, events: said.map(({ header }) => header.id), answer: answer.header.id }
}

beforeEach(async () => {
  for (const node of [a, b]) {
    await node.db.once(sql`delete from exchange.inbox`)
    await node.db.once(sql`delete from exchange.sealed`)
    await node.db.once(sql`delete from exchange.difference`)
    await node.db.once(sql`delete from exchange.reconciliation`)
    await node.db.once(sql`delete from exchange.parked`)
  }
})

test('two sides that exchanged the same agree, and each is told how many events there were', async () => {
  await exchanged()
  await exchanged()
  expect(await reconciled(a, sichuan)).toMatchObject({ agreed: true, here: 12, there: 12, failure: null, differences: [] })
  expect(await reconciled(b, chongqing)).toMatchObject({ agreed: true, here: 12, there: 12 })
  expect(await reconciled(a, sichuan, '2026-11-23')).toMatchObject({ agreed: true, here: 0, there: 0 })
})

test('what the peer lost is named, said again and named no more', async () => {
  const { events, caseId } = await exchanged()
  const lost = events[2] ?? expect.fail()
  await b.db.once(sql`delete from exchange.inbox where event = ${lost}`)
  expect(await reconciled(a, sichuan)).toMatchObject({
    agreed: true,
    here: 6,
    there: 6,
    differences: [{ event: lost, caseId, kind: 'missingThere', state: 'repaired' }],
  })
  const [row] = await b.db.once<{ verdict: string }>(sql`select verdict from exchange.inbox where event = ${lost}`)
  expect(row).toBeDefined()
  expect((await reconciled(b, chongqing)).agreed).toBe(true)
})

test('what this node lost it asks for: the peer says it again when its sender works', async () => {
  const { events } = await exchanged()
  const lost = events[4] ?? expect.fail()
  await b.db.once(sql`delete from exchange.inbox where event = ${lost}`)
  const asking = reconciled(b, chongqing)
  // The peer has been asked by then; its sender is driven by hand here.
  for (let i = 0; i < 40 && (await deliverOnce()) === 0; i++) await new Promise((resolve) => setTimeout(resolve, 100))
  expect(named(await asking)).toEqual([{ event: lost, kind: 'missingHere', state: 'repaired' }])
})

async function deliverOnce(): Promise<number> {
  await a.exchange.sealDue()
  return a.exchange.sendDue()
}

test('two headers under one id are parked on both sides and nothing is replaced', async () => {
  const { events } = await exchanged()
  const altered = events[1] ?? expect.fail()
  const other = 'A'.repeat(43)
  await b.db.once(sql`update exchange.inbox set hash = ${other} where event = ${altered}`)
  const result = await reconciled(a, sichuan)
  expect(result.agreed).toBe(false)
  expect(result.differences).toMatchObject([{ event: altered, kind: 'altered', state: 'parked', there: other }])
  expect(named(await reconciled(b, chongqing))).toEqual([{ event: altered, kind: 'altered', state: 'parked' }])
  const [kept] = await b.db.once<{ hash: string }>(sql`select hash from exchange.inbox where event = ${altered}`)
  expect(kept).toEqual({ hash: other })
})

test('a hash that somebody made unreadable shows as altered too', async () => {
  const { events } = await exchanged()
  const altered = events[1] ?? expect.fail()
  await b.db.once(sql`update exchange.inbox set hash = 'tampered' where event = ${altered}`)
  expect(named(await reconciled(a, sichuan))).toEqual([{ event: altered, kind: 'altered', state: 'parked' }])
})

test('an operator resolves a parked difference with a reason; it stays resolved while the hashes stay', async () => {
  const { events } = await exchanged()
  const altered = events[0] ?? expect.fail()
  await b.db.once(sql`update exchange.inbox set hash = ${'B'.repeat(43)} where event = ${altered}`)
  await reconciled(a, sichuan)
  const url = `/exchange/peers/${sichuan}/differences/${altered}/resolve`
  expect(await a.ask('POST', url, { body: {} })).toMatchObject({
    status: 400,
    body: { code: 'platform/badInput', field: '/body/reason' },
  })
  const reason = '对方数据库被恢复到旧备份，已由对方更正'
  expect(await a.ask('POST', url, { body: { reason } })).toMatchObject({ status: 200, body: { state: 'resolved', reason } })
  expect(await a.ask('POST', url, { body: { reason } })).toMatchObject({
    status: 409,
    body: { code: 'exchange/differenceNotParked' },
  })
  expect(named(await reconciled(a, sichuan))).toEqual([{ event: altered, kind: 'altered', state: 'resolved' }])
  const feed = await a.db.once<{ topic: string }>(
    sql`select topic from platform.feed where topic like 'exchange.%' order by xid desc, id desc limit 1`,
  )
  expect(feed).toEqual([{ topic: 'exchange.resolved' }])
  const unknown = `/exchange/peers/${sichuan}/differences/01900000-0000-7000-8000-00000000ffff/resolve`
  expect(await a.ask('POST', unknown, { body: { reason } })).toMatchObject({
    status: 404,
    body: { code: 'exchange/differenceNotFound' },
  })
})

test('what is on its way, refused or parked is no difference', async () => {
  const caseId = newCase()
  a.wire.state = 'answersLost'
  await a.say(...(await chain(a, sichuan, caseId, ['on its way'])))
  await deliver(a)
  a.wire.state = 'whole'
  expect(await reconciled(b, chongqing)).toMatchObject({ agreed: true, here: 1, there: 0 })
  await deliver(a)
  await b.db.once(sql`insert into probe.refuse (name) values ('not this')`)
  await a.say(...(await chain(a, sichuan, newCase(), ['not this', 'held behind'])))
  await deliver(a)
  expect(await reconciled(a, sichuan)).toMatchObject({ agreed: true, here: 1, there: 1 })
})

test('an event that the peer heard from another node is not missing there', async () => {
  const { events } = await exchanged()
  await b.db.once(sql`update exchange.inbox set sender = ${guizhou} where event = ${events[3] ?? ''}`)
  expect(await reconciled(a, sichuan)).toMatchObject({ agreed: true, here: 6, there: 5, differences: [] })
})

test('what one side has from the other, which has no trace of saying it, is parked: nobody can know', async () => {
  const { events } = await exchanged()
  const unsaid = events[0] ?? expect.fail()
  await a.db.once(sql`delete from exchange.sealed where event = ${unsaid}`)
  expect(named(await reconciled(a, sichuan))).toEqual([{ event: unsaid, kind: 'forgottenHere', state: 'parked' }])
  expect(named(await reconciled(b, chongqing))).toEqual([{ event: unsaid, kind: 'forgottenThere', state: 'parked' }])
})

test('an event that was said before hashes were kept is not called missing', async () => {
  const { events } = await exchanged()
  await a.db.once(sql`update exchange.sealed set hash = null where event = ${events[0] ?? ''}`)
  expect(await reconciled(a, sichuan)).toMatchObject({ agreed: true, differences: [] })
  expect(await reconciled(b, chongqing)).toMatchObject({ agreed: true, differences: [] })
})

test('a peer that does not answer: the result says why in words, and the day stays due', async () => {
  await exchanged()
  a.wire.state = 'cut'
  const { agreed, failure } = await reconciled(a, sichuan)
  a.wire.state = 'whole'
  expect({ agreed, failure }).toMatchObject({ agreed: false, failure: { code: 'unreachable', zh: '连不上对方节点' } })
})

test('once a day the day before is compared, and a week later once more', async () => {
  await exchanged()
  const runs = async () =>
    (
      await a.db.once<{ day: string }>(sql`
        select day from exchange.reconciliation where peer = ${sichuan} and failure is null order by day`)
    ).map(({ day: on }) => on)
  clock.pass(86_400_000)
  const today = later(clock.now(), 0).toISOString()
  expect(today.slice(0, 10)).toBe('2026-11-25')
  await a.exchange.reconcileDue()
  expect(await runs()).toEqual(['2026-11-18', '2026-11-24'])
  expect(await a.exchange.reconcileDue()).toBe(0)
  clock.pass(86_400_000)
  await a.exchange.reconcileDue()
  expect(await runs()).toEqual(['2026-11-18', '2026-11-19', '2026-11-24', '2026-11-25'])
})

test('what was said again and has not arrived yet is not called repaired', async () => {
  const { events } = await exchanged()
  const lost = events[2] ?? expect.fail()
  await b.db.once(sql`delete from exchange.inbox where event = ${lost}`)
  const other = a.another({ settings: { repairWithinMs: 0 }, fetch: cutForBatches })
  await a.db.once(
    sql`insert into exchange.reconciliation (peer, day, tried_at) values (${sichuan}, ${day}, ${later(clock.now(), -3_600_000)})`,
  )
  await a.db.once(sql`
    insert into exchange.difference (peer, event, day, kind, here, state, found_at)
    values (${sichuan}, ${lost}, ${day}, 'missingThere', ${'A'.repeat(43)}, 'repairing', ${clock.now()})`)
  const standing = async () => (await a.ask('GET', `/exchange/peers/${sichuan}`)).body['openDifferences']
  await other.reconcileDue()
  expect(await standing()).toMatchObject([{ event: lost, state: 'repairing' }])
  await deliver(a)
  expect(await reconciled(a, sichuan)).toMatchObject({ agreed: true, differences: [{ event: lost, state: 'repaired' }] })
})

/** A road on which comparisons pass and batches do not. */
const cutForBatches: typeof fetch = async (url, init) => {
  if (String(url).endsWith('/exchange/batches')) throw new TypeError('fetch failed')
  return fetch(url, init)
}

test('a day stays due while something of it is being repaired', async () => {
  const { events } = await exchanged()
  const lost = events[1] ?? expect.fail()
  await b.db.once(sql`delete from exchange.inbox where event = ${lost}`)
  const impatient = b.another({ settings: { repairWithinMs: 0 } })
  const standing = async () => (await b.ask('GET', `/exchange/peers/${chongqing}`)).body['openDifferences']
  const stored = await b.db.once(sql`
    insert into exchange.reconciliation (peer, day, tried_at, failure) values (${chongqing}, ${day}, ${later(clock.now(), -3_600_000)}, 'timeout')
    returning 1`)
  expect(stored).toHaveLength(1)
  await b.db.once(sql`
    insert into exchange.difference (peer, event, day, kind, there, state, found_at)
    values (${chongqing}, ${lost}, ${day}, 'missingHere', ${'A'.repeat(43)}, 'repairing', ${clock.now()})`)
  await impatient.reconcileDue()
  expect(await standing()).toMatchObject([{ event: lost, state: 'repairing' }])
  await deliver(a)
  clock.pass(3_600_000)
  await impatient.reconcileDue()
  expect(await standing()).toEqual([])
})

for (const [what, url, body, status, code] of [
  ['a node that is none', 'urn:tongban:node:999999', { day }, 404, 'exchange/notAPeer'],
  ['itself', chongqing, { day }, 404, 'exchange/notAPeer'],
  ['a day to come', sichuan, { day: '2027-06-01' }, 422, 'exchange/dayAhead'],
  ['no day', sichuan, { day: '2026-02-30' }, 400, 'platform/badInput'],
] as const) {
  test(`reconciling with ${what} is refused: ${code}`, async () => {
    expect(await a.ask('POST', `/exchange/peers/${url}/reconcile`, { body })).toMatchObject({ status, body: { code } })
  })
}
