// Search over a million implementations, through HTTP: how long the import and the index take, what memory they need, and how long a
// two-word query takes. `BENCH_ROWS` for fewer.
import { memoryOf } from './memory.ts'
import { report } from './report.ts'
import { HEADING, implementations, twoWordQueries } from './search-load.ts'
import { openStage, type StagedNode } from './stage.ts'

const ROWS = Number(process.env['BENCH_ROWS'] ?? 1_000_000)
/** So many rows go into one list; a county's list has a few thousand, a province's a few hundred thousand. */
const ROWS_A_LIST = 250_000
const QUERIES = 2_000
const WARM_UP = 200

const stage = await openStage({ working: false })
try {
  const node = stage.nodes[0] as StagedNode
  const processes = [stage.pids[0] as number, stage.postgres]
  const before = await memoryOf(processes)
  await report({ name: 'search-import', unit: 's', ours: await seconds(() => importAll(node)) })
  await report({ name: 'search-index', unit: 's', ours: await seconds(() => ask(node, '失业登记')) })
  const queries = await twoWordQueries(QUERIES + WARM_UP)
  for (const query of queries.slice(0, WARM_UP)) await ask(node, query)
  const times: number[] = []
  for (const query of queries.slice(WARM_UP)) times.push(1000 * (await seconds(() => ask(node, query))))
  times.sort((a, b) => a - b)
  const quantile = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? Number.NaN
  await report({ name: 'search-p50', unit: 'ms', ours: quantile(0.5) })
  await report({ name: 'search-p99', unit: 'ms', ours: quantile(0.99), atMost: 50 })
  await report({ name: 'search-memory', unit: 'MB more than before the import', ours: (await memoryOf(processes)) - before })
} finally {
  await stage.close()
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await work()
  return (performance.now() - begin) / 1000
}

async function importAll(node: StagedNode): Promise<void> {
  const rows = implementations(ROWS)
  for (let list = 0; list * ROWS_A_LIST < ROWS; list++) await importOne(node, `bench-${list}`, rows)
}

async function importOne(node: StagedNode, list: string, rows: AsyncGenerator<string>): Promise<void> {
  const sheet: string[] = [HEADING]
  for (let row = await rows.next(); !row.done; row = await rows.next()) {
    sheet.push(row.value)
    if (sheet.length > ROWS_A_LIST) break
  }
  const headers = { authorization: `Bearer ${node.operator}`, 'content-type': 'text/csv', 'idempotency-key': list }
  const answer = await fetch(`${node.address}/imports?list=${list}`, { method: 'POST', headers, body: sheet.join('') })
  if (!answer.ok) throw new Error(`${list}: ${answer.status} ${await answer.text()}`)
}

async function ask(node: StagedNode, query: string): Promise<void> {
  const url = `${node.address}/search?${new URLSearchParams({ q: query })}`
  const answer = await fetch(url, { headers: { authorization: `Bearer ${node.operator}` } })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${query}: ${answer.status} ${text}`)
}
