import { intlNode } from '@tongban/protocol/suite/intl-node'
import { newNodeKeys, publishedKeys } from '@tongban/protocol/suite/keys'
import type { NodeKeys } from '@tongban/protocol/suite/suite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import { chongqing, deliver, item, newCase, openPair, type Pair, sichuan, type TestNode, withKeys } from '../two-nodes.fixture.ts'

let pair: Pair
let a: TestNode
let b: TestNode

beforeAll(async () => {
  pair = await openPair('keys')
  ;({ a, b } = pair)
})
afterAll(() => pair.close())

const from = '2026-01-01T00:00:00.000Z'
const fresh = (node: TestNode): Promise<NodeKeys> => newNodeKeys(intlNode, (length) => node.random.bytes(length))
const lastSent = (node: TestNode) =>
  JSON.parse(node.wire.sent.at(-1) ?? '{}') as {
    header: { batch: number; root: string }
    signature: string
    encrypted: { kid: string }
  }

test('the receiver’s key changed in flight: encrypted anew under the same number, header and signature', async () => {
  await a.say(await item(a, b.me, { name: 'in flight', caseId: newCase(), ord: 1, seq: 1, form: { n: 1 } }))
  a.wire.state = 'answersLost'
  const old = { ...b.keys }
  Object.assign(b.keys, await fresh(b))
  await deliver(a)
  const first = lastSent(a)
  expect(await b.heard()).toEqual([])
  a.wire.state = 'whole'
  await deliver(a)
  expect((await a.ask('GET', '/exchange/peers')).body['entries']).toContainEqual(
    expect.objectContaining({ node: sichuan, lastFailure: 'exchange/notDecryptable', parked: 0 }),
  )
  pair.trust = withKeys(pair.trust, sichuan, [
    { ...publishedKeys(old), from },
    { ...publishedKeys(b.keys), from: '2026-02-01T00:00:00.000Z' },
  ])
  await deliver(a)
  const second = lastSent(a)
  expect(second.header).toEqual(first.header)
  expect(second.signature).toBe(first.signature)
  expect([first.encrypted.kid, second.encrypted.kid]).toEqual([old.kid, b.keys.kid])
  expect(await b.heard()).toEqual(['in flight +form'])
})

test('a batch that has its receipt is never encrypted anew', async () => {
  const batches = () =>
    a.db.once<{ envelope: string | null; receiver_kid: string }>(
      sql`select envelope, receiver_kid from exchange.batch where peer = ${b.me} order by number`,
    )
  const before = await batches()
  const old = { ...b.keys }
  Object.assign(b.keys, await fresh(b))
  pair.trust = withKeys(pair.trust, sichuan, [
    { ...publishedKeys(old), from },
    { ...publishedKeys(b.keys), from: '2026-03-01T00:00:00.000Z' },
  ])
  await deliver(a)
  expect(await batches()).toEqual(before)
})

test('our own key was revoked with batches under way: what it signed is sealed anew with the new one, and nothing is lost', async () => {
  a.wire.state = 'cut'
  const caseId = newCase()
  for (const seq of [1, 2]) {
    await a.say(await item(a, b.me, { name: `revoked ${seq}`, caseId, ord: seq, seq }))
    await deliver(a)
  }
  const old = { ...a.keys }
  Object.assign(a.keys, await fresh(a))
  const revokedAt = pair.clock.now().toISOString()
  pair.trust = withKeys(pair.trust, chongqing, [
    { ...publishedKeys(old), from, revokedAt },
    { ...publishedKeys(a.keys), from: '2026-02-01T00:00:00.000Z' },
  ])
  a.wire.state = 'whole'
  await deliver(a)
  expect(await b.heard()).toEqual(['in flight +form'])
  await deliver(a)
  expect((await b.heard()).slice(1)).toEqual(['revoked 1', 'revoked 2'])
})

const HOUR_MS = 3_600_000
const inAnHour = () => new Date(pair.clock.now().getTime() + HOUR_MS).toISOString()
const unsettled = () => a.db.once(sql`select 1 from exchange.batch where peer = ${b.me} and settled_at is null`)

/** The node's keys are fresh ones that the list lets begin only in an hour: its clock was set back, or it took them early. */
async function takeKeysOfLater(node: TestNode): Promise<() => void> {
  const old = { ...node.keys }
  Object.assign(node.keys, await fresh(node))
  const keys = [
    { ...publishedKeys(old), from },
    { ...publishedKeys(node.keys), from: inAnHour() },
  ]
  return () => {
    pair.trust = withKeys(pair.trust, node.me, keys)
  }
}

