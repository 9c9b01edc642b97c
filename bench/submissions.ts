// Durable submissions through HTTP, schema-checked, audited, in the outbox, beside pgbench inserting the same rows on the same PostgreSQL.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasPgbench, pgbench, writeScript } from './pgbench.ts'
import { report } from './report.ts'
import { openStage, type StagedNode } from './stage.ts'
import { submitter } from './submitting.ts'

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 6)
const targets = new Map([
  [1, 0.25],
  [8, undefined],
  [32, 0.7],
])

const stage = await openStage({ working: false })
try {
  const node = stage.nodes[1] as StagedNode
  const submit = await submitter(node)
  const { id } = await submit()
  await load(submit, { clients: 32, seconds: 3 })
  const script = join(tmpdir(), `tongban-pgbench-${process.pid}.sql`)
  const beside = await hasPgbench()
  if (beside) await writeScript(node.databaseUrl, String(id), script)
  for (const [clients, target] of targets) {
    // In turn, so that a machine that slows down slows both.
    const ours = await load(submit, { clients, seconds: SECONDS })
    const bare = beside ? await pgbench(node.databaseUrl, script, { clients, seconds: SECONDS }) : undefined
    const again = await load(submit, { clients, seconds: SECONDS })
    await report({
      name: `submissions-${clients}`,
      unit: 'cases/s',
      ours: (ours + again) / 2,
      ...(bare === undefined ? {} : { bare }),
      against: 'pgbench, same rows, one case a transaction',
      ...(target === undefined ? {} : { atLeast: target }),
      missing: 'pgbench',
    })
  }
} finally {
  await stage.close()
}

/** Cases a second that were answered 201, each after its commit. */
async function load(submit: () => Promise<unknown>, { clients, seconds }: { clients: number; seconds: number }): Promise<number> {
  const begin = performance.now()
  let done = 0
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() - begin < seconds * 1000) {
        await submit()
        done++
      }
    }),
  )
  return (done * 1000) / (performance.now() - begin)
}
