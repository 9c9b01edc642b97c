import { seal } from '@tongban/protocol/batch/envelope'
import { publishedKeys } from '@tongban/protocol/suite/keys'
import type { NodeKeys } from '@tongban/protocol/suite/suite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemRandom } from '../platform/random.ts'
import { suites } from '../test-kit/two-nodes.ts'
import { ask, attempt, freshKey, moveTo, persist, timeOf } from './client.fixture.ts'
import { expectEnded, expectQuiet, expectStoreWhole, type Gaps } from './ending.fixture.ts'
import { type Pair, startPair } from './pair.fixture.ts'
import { decideRelay, fileRelay, handOutRelay, playHome, playOnline, sendRelay } from './play.fixture.ts'
import type { DrilledNode } from './process.fixture.ts'
import { type Scene, see, submit, take, until } from './scene.fixture.ts'
import { listWithKeyOf, publishTo, retireKeys } from './trust.fixture.ts'

// A key that changes and one that is stolen while cases are on their way, and a partner whose process is down for days, between two real
// processes (protocol.md, Faults it must survive).

const SECOND = 1_000
const DAY_MS = 86_400_000
const random = systemRandom()

let pair: Pair
let nodes: readonly DrilledNode[]
const played: Scene[] = []

beforeAll(async () => {
  pair = await startPair({ chongqing: [], sichuan: [] })
  nodes = [pair.chongqing, pair.sichuan]
}, 120 * SECOND)
afterAll(() => pair?.close(), 120 * SECOND)

const timeAt = async (node: DrilledNode): Promise<number> => timeOf(node, await pair.operatorOf(node))
const instantAt = async (node: DrilledNode): Promise<string> => new Date(await timeAt(node)).toISOString()

interface Standing {
  readonly waiting: number
  readonly parked: number
  readonly failures: number
  readonly lastFailure: string | null
  readonly why: { readonly remedy: object | null } | null
}

/** Waits until the operator of a node sees that something waits for the other, for this reason, and finds nothing parked. */
const seesWaiting = (node: DrilledNode, lastFailure: string): Promise<Standing> =>
  persist(`the operator of ${node.id} to see ${lastFailure}`, async () => {
    const { body } = await ask(node, 'GET', '/exchange/peers', { as: await pair.operatorOf(node) })
    const [peer]: Standing[] = body.entries
    expect(peer).toMatchObject({ parked: 0 })
    return peer && peer.waiting > 0 && peer.lastFailure === lastFailure && peer.why !== null ? peer : undefined
  })

const goesBy = (node: DrilledNode, version: number): Promise<true> =>
  persist(`${node.id} to go by list ${version}`, async () => {
    const { body } = await ask(node, 'GET', '/identity/trust')
    return body.version === version || undefined
  })

async function expectAllEndedOnce(gaps: Gaps = {}): Promise<void> {
  await expectQuiet(pair, gaps)
  const now = new Date(Math.max(...(await Promise.all(nodes.map(timeAt)))))
  for (const scene of played) await expectEnded(scene, now)
  for (const node of nodes) await expectStoreWhole(pair, node, played)
}

/** The notice is due on the same day, whichever node is asked: nobody's clock was started, stopped or begun anew by what happened. */
async function expectSameClocks(scene: Scene): Promise<void> {
  const [here, there] = [await see(scene, 'clerk'), await see(scene, 'examiner')]
  expect(here.clocks).toEqual(there.clocks)
}

test(
  'a key is rotated in flight: until the list names the new one both sides wait and say why, then every case goes on, once',
  async () => {
    const { chongqing, sichuan, authorities } = pair
    const held = await fileRelay(pair)
    await sichuan.away('SIGTERM', () => retireKeys(sichuan))
    // Cases go on at both counters. What Sichuan has to say it cannot sign yet; what is said to it, it cannot read any more.
    const going = Promise.all([
      decideRelay(held).then(() => handOutRelay(held)),
      fileRelay(pair),
      playOnline(pair),
      playHome(pair),
    ])
    await seesWaiting(sichuan, 'ownKeyNotListed')
    await seesWaiting(chongqing, 'exchange/notDecryptable')
    const list = await listWithKeyOf(sichuan, { knownTo: chongqing, authorities, from: await instantAt(sichuan) })
    // Given to one node only: it says it on, and what the other hears is judged by the signatures of the authorities.
    await publishTo(chongqing, list)
    await goesBy(sichuan, list.version)
    const [, relay, online, home] = await going
    await expectSameClocks(relay)
    await decideRelay(relay)
    await handOutRelay(relay)
    played.push(held, relay, online, home)
    await expectAllEndedOnce()
  },
  400 * SECOND,
)

function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

/** Batches that lay sealed under a revoked key are given up with their numbers: Sichuan sees the gap. */
const sealedAnew: Gaps = { sichuan: 1 }