test('our key begins only later by our clock: what we sign bears the instant at which it begins, and is believed', async () => {
  ;(await takeKeysOfLater(a))()
  await a.say(await item(a, b.me, { name: 'by a late clock', caseId: newCase(), ord: 1, seq: 1 }))
  await deliver(a)
  expect((await b.heard()).at(-1)).toBe('by a late clock')
  expect(await unsettled()).toEqual([])
})

test('while the list does not name our new key we sign nothing, to the peer or to ourselves: it waits where an operator sees it', async () => {
  const hear = await takeKeysOfLater(a)
  const waiting = () => a.db.once<{ peer: string }>(sql`select peer from exchange.outbox order by peer`)
  for (const to of [a, b]) await a.say(await item(a, to.me, { name: `said to ${to.me}`, caseId: newCase(), ord: 1, seq: 1 }))
  await deliver(a)
  expect(await waiting()).toEqual([{ peer: chongqing }, { peer: sichuan }])
  expect((await a.ask('GET', '/exchange/peers')).body['entries']).toContainEqual(
    expect.objectContaining({ node: sichuan, waiting: 1 }),
  )
  hear()
  await deliver(a)
  expect(await waiting()).toEqual([])
  expect((await b.heard()).at(-1)).toBe(`said to ${sichuan}`)
})

test('a batch that is older than our key, by a list heard since, is sealed anew and not offered for ever', async () => {
  const keys = a.keys
  const listed = (begins: string) => {
    pair.trust = withKeys(pair.trust, chongqing, [{ ...publishedKeys(keys), from: begins }])
  }
  listed(from)
  a.wire.state = 'cut'
  await a.say(await item(a, b.me, { name: 'sealed too early', caseId: newCase(), ord: 1, seq: 1 }))
  await deliver(a)
  a.wire.state = 'whole'
  listed(inAnHour())
  await deliver(a)
  await deliver(a)
  expect((await b.heard()).at(-1)).toBe('sealed too early')
  expect(await unsettled()).toEqual([])
  listed(from)
})

test('a receipt that is older than its key, by a list heard since, is signed anew for the sender who asks again', async () => {
  const listed = (begins: string) => {
    pair.trust = withKeys(pair.trust, sichuan, [{ ...publishedKeys(b.keys), from: begins }])
  }
  listed(from)
  await a.say(await item(a, b.me, { name: 'receipted too early', caseId: newCase(), ord: 1, seq: 1 }))
  a.wire.state = 'answersLost'
  await deliver(a)
  a.wire.state = 'whole'
  listed(inAnHour())
  await deliver(a)
  expect(await unsettled()).toEqual([])
  expect((await b.heard()).filter((name) => name === 'receipted too early')).toHaveLength(1)
  listed(from)
})

test('the receiver’s key was revoked after a receipt that was lost on the way: the repeat gets one that can be believed', async () => {
  await a.say(await item(a, b.me, { name: 'receipted twice', caseId: newCase(), ord: 1, seq: 1 }))
  a.wire.state = 'answersLost'
  await deliver(a)
  const old = { ...b.keys }
  Object.assign(b.keys, await fresh(b))
  const at = pair.clock.now().toISOString()
  pair.trust = withKeys(pair.trust, sichuan, [
    { ...publishedKeys(old), from, revokedAt: at },
    { ...publishedKeys(b.keys), from: at },
  ])
  a.wire.state = 'whole'
  await deliver(a)
  expect(await a.db.once(sql`select 1 from exchange.batch where peer = ${b.me} and settled_at is null`)).toEqual([])
  expect((await b.heard()).filter((name) => name === 'receipted twice')).toHaveLength(1)
})

test('the same where the receiver has not heard that its old key is revoked: who encrypts to its new one is answered under it', async () => {
  await a.say(await item(a, b.me, { name: 'receipted behind', caseId: newCase(), ord: 1, seq: 1 }))
  a.wire.state = 'answersLost'
  await deliver(a)
  const old = { ...b.keys }
  Object.assign(b.keys, await fresh(b))
  const at = pair.clock.now().toISOString()
  pair.behind.set(b.me, pair.trust)
  pair.trust = withKeys(pair.trust, sichuan, [
    { ...publishedKeys(old), from, revokedAt: at },
    { ...publishedKeys(b.keys), from: at },
  ])
  a.wire.state = 'whole'
  await deliver(a)
  pair.behind.delete(b.me)
  expect(await unsettled()).toEqual([])
  expect((await b.heard()).filter((name) => name === 'receipted behind')).toHaveLength(1)
})
