// The legal clock: documents a second through `clock explain --lines`, from the first answer to the last: process start left out.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { report } from './report.ts'

const DOCUMENTS = 40_000
const document = `${JSON.stringify({
  joint: false,
  legalDays: 20,
  promisedDays: 7,
  noticeDays: 5,
  deliveryDays: 10,
  asOf: '2026-10-20',
  events: [
    { type: 'received', day: '2026-09-28' },
    { type: 'accepted', day: '2026-09-29' },
    { type: 'suspended', day: '2026-10-09', kind: '鉴定' },
    { type: 'resumed', day: '2026-10-13' },
  ],
})}\n`

const cli = fileURLToPath(new URL('../cli/src/main.ts', import.meta.url))
const child = spawn(process.execPath, ['--import', 'tsx', cli, 'clock', 'explain', '--lines'], {
  stdio: ['pipe', 'pipe', 'inherit'],
})
// One document first: its answer shows that the process is ready.
child.stdin.write(document)
let begin = 0
let lines = 0
for await (const chunk of child.stdout.setEncoding('utf8')) {
  lines += String(chunk).split('\n').length - 1
  if (begin > 0) continue
  begin = performance.now()
  child.stdin.end(document.repeat(DOCUMENTS))
}
await report({ name: 'clock', unit: 'documents/s', ours: ((lines - 1) * 1000) / (performance.now() - begin), atLeast: 1000 })
