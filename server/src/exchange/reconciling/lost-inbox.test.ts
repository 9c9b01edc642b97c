import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf } from '../../platform/clock.ts'
import { sql } from '../../platform/db/db.ts'
import { openScenario, type Scenario, type Story, type TestNode } from '../../test-kit/scenario.ts'

// Real events of both slices: what they say again must be what they said, else the receiver would refuse it as altered or as a fork.

let scenario: Scenario
let story: Story
let day: string

beforeAll(async () => {
  // A node bound to the national suite beside one of the international: what they compare is digested under SM3.
  scenario = await openScenario(undefined, { sichuan: 'gm', chongqing: 'intl' })
  day = dayOf(scenario.chongqing.clock.now())
  story = await (await scenario.received('relay')).accepted()
  await scenario.quiet()
})
afterAll(() => scenario.close())

const reconcile = async (node: TestNode, peer: TestNode) =>
  (await node.call('POST', `/exchange/peers/${peer.id}/reconcile`, { as: node.operator, body: { day } })).body
const heardBy = ({ db }: TestNode) =>
  db.once<{ event: string; hash: string; type: string }>(sql`select event, hash, type from exchange.inbox order by event`)

for (const who of ['sichuan', 'chongqing'] as const) {
  test(`${who} lost all it had heard: each event and statement is said again, as it was`, async () => {
    const [node, peer] = who === 'sichuan' ? [scenario.sichuan, scenario.chongqing] : [scenario.chongqing, scenario.sichuan]
    const before = await heardBy(node)
    const kinds = new Set(before.map(({ type }) => type.split('.')[2]))
    expect([...kinds].sort()).toEqual(['case', 'catalogue'])
    await node.db.once(sql`delete from exchange.inbox`)
    const result = await reconcile(peer, node)
    expect(result.differences.map(({ kind, state }: { kind: string; state: string }) => `${kind} ${state}`)).toEqual(
      before.map(() => 'missingThere repaired'),
    )
    expect(result).toMatchObject({ agreed: true, digestHash: 'sm3' })
    expect(await heardBy(node)).toEqual(before)
    expect(await node.db.once(sql`select 1 from exchange.inbox where verdict = 'refused'`)).toEqual([])
    expect(await peer.db.once(sql`select 1 from exchange.parked`)).toEqual([])
  })
}

test('afterwards the log of the case verifies on both sides, and a second comparison finds nothing', async () => {
  for (const hand of [story.clerk, story.examiner]) expect(await story.verified(hand)).toMatchObject({ ok: true })
  expect(await reconcile(scenario.chongqing, scenario.sichuan)).toMatchObject({ agreed: true, open: 0 })
})
