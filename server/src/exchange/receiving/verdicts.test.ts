import type { Receipt } from '@tongban/protocol/batch/receipt'
import type { RequestHeader } from '@tongban/protocol/event/header'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import type { OutboxItem } from '../ports.ts'
import { chongqing, deliver, item, newCase, openPair, type Pair, sichuan, type TestNode } from '../two-nodes.fixture.ts'

let pair: Pair
let a: TestNode
let b: TestNode
let before: string[]

beforeAll(async () => {
  pair = await openPair('verdicts', { mostWaitingPerCase: 3 })
  ;({ a, b } = pair)
})
afterAll(() => pair.close())
beforeEach(async () => {
  before = await b.heard()
})

const heardSince = async () => (await b.heard()).slice(before.length)

/** The verdicts of the last receipt, as `stored` or the code of a refusal. */
async function lastVerdicts(): Promise<string[]> {
  const [row] = await a.db.once<{ receipt: string }>(
    sql`select receipt from exchange.batch where receipt is not null and peer = ${b.me} order by number desc limit 1`,
  )
  const { verdicts } = JSON.parse(row?.receipt ?? '{}') as Receipt
  return verdicts.map((verdict) => (verdict.verdict === 'refused' ? verdict.code : verdict.verdict))
}

/** Says items in this order, whatever their ids. */
async function say(...items: readonly OutboxItem[]): Promise<string[]> {
  await a.say(...items)
  await deliver(a)
  return lastVerdicts()
}

const event = (caseId: string, seq: number, name: string, more: Partial<Parameters<typeof item>[2]> = {}) =>
  item(a, b.me, { name, caseId, ord: seq, seq, ...more })

test('one event that breaks its handler does not take the good ones of its batch with it', async () => {
  const cases = [newCase(), newCase(), newCase()]
  const items = await Promise.all(
    cases.map((caseId, n) => event(caseId, 1, `among ${n}`, n === 1 ? { facts: { breaks: true } } : {})),
  )
  await a.say(...items)
  await deliver(a)
  expect((await lastVerdicts()).sort()).toEqual(['exchange/handlerFailed', 'stored', 'stored'])
  expect((await heardSince()).sort()).toEqual(['among 0', 'among 2'])
})

test('the audit has a line only for what stood', async () => {
  const lines = await b.db.once<{ text: string }>(sql`select cast(lines as text) as text from platform.audit_entry`)
  expect(lines.filter(({ text }) => text.includes('among 1'))).toEqual([])
})

test('an event before its time waits, and is taken when the missing one has come', async () => {
  const caseId = newCase()
  expect(await say(await event(caseId, 3, 'third', { ord: 1 }))).toEqual(['waiting'])
  expect(await say(await event(caseId, 2, 'second', { ord: 2 }))).toEqual(['waiting'])
  expect(await heardSince()).toEqual([])
  expect(await say(await event(caseId, 1, 'first', { ord: 3 }))).toEqual(['stored'])
  expect(await heardSince()).toEqual(['first', 'second', 'third'])
  expect(await b.db.once(sql`select 1 from exchange.inbox where case_id = ${caseId} and verdict <> 'stored'`)).toEqual([])
})

test('a request said after an event that waits, waits too: it is handled in the order it was said', async () => {
  const caseId = newCase()
  const request = (name: string, ord: number) => item(a, b.me, { name, caseId, ord })
  expect(await say(await event(caseId, 2, 'e2', { ord: 1 }), await request('r1', 2))).toEqual(['waiting', 'waiting'])
  expect(await say(await request('r2', 3))).toEqual(['waiting'])
  expect(await say(await event(caseId, 1, 'e1', { ord: 4 }))).toEqual(['stored'])
  expect(await heardSince()).toEqual(['e1', 'e2', 'r1', 'r2'])
})

test('too many waiting events of one case are refused, not kept for ever', async () => {
  const caseId = newCase()
  const items = await Promise.all([5, 6, 7, 8].map((seq, n) => event(caseId, seq, `far ${seq}`, { ord: n + 1 })))
  expect(await say(...items)).toEqual(['waiting', 'waiting', 'waiting', 'exchange/tooManyWaiting'])
})

test('an event that waited for time, not for another event, is taken in the next round', async () => {
  const caseId = newCase()
  await say(await event(caseId, 2, 'after', { ord: 1 }))
  await b.db.once(sql`insert into probe.chain (case_id, seq) values (${caseId}, 1)`)
  expect(await b.exchange.offerWaiting()).toBeGreaterThan(0)
  expect(await heardSince()).toEqual(['after'])
  expect(await b.exchange.offerWaiting()).toBe(0)
})

