import type { Receipt } from '@tongban/protocol/batch/receipt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import { chain, deliver, item, newCase, openPair, type Pair, type TestNode } from '../two-nodes.fixture.ts'
import { outboxRows } from './outbox.store.ts'

let pair: Pair
let a: TestNode
let b: TestNode

beforeAll(async () => {
  pair = await openPair('sending', { refusalsBeforeParking: 2 })
  ;({ a, b } = pair)
})
afterAll(() => pair.close())

const numbers = async () =>
  (await a.db.once<{ number: number }>(sql`select number from exchange.batch where peer = ${b.me} order by number`)).map(
    ({ number }) => number,
  )
const standing = async (node: TestNode, peer: string) => {
  const { body } = await node.ask('GET', '/exchange/peers')
  const entries = body['entries'] as Record<string, unknown>[]
  return entries.find((entry) => entry['node'] === peer) ?? {}
}

test('what one node says of a case arrives in the order it was said', async () => {
  const caseId = newCase()
  await a.say(...(await chain(a, b.me, caseId, ['one', 'two', 'three'])))
  await deliver(a)
  expect(await b.heard()).toEqual(['one', 'two', 'three'])
  expect(await a.db.once(sql`select * from exchange.outbox`)).toEqual([])
})

test('a lost receipt: the batch goes out again byte for byte, the receipt is the old one, nothing is stored twice', async () => {
  const before = await b.heard()
  await a.say(await item(a, b.me, { name: 'once', caseId: newCase(), ord: 1, seq: 1 }))
  a.wire.state = 'answersLost'
  await deliver(a)
  expect(await standing(a, b.me)).toMatchObject({ waiting: 1, batchesWaiting: 1, failures: 1, lastFailure: 'unreachable' })
  a.wire.state = 'whole'
  await deliver(a)
  expect(a.wire.sent.at(-1)).toBe(a.wire.sent.at(-2))
  expect(await b.heard()).toEqual([...before, 'once'])
  const [kept] = await a.db.once<{ receipt: string }>(sql`select receipt from exchange.batch order by number desc limit 1`)
  const [given] = await b.db.once<{ receipt: string }>(sql`select receipt from exchange.received order by number desc limit 1`)
  expect(kept?.receipt).toBe(given?.receipt)
  expect(await standing(a, b.me)).toMatchObject({ waiting: 0, batchesWaiting: 0, failures: 0, failingSince: null, oldest: null })
})

test('the peer is down: batches are sealed all the same, wait, and arrive in order when it is back', async () => {
  const before = await b.heard()
  const caseId = newCase()
  const said = await chain(a, b.me, caseId, ['down 1', 'down 2', 'down 3'])
  a.wire.state = 'cut'
  for (const one of said) {
    await a.say(one)
    await deliver(a)
  }
  expect(await standing(a, b.me)).toMatchObject({ waiting: 3, batchesWaiting: 3, failures: 3 })
  expect(await b.heard()).toEqual(before)
  a.wire.state = 'whole'
  expect(await a.exchange.sendDue()).toBe(3)
  expect(await b.heard()).toEqual([...before, 'down 1', 'down 2', 'down 3'])
})

