// The bare limits of the exchange: the same cryptography without a store or a network, and the same rows without anything else.
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type BatchItem, checkEnvelope, openChecked } from '@tongban/protocol/batch/envelope'
import { signReceipt, verifyReceipt } from '@tongban/protocol/batch/receipt'
import { suitesNode } from '@tongban/protocol/suite/built-node'
import type { SuiteName } from '@tongban/protocol/suite/suite'
import { type Parties, partiesFor, sealFor } from './parties.ts'
import { pgbench } from './pgbench.ts'
import type { StagedNode } from './stage.ts'

const run = promisify(execFile)
const ask = async (node: StagedNode, statement: string): Promise<string> =>
  (await run('psql', [node.databaseUrl, '-Atc', statement], { maxBuffer: 256 * 1024 * 1024 })).stdout.trim()
export const count = async (node: StagedNode, statement: string): Promise<number> => Number(await ask(node, statement))

/** The very events of the run with their content, as they were sent. */
async function sentItems(node: StagedNode): Promise<BatchItem[]> {
  const rows = await ask(
    node,
    `select json_build_object('header', e.header::json, 'bodies', coalesce((select json_agg(json_build_object('section', b.section,
       'salt', b.salt, 'body', b.body::json)) from cases.body b where b.case_id = e.case_id and b.event_id = e.event_id), '[]'::json))
     from cases.event e limit 512`,
  )
  return rows.split('\n').map((row) => JSON.parse(row))
}

/** Events a second, sealed, checked, opened, receipted and the receipt checked, by one process after the other. */
export async function bareCryptography(node: StagedNode, suite: SuiteName, size: number): Promise<number> {
  const items = await sentItems(node)
  const parties = await partiesFor(suite)
  const begin = performance.now()
  let done = 0
  for (let batch = 1; performance.now() - begin < 2_000; batch++) {
    const from = (done % items.length) - ((done % items.length) % size)
    const some = items.slice(from, from + size)
    await exchanged(parties, some, batch)
    done += some.length
  }
  return (done * 1000) / (performance.now() - begin)
}

async function exchanged(parties: Parties, items: readonly BatchItem[], batch: number): Promise<void> {
  const { envelope, text, root } = await sealFor(parties, items, { batch, previousBatch: null })
  const { trust, from, to, receiver } = parties
  const checked = await checkEnvelope(text, { trust, me: to, suites: suitesNode, now: new Date() })
  if (!checked.ok) throw new Error(checked.code)
  const opened = await openChecked(checked, { keys: receiver, suites: suitesNode })
  if (!opened.ok) throw new Error(opened.code)
  const verdicts = opened.items.map(({ header }) => ({ event: String(Reflect.get(header, 'id')), verdict: 'stored' as const }))
  const word = { from: to, to: from, batch, root, verdicts, receivedAt: new Date().toISOString() }
  const receipt = await signReceipt(word, receiver, suitesNode)
  const taken = await verifyReceipt(receipt, envelope.header, { trust, suites: suitesNode, now: new Date() })
  if (!taken.ok) throw new Error(taken.code)
}

/** Events a second of plain inserts: in one transaction the rows that a batch of events leaves on a side, one side after the other. */
export async function bareInserts(here: StagedNode, there: StagedNode, size: number): Promise<number> {
  const header = await count(there, 'select avg(length(header))::int from cases.event')
  const body = await count(there, 'select coalesce(avg(length(body))::int, 200) from cases.body')
  const bodies = await count(there, 'select round((select count(*) from cases.body)::numeric / count(*))::int from cases.event')
  const script = join(tmpdir(), `tongban-bare-${process.pid}.sql`)
  await writeFile(
    script,
    `begin; insert into bench_event select gen_random_uuid(), repeat('x', ${header}) from generate_series(1, ${size});
insert into bench_body select gen_random_uuid(), repeat('y', ${body}) from generate_series(1, ${size * bodies});
insert into bench_proof select gen_random_uuid(), repeat('z', 600) from generate_series(1, ${size}); commit;\n`,
  )
  const rates: number[] = []
  for (const { databaseUrl } of [here, there]) {
    for (const table of ['event', 'body', 'proof'])
      await run('psql', [databaseUrl, '-qc', `create table bench_${table} (id uuid primary key, ${table} text)`])
    rates.push(size * (await pgbench(databaseUrl, script, { clients: 1, seconds: 4 })))
  }
  return oneAfterTheOther(rates)
}

/** The rate of work that passes through each of these in turn. */
export const oneAfterTheOther = (rates: readonly number[]): number => 1 / rates.reduce((sum, rate) => sum + 1 / rate, 0)
