import { afterAll, beforeAll, expect, test } from 'vitest'
import { seededRandom } from '../identity/region.fixture.ts'
import { timeOf } from './client.fixture.ts'
import { expectEnded, expectQuiet, expectStoreWhole } from './ending.fixture.ts'
import { killAt, momentsOf, tellMoment } from './moments.fixture.ts'
import { type Pair, startPair } from './pair.fixture.ts'
import { playHome, playOnline, playRelay } from './play.fixture.ts'
import type { Scene } from './scene.fixture.ts'
import { playJoint, playPeerDown, playRefusal, playSilence } from './stories.fixture.ts'

// `npm run test:crash -- --moments 50 --seed 7` sets both; the seed of every random test is TONGBAN_SEED.
const count = Number(process.env['TONGBAN_CRASH_MOMENTS'] ?? 3)
const moments = momentsOf(seededRandom('crash moments'), count)
const SECOND = 1_000
const TELL_EVERY = 5

let pair: Pair
const played: Scene[] = []

beforeAll(async () => {
  pair = await startPair({ chongqing: [], sichuan: [] })
}, 120 * SECOND)
afterAll(() => pair?.close(), 120 * SECOND)

const together: readonly ((on: Pair) => Promise<Scene | readonly Scene[]>)[] = [
  playRelay,
  playOnline,
  playHome,
  playRefusal,
  playJoint,
]
/** In these the clocks move by days: only while no other case is open. */
const alone = [playSilence, playPeerDown]

/** Plays all stories of the demo, again and again until it is told to stop; those that were begun are played to their end. */
async function playOn(isOver: () => boolean): Promise<void> {
  do {
    await pair.renewTokens()
    const outcomes = await Promise.allSettled(together.map(async (play) => void played.push(...[await play(pair)].flat())))
    for (const one of outcomes) if (one.status === 'rejected') throw one.reason
    for (const play of alone) played.push(await play(pair))
  } while (!isOver())
}

test(
  `killed with -9 at ${count} random moments, either node or its PostgreSQL: every case goes its way, once`,
  async () => {
    const began = performance.now()
    let isOver = false
    const killing = killAt(pair, moments, (done) => {
      const seconds = ((performance.now() - began) / SECOND).toFixed(1)
      if (done % TELL_EVERY === 0 || done === count)
        console.log(`killed ${done} of ${count}, ${played.length} cases, ${seconds} s`)
    }).finally(() => {
      isOver = true
    })
    const outcomes = await Promise.allSettled([killing, playOn(() => isOver)])
    const broken = outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))
    expect({ broken, moments: broken.length > 0 ? moments.map(tellMoment) : [] }).toEqual({ broken: [], moments: [] })
    expect(played.length).toBeGreaterThan(0)
  },
  (120 + 60 * count) * SECOND,
)

test(
  'at the end the logs verify on both nodes, nothing is owed or doubled, and each store and its audit is whole',
  async () => {
    await expectQuiet(pair)
    const times = [pair.chongqing, pair.sichuan].map(async (node) => timeOf(node, await pair.operatorOf(node)))
    const now = new Date(Math.max(...(await Promise.all(times))))
    for (const scene of played) await expectEnded(scene, now)
    for (const node of [pair.chongqing, pair.sichuan]) await expectStoreWhole(pair, node, played)
  },
  (120 + 10 * count) * SECOND,
)
