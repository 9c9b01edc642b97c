import { setTimeout as pause } from 'node:timers/promises'
import { intlNode } from '@tongban/protocol/suite/intl-node'
import { newNodeKeys, publishedKeys } from '@tongban/protocol/suite/keys'
import type { TrustedKey } from '@tongban/protocol/trust/trust-list'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import type { Exchange } from '../exchange.ts'
import { guizhou, item, newCase, openPair, type Pair, type TestNode, withKeys } from '../two-nodes.fixture.ts'

const ROUNDS = 80
const CASES = 8

let pair: Pair
let a: TestNode
let b: TestNode

beforeAll(async () => {
  pair = await openPair('rotation', { sealEveryMs: 40, backoff: { firstMs: 20, mostMs: 80 }, mostEvents: 3 })
  ;({ a, b } = pair)
})
afterAll(async () => {
  await Promise.all([...speaking.values()].map((exchange) => exchange.stop()))
  await pair.close()
})

const keysOf = (node: TestNode): readonly TrustedKey[] => pair.trust.nodes.find(({ id }) => id === node.me)?.keys ?? []
const now = () => pair.clock.now().toISOString()

/** The process of each node that seals and sends. */
const speaking = new Map<TestNode, Exchange>()

function startSpeaking(node: TestNode): void {
  const exchange = node.another()
  exchange.start()
  speaking.set(node, exchange)
}

/** The node is stopped, gets its new key before anyone else knows of it, and is started again: no batch is half under the old one. */
async function takeNewKey(node: TestNode): Promise<void> {
  pair.clock.pass(60_000)
  await speaking.get(node)?.stop()
  Object.assign(node.keys, await newNodeKeys(intlNode, (length) => node.random.bytes(length)))
  startSpeaking(node)
}

function publish(node: TestNode): void {
  pair.trust = withKeys(pair.trust, node.me, [...keysOf(node), { ...publishedKeys(node.keys), from: now() }])
}

function revokeOld(node: TestNode): void {
  const revoked = (key: TrustedKey): TrustedKey =>
    key.kid === node.keys.kid ? key : { ...key, revokedAt: key.revokedAt ?? now() }
  pair.trust = withKeys(pair.trust, node.me, keysOf(node).map(revoked))
}

/** What happens to keys and trust list, by the round of the traffic before which it happens. */
const happenings: Readonly<Record<number, () => void | Promise<void>>> = {
  10: () => takeNewKey(b),
  20: () => publish(b),
  30: () => revokeOld(b),
  40: () => takeNewKey(a),
  50: () => publish(a),
  60: () => revokeOld(a),
}

test('keys of both nodes are rotated and revoked while both speak: every event arrives once, in order, nothing is parked', async () => {
  const cases = Array.from({ length: CASES * 2 }, newCase)
  const said: Record<'a' | 'b', string[]> = { a: [], b: [] }
  const say = async (by: 'a' | 'b', round: number) => {
    const [from, to] = by === 'a' ? [a, b] : [b, a]
    const caseId = cases[(round % CASES) + (by === 'a' ? 0 : CASES)] ?? ''
    const seq = Math.floor(round / CASES) + 1
    const name = `${by}${round}`
    await from.say(await item(from, to.me, { name, caseId, ord: seq, seq }))
    said[by].push(name)
    speaking.get(from)?.nudge(to.me)
  }
  startSpeaking(a)
  startSpeaking(b)
  for (let round = 0; round < ROUNDS; round++) {
    await happenings[round]?.()
    await Promise.all([say('a', round), say('b', round)])
    await pause(10)
  }
  const eventually = { timeout: 20_000, interval: 50 }
  await vi.waitFor(async () => expect((await b.heard()).toSorted()).toEqual(said.a.toSorted()), eventually)
  await vi.waitFor(async () => expect((await a.heard()).toSorted()).toEqual(said.b.toSorted()), eventually)
  for (const node of [a, b]) {
    const settled = async () => node.db.once(sql`select 1 from exchange.batch where settled_at is null and peer <> ${guizhou}`)
    await vi.waitFor(async () => expect(await settled()).toEqual([]), eventually)
    expect(await node.db.once(sql`select 1 from exchange.parked`)).toEqual([])
    expect(await node.db.once(sql`select 1 from exchange.outbox`)).toEqual([])
    expect(inOrder(await node.heard())).toBe(true)
  }
}, 120_000)

/** Of each case the events stand in the order in which they were said. */
function inOrder(heard: readonly string[]): boolean {
  const rounds = heard.map((name) => Number(name.slice(1)))
  return rounds.every((round, at) => !rounds.slice(0, at).some((before) => before % CASES === round % CASES && before > round))
}

test('the same run used both old and new keys of both nodes', async () => {
  for (const [node, peer] of [
    [a, b],
    [b, a],
  ] as const) {
    const kids = await node.db.once<{ kid: string }>(
      sql`select distinct header ->> 'kid' as kid from exchange.batch where peer = ${peer.me}`,
    )
    expect(kids.length).toBe(2)
  }
})
