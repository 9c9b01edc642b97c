// `npm run test:crash -- --moments 50 --seed 7`: kills nodes and their PostgreSQL at random moments of whole cases. The same seed kills the
// same at the same pauses; what a process was just doing then is the machine's affair, so a failure may need a few runs to come again.

import { randomInt } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { reportLine, run } from './running.mjs'

const { values } = parseArgs({ options: { moments: { type: 'string', default: '50' }, seed: { type: 'string' } } })
const seed = values.seed ?? process.env['TONGBAN_SEED'] ?? String(randomInt(2 ** 31))
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))

console.log(`seed ${seed}, ${values.moments} moments (--seed and --moments choose others)`)
const result = await run(
  {
    name: `${values.moments} moments, seed ${seed}`,
    command: [process.execPath, vitest, 'run', '--project', 'nodes', 'server/src/crash/moments.nodes.test.ts'],
    env: { TONGBAN_SEED: seed, TONGBAN_CRASH_MOMENTS: values.moments },
  },
  { live: true },
)
console.log(reportLine(result))
process.exitCode = result.ok ? 0 : 1
