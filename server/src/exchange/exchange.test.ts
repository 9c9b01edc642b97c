import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sql } from '../platform/db/db.ts'
import { guizhou, item, newCase, openPair, type Pair, sichuan, type TestNode } from './two-nodes.fixture.ts'

let pair: Pair
let a: TestNode
let b: TestNode

beforeAll(async () => {
  // Longer than the test: what arrives in time arrived because of a nudge, not of a round.
  pair = await openPair('working', { sealEveryMs: 600_000, backoff: { firstMs: 50, mostMs: 200 } })
  ;({ a, b } = pair)
})
afterAll(() => pair.close())

const eventually = <T>(check: () => Promise<T>) => vi.waitFor(check, { timeout: 15_000, interval: 20 })

test('before it is started it does nothing by itself', async () => {
  await a.say(await item(a, b.me, { name: 'still', caseId: newCase(), ord: 1, seq: 1 }))
  a.exchange.nudge(b.me)
  expect(await a.db.once(sql`select 1 from exchange.batch`)).toEqual([])
  expect(await b.heard()).toEqual([])
})

test('once started it seals and sends what is due, and what a nudge names at once', async () => {
  a.exchange.start()
  await eventually(async () => expect(await b.heard()).toEqual(['still']))
  await a.say(await item(a, b.me, { name: 'nudged', caseId: newCase(), ord: 1, seq: 1 }))
  a.exchange.nudge([b.me])
  await eventually(async () => expect(await b.heard()).toEqual(['still', 'nudged']))
})

test('a peer that is away is tried again and again, and gets everything when it is back', async () => {
  a.wire.state = 'cut'
  for (const n of [1, 2, 3]) {
    await a.say(await item(a, b.me, { name: `away ${n}`, caseId: newCase(), ord: 1, seq: 1 }))
    a.exchange.nudge(b.me)
  }
  const failures = async () => {
    const { body } = await a.ask('GET', '/exchange/peers')
    return (body['entries'] as { node: string; failures: number }[]).find(({ node }) => node === sichuan)?.failures ?? 0
  }
  await eventually(async () => expect(await failures()).toBeGreaterThan(2))
  a.wire.state = 'whole'
  await eventually(async () => expect((await b.heard()).slice(2).sort()).toEqual(['away 1', 'away 2', 'away 3']))
  await eventually(async () => expect(await failures()).toBe(0))
})

test('a heartbeat is sealed when the peer has heard nothing for a minute, not before, and not on top of one under way', async () => {
  const batchesTo = async () =>
    (await a.db.once<{ peer: string }>(sql`select peer from exchange.batch where header ->> 'count' = '0' order by peer`)).map(
      ({ peer }) => peer,
    )
  const before = await batchesTo()
  pair.clock.pass(59_000)
  expect(await a.exchange.heartbeat()).toBe(0)
  pair.clock.pass(1_000)
  expect(await a.exchange.heartbeat()).toBe(1)
  // Guizhou still owes a receipt for the one sealed at the start.
  expect(before).toEqual([guizhou])
  expect(await batchesTo()).toEqual([sichuan, guizhou])
  await a.exchange.sendDue()
  await eventually(async () => {
    const { body } = await b.ask('GET', '/exchange/peers')
    expect(body['entries']).toContainEqual(
      expect.objectContaining({ node: a.me, lastHeard: pair.clock.now().toISOString(), aheadMs: 0 }),
    )
  })
})

test('a stop ends its work; what is not sent stays in the outbox for the next start', async () => {
  await a.exchange.stop()
  const before = await b.heard()
  await a.say(await item(a, b.me, { name: 'after', caseId: newCase(), ord: 1, seq: 1 }))
  a.exchange.nudge(b.me)
  expect(await b.heard()).toEqual(before)
  const next = a.another()
  await next.sealDue()
  await next.sendDue()
  expect(await b.heard()).toEqual([...before, 'after'])
})
