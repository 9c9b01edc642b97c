import { Broken } from './invariants/broken.ts'
import { play } from './schedule/play.ts'
import { openStage } from './world/stage.ts'

/** The seed that broke, and what broke in it. */
export interface Caught {
  readonly seed: number
  readonly invariant: string
}

/** How the seed that broke left the world: the same whenever it is played. */
export interface Broke extends Caught {
  readonly state: string
}

/** Plays seeds in a world that is set up already, up to the first that breaks. */
export async function playSeeds(folder: string, { from, seeds }: { from: number; seeds: number }): Promise<Broke | undefined> {
  const stage = await openStage(folder)
  try {
    for (let seed = from; seed < from + seeds; seed++) {
      const { broken, state } = await play(stage, { seed, isRough: true })
      if (broken) return { seed, state, invariant: broken instanceof Broken ? broken.invariant : 'a person is refused' }
    }
    return undefined
  } finally {
    await stage.close()
  }
}
