import type { Chance } from '../chance.ts'
import { ask } from '../node/ask.ts'
import type { Plan } from '../node/mishap.ts'
import { act } from '../people/act.ts'
import { apply } from '../people/apply.ts'
import { attack } from '../people/attack.ts'
import { withdrawWhole } from '../people/withdraw-whole.ts'
import { agree } from './agreeing.ts'
import type { StepKind } from './climate.ts'
import { lose } from './losing.ts'
import { type Story, short, upNodes } from './story.ts'
import { bringList, changeKeys } from './trusting.ts'
import { hear, work } from './work.ts'

/** One step of a story; answers a line that tells it. */
export type Step = (story: Story, chance: Chance) => Promise<string>

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

export const steps: Readonly<Record<StepKind, Step>> = {
  apply,
  act,
  work,
  arriveLate: ({ stage }, chance) => stage.road.arrive(chance),
  passMinutes: async ({ stage }, chance) => pass(stage, chance.between(1, 90) * MINUTE_MS),
  passDays: async ({ stage }, chance) => pass(stage, chance.between(6, 24 * 9) * 60 * MINUTE_MS),
  cutOrMend: async ({ stage, nodes }, chance) => {
    const [one, other] = [chance.pick(nodes), chance.pick(nodes)]
    const isCut = chance.happens(0.5)
    stage.road.cut(one.id, other.id, isCut)
    return `the road ${short(one.id)}–${short(other.id)} is ${isCut ? 'cut' : 'whole'}`
  },
  crashOver,
  restart: async ({ nodes }, chance) => {
    const down = nodes.filter(({ isUp }) => !isUp)
    if (down.length === 0) return 'nobody is down'
    const node = chance.pick(down)
    await node.boot()
    return `${short(node.id)} starts`
  },
  fillDisk: async (story, chance) => {
    const node = chance.pick(story.nodes)
    node.mishap.isDiskFull = !node.mishap.isDiskFull
    return `the disk of ${short(node.id)} is ${node.mishap.isDiskFull ? 'full' : 'free again'}`
  },
  changeKeys,
  bringList,
  attack,
  setClock: async ({ nodes }, chance) => {
    const node = chance.pick(nodes)
    node.skewMs = chance.between(-11, 11) * 60 * MINUTE_MS
    return `the clock of ${short(node.id)} is set ${node.skewMs / (60 * MINUTE_MS)} hours off`
  },
  resume,
  withdrawWhole,
  lose,
  agree,
}

function pass(stage: Story['stage'], ms: number): string {
  stage.now += ms
  return `it is ${new Date(stage.now).toISOString()}${ms > DAY_MS ? ', days later' : ''}`
}

/** Something is done, and over it a node dies, finds its disk full or loses its PostgreSQL: before or after a statement by which it writes. */
async function crashOver(story: Story, chance: Chance): Promise<string> {
  const up = upNodes(story)
  if (up.length === 0) return 'everybody is down'
  const node = chance.pick(up)
  const plan = mishapOf(chance)
  node.mishap.plan(plan)
  const told = await chance.weighted<Step>([
    [3, act],
    [4, work],
    [1, apply],
    [3, () => hear(story, node)],
  ])(story, chance)
  const struck = !node.mishap.isPending
  node.mishap.plan(undefined)
  if (!struck && plan.what === 'crash') node.crash()
  const where = struck ? `${plan.when} ${plan.over} ${plan.at}` : 'between statements'
  return `${told}; ${short(node.id)} ${plan.what} ${where}`
}

/** At a commit most is at stake: what was told and what is kept may part there. */
function mishapOf(chance: Chance): Plan {
  const when = chance.pick(['before', 'after'] as const)
  if (chance.happens(0.5)) {
    const what = chance.pick(['crash', 'connectionLost', 'diskFull'] as const)
    // A full disk shows before the commit stands, or not at all.
    return { what, over: 'commit', at: chance.happens(0.75) ? 1 : 2, when: what === 'diskFull' ? 'before' : when }
  }
  const what = chance.weighted([
    [7, 'crash'],
    [1, 'diskFull'],
    [1, 'connectionLost'],
  ] as const)
  return { what, over: 'statement', at: chance.between(1, 9), when }
}

/** An operator sends again what is parked. */
export async function resume(story: Story, chance: Chance): Promise<string> {
  const up = upNodes(story)
  if (up.length === 0) return 'everybody is down'
  const node = chance.pick(up)
  const as = story.stage.passes.operator(node)
  const parked = await ask(node, 'GET', '/exchange/parked', { as })
  const entries: { id: string; code: string }[] = parked?.status === 200 ? parked.body.entries : []
  const entry = entries.length > 0 ? chance.pick(entries) : undefined
  if (!entry) return `${short(node.id)} has nothing parked`
  const answer = await ask(node, 'POST', `/exchange/parked/${entry.id}/resume`, { as, key: `resume-${story.trace.length}` })
  return `${short(node.id)} resumes what was parked for ${entry.code}: ${answer?.status ?? 'no answer'}`
}
