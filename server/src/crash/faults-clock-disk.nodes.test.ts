import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../platform/db/db.ts'
import { ask, attempt, moveTo, persist, timeOf } from './client.fixture.ts'
import { expectEnded, expectQuiet, expectStoreWhole, inStore } from './ending.fixture.ts'
import { type Pair, startPair } from './pair.fixture.ts'
import { decideRelay, fileRelay, handOutRelay, playHome, playOnline, playRelay } from './play.fixture.ts'
import type { DrilledNode } from './process.fixture.ts'
import type { Scene } from './scene.fixture.ts'

// A clock that is hours off, and a disk that is full, between two real processes (protocol.md, Faults it must survive).

const SECOND = 1_000
const HOUR_MS = 3_600_000

let pair: Pair
let nodes: readonly DrilledNode[]
const played: Scene[] = []

beforeAll(async () => {
  pair = await startPair({ chongqing: [], sichuan: [] })
  nodes = [pair.chongqing, pair.sichuan]
}, 120 * SECOND)
afterAll(() => pair?.close(), 120 * SECOND)

const timeAt = async (node: DrilledNode): Promise<number> => timeOf(node, await pair.operatorOf(node))
const set = async (node: DrilledNode, ms: number) => moveTo(node, await pair.operatorOf(node), ms)
const peerOf = async (node: DrilledNode) =>
  (await ask(node, 'GET', '/exchange/peers', { as: await pair.operatorOf(node) })).body.entries[0]

/** Every case played so far ended, by the clock of the node that is ahead. */
async function expectAllEnded(): Promise<void> {
  const now = new Date(await timeAt(pair.chongqing))
  for (const scene of played) await expectEnded(scene, now)
}

test(
  'a clock nine hours ahead: every case goes its way, no time of a chain runs back, and the operator sees by how much',
  async () => {
    await set(pair.chongqing, (await timeAt(pair.sichuan)) + 9 * HOUR_MS)
    played.push(...(await Promise.all([playRelay(pair), playOnline(pair), playHome(pair)])))
    await expectQuiet(pair)
    await expectAllEnded()
    const ahead = (await peerOf(pair.sichuan)).aheadMs / HOUR_MS
    expect(ahead).toBeGreaterThan(8.9)
    expect(ahead).toBeLessThan(9.1)
  },
  120 * SECOND,
)

test(
  'a clock more than a day ahead: what it says is refused as early, waits where the operator sees it, is never parked, and comes when its time has come',
  async () => {
    await set(pair.chongqing, (await timeAt(pair.sichuan)) + 26 * HOUR_MS)
    const filing = fileRelay(pair)
    const waiting = await persist('the operator to see it', async () => {
      const peer = await peerOf(pair.chongqing)
      return peer.lastFailure === 'exchange/early' && peer.waiting > 0 ? peer : undefined
    })
    expect(waiting).toMatchObject({ node: pair.sichuan.id, parked: 0 })
    await set(pair.sichuan, await timeAt(pair.chongqing))
    const scene = await filing
    await decideRelay(scene)
    await handOutRelay(scene)
    played.push(scene)
    await expectQuiet(pair)
    await expectAllEnded()
  },
  120 * SECOND,
)

/**
 * PostgreSQL's own error for a full disk (53100), raised by its tables of logs and batches: what the server meets is the same as where the
 * file system has no room, only that here it is the table that says so.
 */
async function fillDisk(node: DrilledNode): Promise<void> {
  await inStore(node, async (db) => {
    await db.once(sql`create schema disk`)
    await db.once(sql`
      create function disk.full() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`)
    await db.once(sql`create trigger full_disk before insert on cases.event for each row execute function disk.full()`)
    await db.once(sql`create trigger full_disk before insert on exchange.received for each row execute function disk.full()`)
  })
}

const makeRoom = (node: DrilledNode) => inStore(node, async (db) => void (await db.once(sql`drop schema disk cascade`)))

test(
  'a full disk at the partner: nothing is receipted that is not stored, nothing is parked, and all of it arrives when there is room',
  async () => {
    await fillDisk(pair.sichuan)
    const filing = fileRelay(pair)
    const waiting = await persist('the operator to see it', async () => {
      const peer = await peerOf(pair.chongqing)
      return peer.failures > 2 && peer.waiting > 0 ? peer : undefined
    })
    expect(waiting).toMatchObject({ parked: 0, lastFailure: 'platform/storeFull' })
    await expect(playHome(pair)).rejects.toThrow(/507 .*platform\/storeFull/)
    expect((await attempt(pair.sichuan, 'GET', '/health'))?.status).toBe(200)
    await makeRoom(pair.sichuan)
    const scene = await filing
    await decideRelay(scene)
    await handOutRelay(scene)
    played.push(scene, await playHome(pair))
    await expectQuiet(pair)
    await expectAllEnded()
    for (const node of nodes) await expectStoreWhole(pair, node, played)
  },
  180 * SECOND,
)
