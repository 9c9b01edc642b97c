import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf } from '../platform/clock.ts'
import { sql } from '../platform/db/db.ts'
import { ask } from './client.fixture.ts'
import { expectQuiet, inStore } from './ending.fixture.ts'
import { type Pair, startPair } from './pair.fixture.ts'
import { playRelay } from './play.fixture.ts'
import type { DrilledNode } from './process.fixture.ts'

// A hand in the tables of one node: an event that was heard is deleted, another altered. The other node's operator finds out.

const root = fileURLToPath(new URL('../../../', import.meta.url))
let pair: Pair
let day: string
let lost: string
let altered: string
const forged = 'A'.repeat(43)

beforeAll(async () => {
  pair = await startPair({ chongqing: [], sichuan: [] })
  await playRelay(pair)
  await expectQuiet(pair)
  await inStore(pair.sichuan, async (db) => {
    const heard = await db.once<{ event: string }>(sql`
      select event from exchange.inbox where sender = ${pair.chongqing.id} and type like 'cn.tongban.case.%' order by event`)
    lost = heard[1]?.event ?? expect.fail('nothing was heard')
    altered = heard[2]?.event ?? expect.fail('too little was heard')
    day = dayOf(new Date(Number.parseInt(lost.replaceAll('-', '').slice(0, 12), 16)))
  })
}, 240_000)
afterAll(() => pair?.close(), 120_000)

/** `tongban …` of the operator of a node, as a process of its own. */
async function tongban(node: DrilledNode, ...args: string[]): Promise<{ code: number | null; out: string }> {
  const all = ['--import', 'tsx', 'cli/src/main.ts', ...args, '--node', node.address, '--data', node.folder]
  const child = spawn(process.execPath, all, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const [out, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return { code, out }
}

test('two nodes that handled a case agree about the day', async () => {
  for (const [node, peer] of [
    [pair.chongqing, '510000'],
    [pair.sichuan, '500000'],
  ] as const) {
    const { code, out } = await tongban(node, 'reconcile', peer, '--day', day, '--json')
    expect(code, out).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ agreed: true, differences: [] })
    expect(JSON.parse(out).here).toBeGreaterThan(10)
  }
})

test('an event deleted and one altered in the other node’s tables are named; the one is repaired, the other parked', async () => {
  await inStore(pair.sichuan, async (db) => {
    await db.once(sql`delete from exchange.inbox where event = ${lost}`)
    await db.once(sql`update exchange.inbox set hash = ${forged} where event = ${altered}`)
  })
  const { code, out } = await tongban(pair.chongqing, 'reconcile', '510000', '--day', day, '--json')
  expect(code).toBe(1)
  const { agreed, open, differences } = JSON.parse(out)
  expect({ agreed, open }).toEqual({ agreed: false, open: 1 })
  expect(differences).toMatchObject([
    { event: lost, kind: 'missingThere', state: 'repaired' },
    { event: altered, kind: 'altered', state: 'parked', there: forged },
  ])
  await inStore(pair.sichuan, async (db) => {
    const rows = await db.once<{ event: string; hash: string }>(
      sql`select event, hash from exchange.inbox where event = ${lost} or event = ${altered} order by event`,
    )
    expect(rows.map(({ event }) => event)).toEqual([lost, altered])
    expect(rows[1]?.hash).toBe(forged)
  })
})

test('what this node lost itself comes back, for the peer says it again', async () => {
  await inStore(pair.sichuan, async (db) => void (await db.once(sql`delete from exchange.inbox where event = ${lost}`)))
  const { out } = await tongban(pair.sichuan, 'reconcile', '500000', '--day', day)
  expect(out).toContain(`${lost}`)
  expect(out).toMatch(/本方缺失，已修复/)
  expect(out).toMatch(/两方内容不同，已搁置，待人工处理/)
})

test('the operator sees what is parked, in words, and closes it with a reason; that is audited and told', async () => {
  const shown = await tongban(pair.chongqing, 'peers', 'show', '510000', '--lang', 'en')
  expect(shown.out).toMatch(/differences: 1/)
  expect(shown.out).toContain(altered)
  const reason = '四川节点的表被改动，已由其运维更正'
  const resolved = await tongban(pair.chongqing, 'peers', 'resolve', '510000', altered, '--reason', reason)
  expect(resolved).toMatchObject({ code: 0 })
  expect(resolved.out).toContain(reason)
  expect((await tongban(pair.chongqing, 'reconcile', '510000', '--day', day)).code).toBe(0)
  expect((await tongban(pair.chongqing, 'peers', 'list')).out).toContain(`${day} 一致`)
  await inStore(pair.chongqing, async (db) => {
    const told = await db.once<{ topic: string }>(sql`select topic from platform.feed where topic = 'exchange.resolved'`)
    expect(told).toHaveLength(1)
    const audited = await db.once(
      sql`select from platform.audit_entry where cast(lines as text) like '%exchange.resolveDifference%'`,
    )
    expect(audited).toHaveLength(1)
  })
})

test('a peer that is down: the command says so and ends with 1; the day is compared when it is back', async () => {
  await pair.sichuan.killPostgres()
  const { code, out } = await tongban(pair.chongqing, 'reconcile', '510000', '--day', day, '--lang', 'en')
  expect(code).toBe(1)
  expect(out).toMatch(/not compared: /)
  await pair.sichuan.killAndRestart()
  const operator = await pair.operatorOf(pair.chongqing)
  const { body } = await ask(pair.chongqing, 'POST', `/exchange/peers/${pair.sichuan.id}/reconcile`, {
    as: operator,
    body: { day },
  })
  expect(body).toMatchObject({ agreed: true, failure: null })
})
