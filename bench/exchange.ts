// Events sealed, sent over loopback HTTP, checked, judged by the life table, stored durably on both sides and receipted, beside the bare
// inserts of the same rows on both sides.
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { hasPgbench, pgbench } from './pgbench.ts'
import { report } from './report.ts'
import { openStage, type StagedNode } from './stage.ts'
import { submitter } from './submitting.ts'

const CASES = Number(process.env['BENCH_CASES'] ?? 1_000)
const run = promisify(execFile)
async function count(node: StagedNode, statement: string): Promise<number> {
  const { stdout } = await run('psql', [node.databaseUrl, '-Atc', statement])
  return Number(stdout.trim())
}

const stored = (node: StagedNode) => count(node, 'select count(*) from cases.event')
const unsettled = (node: StagedNode) =>
  count(node, 'select (select count(*) from exchange.outbox) + (select count(*) from exchange.batch where settled_at is null)')

const stage = await openStage({ working: false })
try {
  const [there, here] = stage.nodes as readonly [StagedNode, StagedNode]
  const submit = await submitter(here)
  for (let done = 0; done < CASES; )
    done += (await Promise.all(Array.from({ length: Math.min(32, CASES - done) }, submit))).length
  const begin = performance.now()
  stage.work()
  while ((await stored(there)) < CASES || (await unsettled(here)) > 0) await new Promise((resume) => setTimeout(resume, 20))
  const ours = (CASES * 1000) / (performance.now() - begin)
  const bare = (await hasPgbench()) ? await bareInserts(here, there) : undefined
  await report({
    name: 'exchange-intl',
    unit: 'events/s',
    ours,
    ...(bare === undefined ? {} : { bare }),
    against: 'the same rows inserted on both sides, 256 a transaction',
    missing: 'pgbench',
  })
} finally {
  await stage.close()
}

/** Events a second of plain inserts: 256 rows a transaction of what one event leaves on each side, one side after the other. */
async function bareInserts(here: StagedNode, there: StagedNode): Promise<number> {
  const bytes = await count(there, 'select avg(length(header))::int from cases.event')
  const content = await count(there, 'select coalesce(avg(length(body))::int, 200) from cases.body')
  const script = join(tmpdir(), `tongban-bare-${process.pid}.sql`)
  await writeFile(
    script,
    `begin; insert into bench_event select gen_random_uuid(), repeat('x', ${bytes}) from generate_series(1, 256);
insert into bench_body select gen_random_uuid(), repeat('y', ${content}) from generate_series(1, 768);
insert into bench_proof select gen_random_uuid(), repeat('z', 600) from generate_series(1, 256); commit;\n`,
  )
  const rates: number[] = []
  for (const { databaseUrl } of [here, there]) {
    await run('psql', [
      databaseUrl,
      '-qc',
      'create table bench_event (id uuid primary key, header text); create table bench_body (id uuid primary key, body text); create table bench_proof (id uuid primary key, proof text)',
    ])
    rates.push(256 * (await pgbench(databaseUrl, script, { clients: 1, seconds: 4 })))
  }
  return 1 / rates.reduce((sum, rate) => sum + 1 / rate, 0)
}
