// A list of 250,000 rows through HTTP: in as CSV, out as xlsx, in again as xlsx. What a node needs for it must not grow with the list.
import { readFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { report } from './report.ts'
import { openStage } from './stage.ts'

const ROWS = Number(process.env['ROWS'] ?? 250_000)
const MEMORY_MB = 512
const CSV = 'text/csv'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Sent {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly token: string
  readonly type?: string
  readonly body?: Uint8Array
}

/** Not by fetch, which gives up on an answer after five minutes. */
function send({ method, url, token, type, body }: Sent): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const headers: IncomingHttpHeaders = { authorization: `Bearer ${token}` }
    if (type) headers['content-type'] = type
    if (method === 'POST') headers['idempotency-key'] = url
    const sending = request(url, { method, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.once('error', reject)
      response.once('end', () => {
        const whole = Buffer.concat(parts)
        if ((response.statusCode ?? 500) < 300) resolve(whole)
        else reject(new Error(`${method} ${url}: ${response.statusCode} ${whole.toString('utf8').slice(0, 500)}`))
      })
    })
    sending.once('error', reject)
    sending.end(body)
  })
}

/** The most memory a process ever held, in MB; undefined where the system does not say. */
function peakMemory(pid: number): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
  } catch {
    return undefined
  }
}

function csv(): Uint8Array {
  const rows = Array.from({ length: ROWS }, (_, at) => `第${at}号事项办理,第${at % 400}局,511602000000,样例`)
  return Buffer.from(`\uFEFF事项名称,实施部门,区划代码,来源\n${rows.join('\n')}\n`)
}

const stage = await openStage({ working: false })
try {
  const [node] = stage.nodes
  const [pid] = stage.pids
  if (!node || pid === undefined) throw new Error('the stage has no node')
  const before = peakMemory(pid)
  const timed = async (name: string, work: () => Promise<Buffer>): Promise<Buffer> => {
    const from = performance.now()
    const answer = await work()
    await report({ name, unit: 'rows/s', ours: ROWS / ((performance.now() - from) / 1000) })
    return answer
  }
  const at = (path: string) => ({ url: `${node.address}${path}`, token: node.operator })
  const take = (list: string, type: string, body: Uint8Array) =>
    send({ ...at(`/imports?list=${list}`), method: 'POST', type, body })
  await timed('import-csv', () => take('bench-csv', CSV, csv()))
  const sheet = await timed('export-xlsx', () => send({ ...at('/imports/bench-csv/export?format=xlsx'), method: 'GET' }))
  const { totals } = JSON.parse((await timed('import-xlsx', () => take('bench-xlsx', XLSX, sheet))).toString('utf8'))
  if (totals.accepted !== ROWS) throw new Error(`${totals.accepted} of ${ROWS} rows came back from the sheet`)
  const peak = peakMemory(pid)
  if (before === undefined || peak === undefined) console.log('import-memory: skipped: /proc not found')
  else {
    console.log(`the node held ${before.toFixed(0)} MB before the first row, ${peak.toFixed(0)} MB at the most`)
    await report({ name: 'import-memory', unit: 'MB', ours: peak, atMost: MEMORY_MB })
  }
} finally {
  await stage.close()
}