test(
  'a key is stolen and revoked in flight: what lay sealed under it is sealed anew and arrives once, and the thief is refused',
  async () => {
    const { chongqing, sichuan, authorities } = pair
    const held = await fileRelay(pair)
    const again = await filedOnline()
    const sending = deferred<Scene>()
    const allowedBack = deferred<void>()
    const absent = sichuan.away('SIGTERM', async () => {
      sending.resolve(await sendRelay(pair))
      await allowedBack.promise
    })
    const sent = await Promise.race([sending.promise, absent.then(() => expect.fail('nothing was sent'))])
    await seesWaiting(chongqing, 'ECONNREFUSED')
    const stolen = await chongqing.away('SIGTERM', () => retireKeys(chongqing))
    const now = await instantAt(chongqing)
    const list = await listWithKeyOf(chongqing, { knownTo: chongqing, authorities, from: now }, (key) =>
      key.kid === stolen.kid ? { ...key, revokedAt: now } : key,
    )
    // The peer hears of it first, before anything more comes under the old key; from it the node itself learns that its new one is known.
    await chongqing.away('SIGKILL', async () => {
      allowedBack.resolve()
      await absent
      await publishTo(sichuan, list)
    })
    await goesBy(chongqing, list.version)
    for (const scene of [held, sent])
      await until(scene, 'examiner', ({ transfer, state }) => transfer !== null || state === 'received')
    await expectSameClocks(sent)
    await take(sent, 'examiner', { action: 'takeOver' })
    for (const scene of [held, sent]) {
      await decideRelay(scene)
      await handOutRelay(scene)
    }
    played.push(held, sent, await again())
    await expectAllEndedOnce(sealedAnew)
    expect(await thiefSays(stolen, now)).toMatchObject({
      status: 403,
      body: { code: 'exchange/keyRevoked' },
    })
  },
  400 * SECOND,
)

/** Applies on the portal; the same application once more, later, is the same case, and prints the code that opens it. */
async function filedOnline(): Promise<() => Promise<Scene>> {
  const online = { plot: 'online', materials: [], key: freshKey() }
  const applied = () => submit<{ id: string; queryCode: string }>(pair, 'person', '/cases', online)
  const { id, queryCode } = await applied()
  return async () => {
    expect(await applied()).toMatchObject({ id, queryCode })
    return { pair, id, kind: 'online' }
  }
}

/** A batch under the stolen key that bears a date before it was revoked: a thief writes the date he likes. */
async function thiefSays(by: NodeKeys, revokedAt: string) {
  const issuedAt = new Date(Date.parse(revokedAt) - 1).toISOString()
  const receiverKey = publishedKeys(await pair.keysOf(pair.sichuan))
  const { text } = await seal({
    ...{ from: pair.chongqing.id, to: pair.sichuan.id, batch: 100_000, previousBatch: null, issuedAt, items: [], keys: by },
    ...{ receiverKey, suites, random: (length: number) => random.bytes(length) },
  })
  const answer = await fetch(new URL('/exchange/batches', pair.sichuan.address), {
    ...{ method: 'POST', body: text, headers: { 'content-type': 'application/json' } },
  })
  return { status: answer.status, body: await answer.json() }
}

test(
  'the process of the partner is down for fifteen days: the counter works on, the operator sees what waits, the law’s clock runs, and all of it arrives once',
  async () => {
    const { chongqing, sichuan } = pair
    const as = await pair.operatorOf(chongqing)
    const [sent, due] = await sichuan.away('SIGTERM', async () => {
      expect(await fetch(sichuan.address).catch(() => 'nobody')).toBe('nobody')
      const scene = await sendRelay(pair)
      const notice = (await see(scene, 'clerk')).clocks?.notice?.due
      await moveTo(chongqing, as, (await timeAt(chongqing)) + 15 * DAY_MS)
      const { waiting, failures } = await seesWaiting(chongqing, 'ECONNREFUSED')
      expect(waiting).toBeGreaterThanOrEqual(4)
      expect(failures).toBeGreaterThan(0)
      // It is on its way and nobody has taken it: no silence is counted as acceptance before somebody could have spoken.
      expect(await see(scene, 'clerk')).toMatchObject({ state: 'received', clocks: { notice: { due: notice } } })
      return [scene, notice] as const
    })
    await moveTo(sichuan, await pair.operatorOf(sichuan), await timeAt(chongqing))
    await until(sent, 'examiner', ({ transfer }) => transfer !== null)
    await take(sent, 'examiner', { action: 'takeOver' })
    const { timeline } = await until(sent, 'clerk', ({ state }) => state === 'accepted')
    expect(timeline.slice(-2)).toMatchObject([{ action: 'takeOver' }, { action: 'deemAccepted', facts: { noticeDue: due } }])
    expect(due).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect((await see(sent, 'examiner')).timeline).toEqual(timeline)
    await expectSameClocks(sent)
    await expectQuiet(pair, sealedAnew)
    for (const node of nodes) expect((await attempt(node, 'GET', '/ready'))?.status).toBe(200)
  },
  300 * SECOND,
)
