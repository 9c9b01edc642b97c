import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seededRandom } from '../identity/region.fixture.ts'
import { ask, moveTo, persist, timeOf } from './client.fixture.ts'
import { expectEnded, expectQuiet, expectStoreWhole } from './ending.fixture.ts'
import { type Pair, startPair } from './pair.fixture.ts'
import { playOnline, playRelay, sendRelay } from './play.fixture.ts'
import type { DrilledNode } from './process.fixture.ts'
import { type Scene, see, take, until } from './scene.fixture.ts'
import { type Fault, layWire, type Wire } from './wire.fixture.ts'

// Faults of the road between two real processes (protocol.md, Faults it must survive): every byte passes a wire of the test's own.

const SECOND = 1_000
const DAY_MS = 86_400_000
const MOST_SPOILT = 15
const random = seededRandom('faults of the road')

let pair: Pair
let nodes: readonly DrilledNode[]
const wires: Wire[] = []
const played: Scene[] = []

beforeAll(async () => {
  pair = await startPair({ chongqing: [], sichuan: [] }, async ({ address }) => {
    const wire = await layWire(address)
    wires.push(wire)
    return wire.address
  })
  nodes = [pair.chongqing, pair.sichuan]
}, 120 * SECOND)
afterAll(async () => {
  await Promise.all(wires.map((wire) => wire.close()))
  await pair?.close()
}, 120 * SECOND)

const under = (fault: Fault) => {
  for (const wire of wires) wire.fault = fault
}

/** Sizes of all orders: a fault in the first line of HTTP, in a header, in the middle of a batch or of a file, at its last byte. */
function anyByte(): number {
  const [order = 0, within = 0] = random.bytes(2)
  return Math.floor((1 + within / 256) * 2 ** (order % 15))
}

test(
  'cut or bent at any byte, on the way there and on the way back: every case goes its way, once, and nothing is parked',
  async () => {
    let isOver = false
    const spoiling = async () => {
      const kinds = ['requestCut', 'answerCut', 'requestBent', 'answerBent'] as const
      for (let at = 0; !isOver; at++) {
        under({ kind: kinds[at % kinds.length] ?? 'answerCut', at: anyByte() })
        await pause(120)
        under({ kind: 'whole' })
        await pause(180)
      }
    }
    const count = () => wires.reduce((sum, wire) => sum + wire.spoilt(), 0)
    const playing = async () => {
      for (let spoilt = 0; spoilt < MOST_SPOILT; spoilt += count()) {
        played.push(...(await Promise.all([playRelay, playRelay, playOnline, playOnline].map((play) => play(pair)))))
      }
    }
    await Promise.all([playing().finally(() => (isOver = true)), spoiling()])
    await expectQuiet(pair)
  },
  180 * SECOND,
)

test(
  'all that was ever said comes again, twice, late and in the wrong order: the old receipts, and nothing happens twice',
  async () => {
    for (const wire of wires) {
      const batches = wire.passed.filter((request) => request.toString('latin1', 0, 40).includes('POST /exchange/batches'))
      expect(batches.length).toBeGreaterThan(5)
      const again = [...batches].reverse().concat(batches)
      const answers = await Promise.all(again.map((request) => wire.say(request)))
      expect(answers.filter((line) => / 5\d\d /.test(line))).toEqual([])
      expect(answers.filter((line) => line.endsWith(' 200 OK')).length).toBeGreaterThan(again.length / 2)
    }
    await expectQuiet(pair)
    for (const scene of played) await expectEnded(scene)
    for (const node of nodes) await expectStoreWhole(pair, node, played)
  },
  120 * SECOND,
)

async function moveBoth(days: number): Promise<void> {
  for (const node of nodes) {
    const as = await pair.operatorOf(node)
    await moveTo(node, as, (await timeOf(node, as)) + days * DAY_MS)
  }
}

const peerOf = async (node: DrilledNode) =>
  (await ask(node, 'GET', '/exchange/peers', { as: await pair.operatorOf(node) })).body.entries[0]

test(
  'the partner is away for days: the operator sees what waits and why; the law’s clock runs on; then everything is caught up, once',
  async () => {
    under({ kind: 'cut' })
    const scene = await sendRelay(pair)
    const due = (await see(scene, 'clerk')).clocks?.notice?.due
    expect(due).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    await moveBoth(15)
    const waiting = await persist('the operator to see it', async () => {
      const peer = await peerOf(pair.chongqing)
      return peer.waiting > 0 && peer.failures > 0 ? peer : undefined
    })
    expect(waiting).toMatchObject({
      node: pair.sichuan.id,
      parked: 0,
      failingSince: expect.any(String),
      lastFailure: expect.any(String),
    })
    under({ kind: 'whole' })
    await until(scene, 'examiner', ({ transfer }) => transfer !== null)
    await take(scene, 'examiner', { action: 'takeOver' })
    // Five working days passed without a notice: accepted by silence on the day that the receiving place counted, whoever was away.
    const { timeline } = await until(scene, 'clerk', ({ state }) => state === 'accepted')
    expect(timeline.slice(-2)).toMatchObject([{ action: 'takeOver' }, { action: 'deemAccepted', facts: { noticeDue: due } }])
    expect((await see(scene, 'examiner')).timeline).toEqual(timeline)
    await expectQuiet(pair)
  },
  120 * SECOND,
)
