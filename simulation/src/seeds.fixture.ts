import { afterAll, beforeAll, expect, test } from 'vitest'
import { play } from './schedule/play.ts'
import { openStage, type Stage } from './world/stage.ts'

/** Plays seeds, each as a test of its own, and the first of them twice: a replay reaches the same state. */
export function playSeeds(from: number, to: number, isRough = false): void {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(() => stage.close())

  test.each(Array.from({ length: to - from + 1 }, (_, at) => from + at))('seed %i keeps every invariant', async (seed) => {
    const { broken, trace, logs } = await play(stage, { seed, isRough })
    expect(broken ? [broken.message, ...trace, ...logs].join('\n') : undefined).toBeUndefined()
  })

  test(`seed ${from} replays to the same state`, async () => {
    const [one, other] = [await play(stage, { seed: from, isRough }), await play(stage, { seed: from, isRough })]
    expect(other.trace).toEqual(one.trace)
    expect(other.state).toBe(one.state)
  })
}
