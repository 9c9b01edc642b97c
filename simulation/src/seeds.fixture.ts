import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Played, play } from './schedule/play.ts'
import { openStage, type Stage } from './world/stage.ts'

/** Plays seeds, each as a test of its own, and the first of them once more at the end: a replay reaches the same state, whatever was played in between. */
export function playSeeds(from: number, to: number, isRough = false): void {
  let stage: Stage
  let first: Played | undefined
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(() => stage.close())

  test.each(Array.from({ length: to - from + 1 }, (_, at) => from + at))('seed %i keeps every invariant', async (seed) => {
    const played = await play(stage, { seed, isRough })
    const { broken, trace, logs } = played
    first ??= played
    expect(broken ? [broken.message, ...trace, ...logs].join('\n') : undefined).toBeUndefined()
  })

  test(`seed ${from} replays to the same state`, async () => {
    const again = await play(stage, { seed: from, isRough })
    expect(again.trace).toEqual(first?.trace)
    expect(again.state).toBe(first?.state)
  })
}
