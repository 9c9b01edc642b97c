// `npm run check`: everything that can be said about the code without running it. The parts are independent and run side by side.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { roots } from './architecture.mjs'
import { reportLine, run } from './running.mjs'

/** @typedef {import('./running.mjs').RunPart} RunPart */
/** @typedef {import('./running.mjs').RunResult} RunResult */

const project = fileURLToPath(new URL('..', import.meta.url))
const node = process.execPath

/** @param {string} name */
const installed = (name) => join(project, 'node_modules/.bin', name)

/** The longest come first: on two cores the rest fits beside them. */
const parts = () => {
  const present = roots.filter((root) => existsSync(join(project, root)))
  /** @type {RunPart[]} */
  const all = [
    { name: 'types', command: [node, join(project, 'node_modules/typescript-7/bin/tsc'), '--noEmit', '-p', project] },
    ...['browser/in-page', 'web/src/verify/in-page'].map((folder) => ({
      name: `types of what runs in a page (${folder})`,
      command: [node, join(project, 'node_modules/typescript-7/bin/tsc'), '--noEmit', '-p', join(project, folder)],
    })),
    { name: 'unused code and packages', command: [node, installed('knip'), '--no-progress'] },
    { name: 'import rules', command: [node, installed('depcruise'), '--config', '.dependency-cruiser.mjs', ...present] },
    { name: 'budgets, SQL ownership, clock and chance, packages', command: [node, join(project, 'tools/code-rules.mjs')] },
    {
      name: 'format and lint',
      command: [node, installed('biome'), 'ci', '--colors=off', '--diagnostic-level=warn', '--error-on-warnings', '.'],
    },
  ]
  return all
}

const mostLines = 80

/** @param {string} output */
function beginning(output) {
  const lines = output.split('\n')
  const rest = lines.length - mostLines
  return rest > 0 ? [...lines.slice(0, mostLines), `… and ${rest} lines more`].join('\n') : output
}

/**
 * Runs all parts, prints one line each and what a failed one said.
 * @returns {Promise<RunResult[]>}
 */
export async function check() {
  process.chdir(project)
  const results = await Promise.all(
    parts().map(async (part) => {
      const result = await run(part)
      console.log(reportLine(result))
      return result
    }),
  )
  for (const { name, output } of results.filter(({ ok }) => !ok)) console.log(`\n${name}:\n${beginning(output)}`)
  return results
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const results = await check()
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1
}
