// `npm run bench [-- NAME …]`: each figure in a process of its own, one after the other.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const all = ['clock', 'suites', 'submissions', 'exchange', 'reconcile', 'import', 'demo']
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !all.includes(name))
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(', ')}; there are ${all.join(', ')}`)
  process.exit(2)
}
for (const name of asked.length > 0 ? asked : all) {
  const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', file], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
