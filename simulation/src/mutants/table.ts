import type { Caught } from '../play-seeds.ts'
import type { Mutant } from './mutant.ts'

const ROW = /^\| `([a-z-]+)` \| .* \| ([a-z ]+) \| (\d+) \|$/

/** What `mutants.md` says: which seed caught which bug, and by which invariant. */
export function readCatches(text: string): Map<string, Caught> {
  const catches = new Map<string, Caught>()
  for (const line of text.split('\n')) {
    const [, name, invariant, seed] = ROW.exec(line) ?? []
    if (name !== undefined && invariant !== undefined) catches.set(name, { invariant, seed: Number(seed) })
  }
  return catches
}

export function tableOf(mutants: readonly Mutant[], catches: ReadonlyMap<string, Caught>): string {
  const rows = mutants.flatMap(({ name, bug }) => {
    const caught = catches.get(name)
    return caught ? [`| \`${name}\` | ${bug} | ${caught.invariant} | ${caught.seed} |`] : []
  })
  const missed = mutants.flatMap(({ name }) => (catches.has(name) ? [] : [`\`${name}\``])).join(', ')
  return `# Planted bugs, and the seed that caught each

Each bug of \`src/mutants/mutants.ts\` is planted in a copy of the sources, and seeds are played from 1 on until an invariant breaks.
\`npm run mutants\` plays just the seeds below; \`npm run mutants -- --hunt\` looks for them anew.

| bug | what is wrong | invariant that broke | seed |
|---|---|---|---|
${rows.join('\n')}

${missed === '' ? 'All that are planted are caught.' : `Planted, and not caught in the seeds played so far: ${missed}.`}
`
}