test('a parked case holds back its own later items only; an operator sends them again in their order', async () => {
  const [bad, good] = [newCase(), newCase()]
  await b.db.once(sql`insert into probe.refuse (name) values ('bad 1')`)
  const before = await b.heard()
  await a.say(...(await chain(a, b.me, bad, ['bad 1', 'bad 2'])), ...(await chain(a, b.me, good, ['good 1'])))
  await deliver(a)
  await a.say(
    await item(a, b.me, { name: 'bad 3', caseId: bad, ord: 3, seq: 3 }),
    await item(a, b.me, { name: 'good 2', caseId: good, ord: 2, seq: 2 }),
  )
  await deliver(a)
  expect(await b.heard()).toEqual([...before, 'good 1', 'good 2'])

  const { body } = await a.ask('GET', '/exchange/parked')
  const parked = body['entries'] as { id: string; caseId: string; code: string }[]
  expect(parked.map(({ caseId, code }) => ({ caseId, code }))).toEqual([
    { caseId: bad, code: 'probe/no' },
    { caseId: bad, code: 'exchange/heldBack' },
  ])
  expect(await standing(a, b.me)).toMatchObject({ parked: 2, waiting: 1 })

  await b.db.once(sql`delete from probe.refuse`)
  const answer = await a.ask('POST', `/exchange/parked/${parked[1]?.id}/resume`)
  expect(answer).toMatchObject({ status: 200, body: { caseId: bad, peer: b.me } })
  const told = await a.db.once<{ subject: string }>(sql`select subject from platform.feed where topic = 'exchange.resumed'`)
  expect(told).toEqual([{ subject: b.me }])
  await deliver(a)
  expect(await b.heard()).toEqual([...before, 'good 1', 'good 2', 'bad 1', 'bad 2', 'bad 3'])
  expect(await standing(a, b.me)).toMatchObject({ parked: 0, waiting: 0 })
})

test('items of a case sealed before the refusal came back are held back at the receiver', async () => {
  const caseId = newCase()
  await b.db.once(sql`insert into probe.refuse (name) values ('early 1')`)
  const before = await b.heard()
  a.wire.state = 'cut'
  await a.say(await item(a, b.me, { name: 'early 1', caseId, ord: 1, seq: 1 }))
  await deliver(a)
  await a.say(await item(a, b.me, { name: 'late request', caseId, ord: 2 }))
  await deliver(a)
  a.wire.state = 'whole'
  await a.exchange.sendDue()
  expect(await b.heard()).toEqual(before)
  await b.db.once(sql`delete from probe.refuse`)
  const { body } = await a.ask('GET', '/exchange/parked')
  const [first] = body['entries'] as { id: string }[]
  await a.ask('POST', `/exchange/parked/${first?.id}/resume`)
  await deliver(a)
  expect(await b.heard()).toEqual([...before, 'early 1', 'late request'])
})

test('two processes seal at once: no number is given twice, and no item is sealed twice', async () => {
  const other = a.another()
  const before = (await numbers()).length
  const items = await Promise.all(
    Array.from({ length: 40 }, (_, n) => item(a, b.me, { name: `both ${n}`, caseId: newCase(), ord: 1, seq: 1 })),
  )
  const heardBefore = (await b.heard()).length
  await Promise.all(
    items.map(async (one, n) => {
      await a.say(one)
      await (n % 2 ? other : a.exchange).sealDue()
    }),
  )
  await Promise.all([a.exchange.sealDue(), other.sealDue()])
  await Promise.all([a.exchange.sendDue(), other.sendDue()])
  await deliver(a)
  const given = await numbers()
  expect(given).toEqual(given.map((_, index) => index + 1))
  expect(given.length).toBeGreaterThan(before)
  const sealed = await a.db.once(
    sql`select event from exchange.sealed where event = any(cast(${items.map(({ header }) => header.id)} as uuid[]))`,
  )
  expect(sealed).toHaveLength(40)
  expect(new Set((await b.heard()).slice(heardBefore))).toEqual(new Set(items.map((_, n) => `both ${n}`)))
  expect(await standing(b, a.me)).toMatchObject({ gaps: 0 })
})

