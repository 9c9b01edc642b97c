import { readFile } from 'node:fs/promises'
import { listen } from './listen.ts'
import { readPlan } from './plan.ts'

const [file] = process.argv.slice(2)
if (file === undefined) {
  process.stderr.write('usage: tongban-provider <plan.json>\n')
  process.exit(2)
}
const plan = readPlan(await readFile(file, 'utf8'))
if ('mistake' in plan) {
  process.stderr.write(`${file}: ${plan.mistake}\n`)
  process.exit(2)
}
const site = await listen(plan)
process.stdout.write(`${JSON.stringify({ serving: site.issuer })}\n`)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void site.stop())
