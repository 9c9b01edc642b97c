import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Broke } from '../play-seeds.ts'
import { openStage, type Stage } from '../world/stage.ts'
import type { Mutant } from './mutant.ts'
import { mutants } from './mutants.ts'
import { withBug } from './plant.ts'
import { readCatches } from './table.ts'

let stage: Stage
const catches = readCatches(await readFile(new URL('../../mutants.md', import.meta.url), 'utf8'))
// Set up by the sources as they are: every planted bug plays in the same world.
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const replay = (mutant: Mutant, seed: number, times = 1): Promise<(Broke | undefined)[]> =>
  withBug(mutant, async ({ playSeeds }) => {
    const played: (Broke | undefined)[] = []
    while (played.length < times) played.push(await playSeeds(stage.folder, { from: seed, seeds: 1 }))
    return played
  })

const noted = mutants.filter(({ name }) => catches.has(name))

test.each(noted.map((mutant) => [mutant.name, mutant] as const))(
  '%s is caught by its seed, in the same way',
  async (name, mutant) => {
    const known = catches.get(name) ?? expect.fail('no seed is noted')
    const [caught] = await replay(mutant, known.seed)
    expect(caught, `look for its seed anew: npm run mutants -- --hunt --only ${name}`).toMatchObject(known)
  },
)

test('a failing seed replays to the same state', async () => {
  const [mutant] = noted
  const known = mutant && catches.get(mutant.name)
  if (!mutant || !known) return expect.fail('no seed is noted')
  const [one, other] = await replay(mutant, known.seed, 2)
  expect(one?.state).toMatch(/^[0-9a-f]{16}$/)
  expect(other).toEqual(one)
})