test('a batch the peer will never take is given up after a limit: its cases are parked, the rest goes on in a new batch', async () => {
  const [broken, bystander] = [newCase(), newCase()]
  const before = await b.heard()
  a.wire.state = 'cut'
  await a.say(await item(a, b.me, { name: 'broken 1', caseId: broken, ord: 1, seq: 1 }))
  await deliver(a)
  // The envelope is damaged on disk: signed as it was, but no longer what was signed.
  await a.db.once(sql`update exchange.batch set envelope = replace(envelope, '"count":1', '"count":2') where settled_at is null`)
  await a.say(
    await item(a, b.me, { name: 'broken 2', caseId: broken, ord: 2, seq: 2 }),
    await item(a, b.me, { name: 'bystander', caseId: bystander, ord: 1, seq: 1 }),
  )
  await deliver(a)
  a.wire.state = 'whole'
  await deliver(a)
  expect(await standing(a, b.me)).toMatchObject({ lastFailure: 'exchange/badSignature' })
  await deliver(a)
  await deliver(a)
  expect(await b.heard()).toEqual([...before, 'bystander'])
  expect(await standing(a, b.me)).toMatchObject({ parked: 1, waiting: 1 })
  expect(await standing(b, a.me)).toMatchObject({ gaps: 1 })
  const { body } = await a.ask('GET', '/exchange/parked')
  const entries = body['entries'] as { id: string; code: string }[]
  expect(entries.map(({ code }) => code)).toEqual(['exchange/badSignature'])
  await a.ask('POST', `/exchange/parked/${entries[0]?.id}/resume`)
  await deliver(a)
  expect(await b.heard()).toEqual([...before, 'bystander', 'broken 1', 'broken 2'])
})

test('a batch holds at most 256 events, and a large one is cut by bytes', async () => {
  const small = await Promise.all(
    Array.from({ length: 300 }, (_, n) => item(a, b.me, { name: `many ${n}`, caseId: newCase(), ord: 1, seq: 1 })),
  )
  await a.say(...small)
  expect(await a.exchange.sealDue()).toBe(2)
  expect(await a.exchange.sendDue()).toBe(2)
  const form = { text: '字'.repeat(300_000) }
  const large = await Promise.all(
    [0, 1, 2, 3, 4].map((n) => item(a, b.me, { name: `large ${n}`, caseId: newCase(), ord: 1, seq: 1, form })),
  )
  await a.say(...large)
  expect(await a.exchange.sealDue()).toBe(2)
  await a.exchange.sendDue()
  expect((await b.heard()).slice(-5).sort()).toEqual(large.map((_, n) => `large ${n} +form`))
})

test('the outbox is written by one clause of the caller’s own statement', async () => {
  const items = await chain(a, b.me, newCase(), ['clause 1', 'clause 2'])
  await a.db.once(sql`with new_outbox as (${outboxRows(items)}), another as (select 1) select * from another`)
  await deliver(a)
  expect((await b.heard()).slice(-2)).toEqual(['clause 1', 'clause 2'])
})

test('a peer that never answers, or answers without end, is let go', async () => {
  await a.say(await item(a, b.me, { name: 'patient', caseId: newCase(), ord: 1, seq: 1 }))
  await a.exchange.sealDue()
  const silent: typeof fetch = (_url, init) =>
    new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)))
  const endless: typeof fetch = async () =>
    new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) }))
  for (const [fetch, why] of [
    [silent, 'timeout'],
    [endless, 'answerTooLarge'],
  ] as const) {
    expect(await a.another({ fetch, settings: { answerWithinMs: 50 } }).sendDue()).toBe(0)
    expect(await standing(a, b.me)).toMatchObject({ lastFailure: why, batchesWaiting: 1 })
  }
  expect(await a.exchange.sendDue()).toBe(1)
})

test('a receipt over another root is not believed', async () => {
  await a.say(await item(a, b.me, { name: 'receipted', caseId: newCase(), ord: 1, seq: 1 }))
  await a.exchange.sealDue()
  const forging = a.another({
    fetch: async (url, init) => {
      const answer = await fetch(url, init)
      const receipt = (await answer.json()) as Receipt
      return Response.json({ ...receipt, root: receipt.root.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) })
    },
  })
  expect(await forging.sendDue()).toBe(0)
  expect(await standing(a, b.me)).toMatchObject({ lastFailure: 'exchange/badReceipt', batchesWaiting: 1 })
  expect(await a.exchange.sendDue()).toBe(1)
})
