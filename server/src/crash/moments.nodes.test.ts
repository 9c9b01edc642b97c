import { afterAll, beforeAll, expect, test } from 'vitest'
import { seededRandom } from '../identity/region.fixture.ts'
import { expectEnded, expectQuiet, expectStoreWhole } from './ending.fixture.ts'
import { killAt, momentsOf, tellMoment } from './moments.fixture.ts'
import { type Pair, startPair } from './pair.fixture.ts'
import { playHome, playOnline, playRelay, type Scene } from './play.fixture.ts'

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

/** Plays one case after another until it is told to stop; the last one is played to its end. */
async function playOn(play: (on: Pair) => Promise<Scene>, isOver: () => boolean): Promise<void> {
  while (!isOver()) played.push(await play(pair))
}

test(
  `killed with -9 at ${count} random moments, either node or its PostgreSQL: every case goes its way, once`,
  async () => {
    const began = performance.now()
    let isOver = false
    const plays = [playRelay, playRelay, playOnline, playHome].map((play) => playOn(play, () => isOver))
    const killing = killAt(pair, moments, (done) => {
      const seconds = ((performance.now() - began) / SECOND).toFixed(1)
      if (done % TELL_EVERY === 0 || done === count)
        console.log(`killed ${done} of ${count}, ${played.length} cases, ${seconds} s`)
    }).finally(() => {
      isOver = true
    })
    const outcomes = await Promise.allSettled([killing, ...plays])
    const broken = outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))
    expect({ broken, moments: broken.length > 0 ? moments.map(tellMoment) : [] }).toEqual({ broken: [], moments: [] })
    expect(played.length).toBeGreaterThan(0)
  },
  (60 + 15 * count) * SECOND,
)

test(
  'at the end the logs verify on both nodes, nothing is owed or doubled, and each store and its audit is whole',
  async () => {
    await expectQuiet(pair)
    for (const scene of played) await expectEnded(scene)
    for (const node of [pair.chongqing, pair.sichuan]) await expectStoreWhole(pair, node, played)
  },
  (60 + 5 * count) * SECOND,
)
