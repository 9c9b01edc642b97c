import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { type Played, play } from './schedule/play.ts'
import { shrink } from './schedule/shrink.ts'
import { playMany } from './workers/play-many.ts'
import { openStage, type Stage } from './world/stage.ts'

/** Replays that a failing seed is shrunk by; each takes as long as the story. */
const MOST_REPLAYS = 120
const TELL_EVERY = 5

const usage = `npm run simulate -- --seeds 1000 [--from 1]   plays so many seeds, stops at the first in which an invariant breaks
  --rough                                     keys change, a stranger attacks and clocks are set, too
  --workers 2                                 so many worlds side by side; usually one for each core
npm run simulate -- --seed 17                 tells one seed step by step`

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '60' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    rough: { type: 'boolean', default: false },
    workers: { type: 'string', default: String(availableParallelism()) },
    help: { type: 'boolean' },
  },
})
if (values.help) {
  console.log(usage)
} else {
  const isWell = values.seed === undefined ? await tellMany() : await onStage((stage) => tellOne(stage, Number(values.seed)))
  process.exitCode = isWell ? 0 : 1
}

async function onStage<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = await openStage()
  try {
    return await work(stage)
  } finally {
    await stage.close()
  }
}

async function tellMany(): Promise<boolean> {
  const [from, seeds, workers] = [Number(values.from), Number(values.seeds), Number(values.workers)]
  const began = performance.now()
  const standing = await playMany({ from, seeds, workers, isRough: values.rough }, ({ good }) => {
    if (good % TELL_EVERY === 0) console.log(pace(good, began))
  })
  const broken = standing.first()
  if (broken === undefined) {
    console.log(`${pace(seeds, began)}; ${standing.cases} cases, ${standing.events} events; no invariant broke`)
    return true
  }
  console.log(`${pace(standing.good, began)}; seed ${broken.seed} broke after ${broken.seed - from} good ones: ${broken.broken}`)
  await onStage(async (stage) => tellShrunk(stage, await play(stage, { seed: broken.seed, isRough: values.rough })))
  return false
}

function pace(played: number, began: number): string {
  const seconds = (performance.now() - began) / 1000
  return `${played} schedules in ${seconds.toFixed(1)} s: ${(played / seconds).toFixed(2)} schedules/s`
}

async function tellShrunk(stage: Stage, failed: Played): Promise<void> {
  const { played, replays } = await shrink(stage, failed, MOST_REPLAYS)
  console.log(`shrunk from ${failed.taken.length} to ${played.taken.length} steps in ${replays} replays:`)
  tell(played)
}

async function tellOne(stage: Stage, seed: number): Promise<boolean> {
  const played = await play(stage, { seed, isRough: values.rough })
  tell(played)
  return played.broken === undefined
}

function tell({ seed, trace, logs, state, broken }: Played): void {
  console.log([...trace, ...logs, `seed ${seed} ends in state ${state}`].join('\n'))
  if (broken) console.log(broken.stack)
}
