// Events sealed, sent over loopback HTTP, checked, judged by the life table, stored durably on both sides and receipted, for each suite
// and size of batch, beside the bare cost of the same cryptography and of the same inserts. BENCH_SUITES and BENCH_BATCHES choose some.
import { setTimeout as pause } from 'node:timers/promises'
import { type SuiteName, suiteNames } from '@tongban/protocol/suite/suite'
import { bareCryptography, bareInserts, count, oneAfterTheOther } from './bare-exchange.ts'
import { hasPgbench } from './pgbench.ts'
import { report } from './report.ts'
import { openStage, type Stage, type StagedNode } from './stage.ts'
import { submitter } from './submitting.ts'

const CASES = Number(process.env['BENCH_CASES'] ?? 1_000)
const chosen = (name: string, usual: string): string[] => (process.env[name] ?? usual).split(',')
const suites = chosen('BENCH_SUITES', suiteNames.join()).flatMap((name) => suiteNames.filter((one) => one === name))
const sizes = chosen('BENCH_BATCHES', '1,16,256').map(Number)

interface Measured {
  readonly rate: number
  /** Milliseconds from seal to receipt that 99 of 100 events stay below. */
  readonly p99: number
}

const stored = (node: StagedNode) => count(node, 'select count(*) from cases.event')
const unsettled = (node: StagedNode) =>
  count(node, 'select (select count(*) from exchange.outbox) + (select count(*) from exchange.batch where settled_at is null)')
const p99 = (node: StagedNode) =>
  count(
    node,
    `select percentile_cont(0.99) within group (order by extract(epoch from b.settled_at - b.sealed_at) * 1000)
     from exchange.sealed s join exchange.batch b on b.peer = s.peer and b.number = s.batch where b.settled_at > b.sealed_at`,
  )

/** A backlog that came together while the nodes rested, sent and receipted to its end. */
async function drained(stage: Stage, here: StagedNode, there: StagedNode): Promise<Measured> {
  const submit = await submitter(here)
  for (let done = 0; done < CASES; )
    done += (await Promise.all(Array.from({ length: Math.min(32, CASES - done) }, submit))).length
  const begin = performance.now()
  stage.work()
  while ((await stored(there)) < CASES || (await unsettled(here)) > 0) await pause(20)
  return { rate: (CASES * 1000) / (performance.now() - begin), p99: await p99(here) }
}

async function measure(suite: SuiteName, size: number): Promise<Measured> {
  const stage = await openStage({ working: false, suite, mostEvents: size })
  try {
    const [there, here] = stage.nodes as readonly [StagedNode, StagedNode]
    const ours = await drained(stage, here, there)
    const cryptography = await bareCryptography(here, suite, size)
    const inserts = (await hasPgbench()) ? await bareInserts(here, there, size) : undefined
    await report({
      ...{ name: `exchange-${suite}-${size}`, unit: 'events/s', ours: ours.rate, missing: 'pgbench' },
      ...(inserts === undefined ? {} : { bare: oneAfterTheOther([cryptography, inserts]) }),
      against: 'the same cryptography, then the same rows on both sides',
      beside: { 'ms at p99': ours.p99, 'bare cryptography/s': cryptography, ...(inserts ? { 'bare inserts/s': inserts } : {}) },
    })
    return ours
  } finally {
    await stage.close()
  }
}

for (const suite of suites) {
  const rates = new Map<number, number>()
  for (const size of sizes) rates.set(size, (await measure(suite, size)).rate)
  const [one, many] = [rates.get(1), rates.get(256)]
  if (one === undefined || many === undefined) continue
  await report({
    ...{ name: `exchange-${suite}-batching`, unit: 'events/s', ours: many, bare: one },
    ...{ against: 'one signature an event', ...(suite === 'gm' ? { atLeast: 10 } : {}) },
  })
}
