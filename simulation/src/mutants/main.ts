import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Caught } from '../play-seeds.ts'
import { openStage } from '../world/stage.ts'
import type { Mutant } from './mutant.ts'
import { mutants } from './mutants.ts'
import { withBug } from './plant.ts'
import { readCatches, tableOf } from './table.ts'

/** A planted bug that this many seeds do not see is one that the simulator is blind to. */
const MOST_SEEDS = 300

const table = new URL('../../mutants.md', import.meta.url)
const { values } = parseArgs({
  options: { hunt: { type: 'boolean' }, only: { type: 'string' }, from: { type: 'string' }, most: { type: 'string' } },
})
const catches = readCatches(await readFile(table, 'utf8').catch(() => ''))
// Without a hunt there is nothing to play for a bug that has no seed.
const chosen = mutants.filter(
  ({ name }) => (values.hunt || catches.has(name)) && (values.only === undefined || values.only.split(',').includes(name)),
)
// Set up once, by the sources as they are: every planted bug plays in the same world.
const stage = await openStage()
try {
  let missed = 0
  for (const mutant of chosen) if (!(await look(mutant))) missed++
  console.log(`${chosen.length - missed} passed, ${missed} failed: planted bugs caught`)
  process.exitCode = missed === 0 ? 0 : 1
} finally {
  await stage.close()
}

/** With `--hunt` looks for the first seed that catches the bug and notes it; without, plays the noted one. */
async function look(mutant: Mutant): Promise<boolean> {
  const began = performance.now()
  const known = catches.get(mutant.name)
  const range = values.hunt
    ? { from: Number(values.from ?? 1), seeds: Number(values.most ?? MOST_SEEDS) }
    : known && { from: known.seed, seeds: 1 }
  const caught = range && (await withBug(mutant, ({ playSeeds }) => playSeeds(stage.folder, range)))
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${mutant.name}: ${caught ? `seed ${caught.seed}, ${caught.invariant}` : 'not caught'} (${seconds} s)`)
  if (values.hunt && caught) await note(mutant.name, caught)
  return caught !== undefined
}

async function note(name: string, caught: Caught): Promise<void> {
  catches.set(name, caught)
  await writeFile(table, tableOf(mutants, catches))
}
