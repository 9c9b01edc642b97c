// `npm test`: the check, then every test there is, part by part with its time. The last line alone says how many passed and failed.
// `--no-browser` leaves the browser tests out. `--all` adds, under a new seed, the unit tests once more and kills at 50 random moments, to
// look where the fixed one does not, and looks at each page in every mode and width.

import { randomInt } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBrowser, noBrowser } from './browser.mjs'
import { check } from './check.mjs'
import { reportLine, run } from './running.mjs'
import { failures, tally } from './tally.mjs'

/** @typedef {import('./running.mjs').RunResult} RunResult */
/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {{ result: RunResult, counted: Tally, failed: string[] }} Part */

const project = fileURLToPath(new URL('..', import.meta.url))
const seed = process.env['TONGBAN_SEED'] ?? '20261124'
const reports = mkdtempSync(join(tmpdir(), 'tongban-tests-'))

/**
 * @param {string} path
 * @returns {import('./tally.mjs').Report | undefined}
 */
function reportAt(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * @param {string} name
 * @param {string} suite the project of vitest.config.ts
 * @param {string} withSeed
 * @param {{ files?: readonly string[], env?: Record<string, string> }} [only]
 * @returns {Promise<Part>}
 */
async function suitePart(name, suite, withSeed, { files = [], env = {} } = {}) {
  console.log(`\n— ${name} (seed ${withSeed})`)
  const file = join(reports, `${suite}-${withSeed}-${files.length}.json`)
  const result = await run(
    {
      name,
      command: [
        process.execPath,
        join(project, 'node_modules/vitest/vitest.mjs'),
        'run',
        '--project',
        suite,
        ...files,
        '--reporter=dot',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ],
      env: { TONGBAN_SEED: withSeed, ...(process.argv.includes('--all') ? { TONGBAN_ALL: '1' } : {}), ...env },
    },
    { live: true },
  )
  const report = reportAt(file)
  return { result, counted: tally(report, result.ok), failed: failures(report) }
}

/** @returns {Promise<Part>} */
async function checkPart() {
  console.log('— check')
  const from = process.hrtime.bigint()
  const parts = await check()
  const failed = parts.filter(({ ok }) => !ok).length
  const seconds = Number(process.hrtime.bigint() - from) / 1e9
  return {
    result: { name: 'check', ok: failed === 0, seconds, output: '' },
    counted: { passed: parts.length - failed, failed },
    failed: parts.filter(({ ok }) => !ok).map(({ name }) => `check: ${name}`),
  }
}

/**
 * Pages in a real browser. Without one they fail with the sentence that says what to do.
 * @returns {Promise<Part>}
 */
async function browserPart() {
  const name = 'browser'
  if (ensureBrowser()) return suitePart(name, 'browser', seed)
  const result = { name, ok: false, seconds: 0, output: noBrowser }
  return { result, counted: { passed: 0, failed: 1 }, failed: [noBrowser] }
}

console.log(`seed ${seed} (set TONGBAN_SEED to choose another)\n`)
const parts = [
  await checkPart(),
  await suitePart('unit', 'unit', seed),
  await suitePart('database', 'database', seed),
  await suitePart('two nodes and failpoints', 'nodes', seed),
  await suitePart('simulation', 'simulation', seed),
]
if (process.argv.includes('--no-browser')) console.log('\n— browser: left out (--no-browser)')
else parts.push(await browserPart())
if (process.argv.includes('--all')) {
  const fresh = String(randomInt(2 ** 31))
  const crash = { files: ['server/src/crash/moments.nodes.test.ts'], env: { TONGBAN_CRASH_MOMENTS: '50' } }
  parts.push(await suitePart('unit, new seed', 'unit', fresh))
  parts.push(await suitePart('killed at 50 random moments', 'nodes', fresh, crash))
}
rmSync(reports, { recursive: true, force: true })

console.log('')
for (const line of parts.flatMap(({ failed }) => failed)) console.log(`FAILED ${line}`)
for (const { result } of parts) console.log(reportLine(result))
const passed = parts.reduce((sum, { counted }) => sum + counted.passed, 0)
const failed = parts.reduce((sum, { counted }) => sum + counted.failed, 0)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
