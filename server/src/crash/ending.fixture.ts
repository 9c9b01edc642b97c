import { intlNode } from '@tongban/protocol/suite/intl-node'
import type { CaseExport } from '@tongban/protocol/verify/export'
import { verifyExport } from '@tongban/protocol/verify/verify'
import { expect } from 'vitest'
import { verifyAudit } from '../platform/audit/verify.ts'
import { systemClock } from '../platform/clock.ts'
import { type Db, openDb, sql } from '../platform/db/db.ts'
import { suites } from '../test-kit/two-nodes.ts'
import { ask, persist } from './client.fixture.ts'
import { type Pair, staff } from './pair.fixture.ts'
import { courseOf } from './plots.fixture.ts'
import { urlOfStore } from './postgres.fixture.ts'
import type { DrilledNode } from './process.fixture.ts'
import type { Scene } from './scene.fixture.ts'
import { allKeysOf } from './trust.fixture.ts'

/** A case went its way once: on every node that has it the log verifies, says what happened, and ends at the same event. `now` is the nodes' time. */
export async function expectEnded(scene: Scene, now = systemClock().now()): Promise<void> {
  const { acts, readers } = courseOf(scene.kind)
  const logs: CaseExport[] = []
  for (const role of readers) {
    const { pair, id } = scene
    const { text, body } = await ask(pair[staff[role].node], 'GET', `/cases/${id}/export`, { as: pair.tokenOf(staff[role].id) })
    const verdict = await verifyExport(text, { suites, founders: pair.founders, now })
    if (!verdict.ok) expect.fail(`${id} as exported for ${role}: ${JSON.stringify(verdict.fault)}`)
    const { steps } = verdict.report
    expect(steps.map(({ action }) => action)).toEqual(acts)
    expect(new Set(steps.map((step) => step.id)).size).toBe(steps.length)
    logs.push(body)
  }
  expect(new Set(logs.map(({ statement }) => statement.head)).size).toBe(1)
  expect(new Set(logs.map(({ events }) => JSON.stringify(events.map(({ header }) => header)))).size).toBe(1)
}

/** Batches that a node is known to have missed, whose events came in others. */
export type Gaps = Partial<Readonly<Record<'chongqing' | 'sichuan', number>>>

/** All that was said has arrived and was understood: nothing waits, nothing is parked, no batch is missing that should not be. */
export async function expectQuiet(pair: Pair, gaps: Gaps = {}): Promise<void> {
  for (const name of ['chongqing', 'sichuan'] as const) {
    const node = pair[name]
    const peers = async () => (await ask(node, 'GET', '/exchange/peers', { as: await pair.operatorOf(node) })).body.entries
    await persist(`${node.id} to owe nothing`, async () => {
      const owed: { waiting: number; batchesWaiting: number; filesWanted: number }[] = await peers()
      return owed.every((peer) => peer.waiting + peer.batchesWaiting + peer.filesWanted === 0) || undefined
    })
    expect(await peers()).toMatchObject([{ parked: 0, gaps: gaps[name] ?? 0, heardWaiting: 0, notUnderstood: 0, refused: 0 }])
  }
}

/** The store of a node while it runs: its cases are those that were played, each event is there once, its audit chains are whole. */
export async function expectStoreWhole(pair: Pair, node: DrilledNode, played: readonly Scene[]): Promise<void> {
  const name = node === pair.sichuan ? 'sichuan' : 'chongqing'
  const here = played.filter(({ kind }) => courseOf(kind).nodes.includes(name))
  await inStore(node, async (db) => {
    const cases = await db.once<{ id: string }>(sql`select case_id as id from cases.case_file order by case_id`)
    const chains = here.filter(({ kind }) => !courseOf(kind).isParent)
    expect(cases.map(({ id }) => id)).toEqual(chains.map(({ id }) => id).sort())
    const [events] = await db.once<{ events: number; ids: number }>(
      sql`select count(*) as events, count(distinct event_id) as ids from cases.event`,
    )
    const total = here.reduce((sum, { kind }) => sum + courseOf(kind).acts.length, 0)
    expect(events).toEqual({ events: total, ids: total })
    expect(await db.once(sql`select 1 from exchange.outbox`)).toEqual([])
    await expectAuditWhole(db, node)
  })
}

async function expectAuditWhole(db: Db, node: DrilledNode): Promise<void> {
  const keys = new Map((await allKeysOf(node)).map(({ kid, sign }) => [kid, sign.public]))
  const verdict = await verifyAudit(db, 'auditor', async (kid, bytes, signature) => {
    const key = keys.get(kid)
    return key !== undefined && intlNode.verify(key, bytes, signature)
  })
  expect(verdict).toMatchObject({ ok: true })
  expect(verdict.ok && verdict.entries).toBeGreaterThan(0)
}

/** Looks into the PostgreSQL of a living node, as an auditor with access to it would. */
export async function inStore(node: DrilledNode, look: (db: Db) => Promise<void>): Promise<void> {
  const db = openDb({ url: await urlOfStore(node.folder), clock: systemClock() })
  try {
    await look(db)
  } finally {
    await db.close()
  }
}
