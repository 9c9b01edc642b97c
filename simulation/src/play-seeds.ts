import { Broken } from './invariants/broken.ts'
import { play } from './schedule/play.ts'
import { openStage } from './world/stage.ts'

/** The seed that broke, and what broke in it. */
export interface Caught {
  readonly seed: number
  readonly invariant: string
}

/** Plays seeds in a world that is set up already, up to the first that breaks. */
export async function playSeeds(folder: string, { from, seeds }: { from: number; seeds: number }): Promise<Caught | undefined> {
  const stage = await openStage(folder)
  try {
    for (let seed = from; seed < from + seeds; seed++) {
      const { broken } = await play(stage, { seed, isRough: true })
      if (broken) return { seed, invariant: broken instanceof Broken ? broken.invariant : 'a person is refused' }
    }
    return undefined
  } finally {
    await stage.close()
  }
}
