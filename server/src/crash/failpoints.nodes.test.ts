import { afterAll, beforeAll, expect, test } from 'vitest'
import { attempt, persist } from './client.fixture.ts'
import { expectEnded, expectQuiet, expectStoreWhole } from './ending.fixture.ts'
import { type Drill, drills, settingOf } from './failpoints.ts'
import { type Pair, startPair } from './pair.fixture.ts'
import { decideRelay, fileRelay, handOutRelay, playHome, playRelay } from './play.fixture.ts'
import type { DrilledNode } from './process.fixture.ts'
import type { Scene } from './scene.fixture.ts'

const MOST_ROUNDS = 5
const SECOND = 1_000

let pair: Pair
let nodes: readonly DrilledNode[]
const played: Scene[] = []

beforeAll(async () => {
  pair = await startPair(drills)
  nodes = [pair.chongqing, pair.sichuan]
}, 240 * SECOND)
afterAll(() => pair?.close(), 120 * SECOND)

const named = (list: readonly Drill[]): string[] => list.map(settingOf)

test('a node killed inside its first migration finishes it at the next start', () => {
  for (const node of nodes) expect(node.hit[0]?.point).toBe('migrate.written')
})

test(
  'whatever the moment at which either node is killed, every case goes its way, once',
  async () => {
    const postgres = await Promise.all(nodes.map((node) => node.postgresPid()))
    for (let round = 1; round <= MOST_ROUNDS && nodes.some(({ left }) => left.length > 0); round++) {
      // Side by side, so that one node goes on while the other starts again.
      played.push(...(await Promise.all([playRelay(pair), playRelay(pair), playHome(pair)])))
    }
    await Promise.all(nodes.map((node) => node.ready()))
    const planned = drills.chongqing.length + drills.sichuan.length
    const hit = nodes.reduce((sum, node) => sum + node.hit.length, 0)
    console.log(`failpoints hit: ${hit} of ${planned}, in ${played.length} cases`)
    expect(named(pair.chongqing.hit)).toEqual(named(drills.chongqing))
    expect(named(pair.sichuan.hit)).toEqual(named(drills.sichuan))
    // Each start found the PostgreSQL that the killed one had left, and took it over.
    expect(await Promise.all(nodes.map((node) => node.postgresPid()))).toEqual(postgres)
  },
  420 * SECOND,
)

test(
  'a node whose PostgreSQL is killed refuses until it is restarted, and loses nothing',
  async () => {
    const { sichuan } = pair
    const scene = await fileRelay(pair)
    const before = await sichuan.postgresPid()
    await sichuan.killPostgres()
    expect(await attempt(sichuan, 'GET', '/health')).toMatchObject({ status: 200 })
    await persist('the node to notice', async () => ((await attempt(sichuan, 'GET', '/ready')) ? undefined : true))
    const decided = decideRelay(scene)
    await Promise.all([sichuan.killAndRestart(), decided])
    await handOutRelay(scene)
    played.push(scene)
    expect(await sichuan.postgresPid()).not.toBe(before)
  },
  180 * SECOND,
)

test(
  'at the end the logs verify on both nodes, nothing is owed, and each store and its audit is whole',
  async () => {
    await expectQuiet(pair)
    for (const scene of played) await expectEnded(scene)
    for (const node of nodes) await expectStoreWhole(pair, node, played)
  },
  120 * SECOND,
)