test('the same event in another batch is a duplicate and handled once', async () => {
  const one = await event(newCase(), 1, 'same')
  expect(await say(one)).toEqual(['stored'])
  expect(await say({ ...one, ord: 2 })).toEqual(['duplicate'])
  expect(await heardSince()).toEqual(['same'])
})

test('a repeat that brings content the first had not is offered again', async () => {
  const full = await event(newCase(), 1, 'thin', { form: { answer: 1 } })
  expect(await say({ ...full, bodies: [] })).toEqual(['stored'])
  expect(await say({ ...full, ord: 2 })).toEqual(['duplicate'])
  expect(await heardSince()).toEqual(['thin', 'thin +form'])
})

test('another event under an id that was used: exchange/altered, and the first one stands', async () => {
  const caseId = newCase()
  const one = await event(caseId, 1, 'true')
  await say(one)
  const other = { ...one, ord: 2, header: { ...one.header, facts: { name: 'false' } } }
  expect(await say(other)).toEqual(['exchange/altered'])
  expect(await heardSince()).toEqual(['true'])
})

test('an event in the name of another node without its proof: exchange/notItsWriter, and the true one is still taken', async () => {
  const forged = await event(newCase(), 1, 'of another')
  const stolen = { ...forged, header: { ...forged.header, source: sichuan } }
  expect(await say(stolen)).toEqual(['exchange/notItsWriter'])
  expect(await heardSince()).toEqual([])
})

test('a proof that does not hold for this event: exchange/badOrigin', async () => {
  const caseId = newCase()
  const good = await event(caseId, 1, 'proven')
  await say(good)
  const [row] = await a.db.once<{ header: object; signature: string }>(sql`
    select b.header, b.signature from exchange.sealed s join exchange.batch b on b.peer = s.peer and b.number = s.batch where s.event = ${good.header.id}`)
  const origin = { batchHeader: row?.header, signature: row?.signature, index: 0, proof: [] } as unknown as NonNullable<
    OutboxItem['origin']
  >
  const other = await event(newCase(), 1, 'not proven')
  expect(await say({ ...other, origin })).toEqual(['exchange/badOrigin'])
})

test('a place of another node: exchange/wrongPlace', async () => {
  expect(await say(await event(newCase(), 1, 'elsewhere', { place: '510100:gjj' }))).toEqual(['exchange/wrongPlace'])
})

test('a body that is not the one its header names: exchange/bodyMismatch', async () => {
  const good = await event(newCase(), 1, 'body', { form: { amount: 1 } })
  const changed = { ...good, bodies: good.bodies.map((body) => ({ ...body, body: { amount: 2 } })) }
  expect(await say(changed)).toEqual(['exchange/bodyMismatch'])
})

test('a type nobody here knows is kept, receipted as not understood, and shown to an operator', async () => {
  const one = await event(newCase(), 1, 'new', { type: 'cn.tongban.novelty.made.v1' })
  expect(await say(one)).toEqual(['notUnderstood'])
  const { body } = await b.ask('GET', '/exchange/heard?limit=200')
  const shown = body['entries'] as { event: string; type: string; verdict: string }[]
  expect(shown).toContainEqual({
    ...{
      event: one.header.id,
      caseId: one.caseId,
      sender: chongqing,
      type: 'cn.tongban.novelty.made.v1',
      verdict: 'notUnderstood',
      code: null,
      why: null,
    },
  })
})

test('a header of a known type without the form of one: exchange/malformedEvent; one without a name: no entry at all', async () => {
  const good = await event(newCase(), 1, 'formless')
  const { duty: _, ...without } = good.header
  expect(await say({ ...good, header: without as unknown as RequestHeader })).toEqual(['exchange/malformedEvent'])
  const nameless = await event(newCase(), 1, 'nameless')
  const { hash: __, ...noHash } = nameless.header
  expect(await say({ ...nameless, header: noHash as unknown as RequestHeader })).toEqual(['exchange/malformedEvent'])
  expect(await b.db.once(sql`select 1 from exchange.inbox where event = ${nameless.header.id}`)).toEqual([])
})

test('a full disk of the receiver is nobody’s refusal: nothing is stored and the batch is tried again', async () => {
  await b.db.once(sql`insert into probe.refuse (name) values ('disk full')`)
  await a.say(await event(newCase(), 1, 'later'), await event(newCase(), 1, 'disk full'))
  await deliver(a)
  expect(await heardSince()).toEqual([])
  const { body } = await a.ask('GET', '/exchange/peers')
  expect(body['entries']).toContainEqual(
    expect.objectContaining({ node: sichuan, lastFailure: 'platform/storeFull', batchesWaiting: 1, waiting: 2 }),
  )
  await b.db.once(sql`delete from probe.refuse`)
  await deliver(a)
  expect((await heardSince()).sort()).toEqual(['disk full', 'later'])
})
