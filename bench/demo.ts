// The demo as a stranger starts it: first progress line, first case line, the whole; and what an idle node with its PostgreSQL holds.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { memoryOf } from './memory.ts'
import { report } from './report.ts'
import { openStage } from './stage.ts'

const project = fileURLToPath(new URL('..', import.meta.url))

/** Milliseconds to the first output, to the first line that tells of a step, and to the end. */
async function play(): Promise<{ first: number; firstCase: number; whole: number; code: number | null }> {
  const begin = performance.now()
  const child = spawn('npm', ['run', '--silent', 'demo', '--', '--once', '--lang', 'en'], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let first = 0
  let firstCase = 0
  let text = ''
  child.stdout.on('data', (chunk) => {
    first ||= performance.now() - begin
    text += String(chunk)
    // A heading opens each case; the line under it is the first that somebody did.
    if (!firstCase && /\n\s*1\W/.test(text)) firstCase = performance.now() - begin
  })
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { first, firstCase, whole: performance.now() - begin, code }
}

const demo = await play()
if (demo.code !== 0) console.log(`demo ended with status ${demo.code}`)
await report({ name: 'demo-first-line', unit: 's', ours: demo.first / 1000, atMost: 2 })
await report({ name: 'demo-first-case', unit: 's', ours: demo.firstCase / 1000, atMost: 10 })
await report({ name: 'demo-whole', unit: 's', ours: demo.whole / 1000, atMost: 60 })

const stage = await openStage({ working: true })
try {
  await new Promise((resume) => setTimeout(resume, 5_000))
  // Both staged nodes share one PostgreSQL here, so all of it is counted for the one.
  const ours = await memoryOf([stage.pids[0] as number, stage.postgres])
  await report({ name: 'idle-node', unit: 'MB', ours, atMost: 250 })
} finally {
  await stage.close()
}
