import { parseArgs } from 'node:util'
import { type Played, play } from './schedule/play.ts'
import { shrink } from './schedule/shrink.ts'
import { openStage, type Stage } from './world/stage.ts'

/** Replays that a failing seed is shrunk by; each takes as long as the story. */
const MOST_REPLAYS = 120

const usage = `npm run simulate -- --seeds 1000 [--from 1]   plays so many seeds, stops at the first in which an invariant breaks
  --rough                                     keys change, a stranger attacks and clocks are set, too
npm run simulate -- --seed 17                 tells one seed step by step`

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '60' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    rough: { type: 'boolean', default: false },
    help: { type: 'boolean' },
  },
})
if (values.help) {
  console.log(usage)
} else {
  const stage = await openStage()
  try {
    const isWell = values.seed === undefined ? await playMany(stage) : await tellOne(stage, Number(values.seed))
    process.exitCode = isWell ? 0 : 1
  } finally {
    await stage.close()
  }
}

async function playMany(stage: Stage): Promise<boolean> {
  const [count, from] = [Number(values.seeds), Number(values.from)]
  const began = performance.now()
  const told = { cases: 0, events: 0 }
  for (let seed = from; seed < from + count; seed++) {
    const played = await play(stage, { seed, isRough: values.rough })
    told.cases += played.cases
    told.events += played.events
    if (played.broken) {
      console.log(`${pace(seed - from + 1, began)}; seed ${seed} broke after ${seed - from} good ones: ${played.broken.message}`)
      await tellShrunk(stage, played)
      return false
    }
    if ((seed - from + 1) % 5 === 0) console.log(pace(seed - from + 1, began))
  }
  console.log(`${pace(count, began)}; ${told.cases} cases, ${told.events} events; no invariant broke`)
  return true
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
