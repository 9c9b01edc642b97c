import { chanceOf } from '../chance.ts'
import { judgeAtRest } from '../invariants/at-rest.ts'
import { noSurprise, watch } from '../invariants/each-step.ts'
import { Ledger, type Link } from '../invariants/ledger.ts'
import { type Region, regions } from '../world/regions.ts'
import type { Stage } from '../world/stage.ts'
import { keysOf, type NodeKey, trustedFrom } from '../world/trust.ts'
import { climateOf, type StepKind } from './climate.ts'
import { judgeLosses } from './losing.ts'
import { comeToRest } from './quiet.ts'
import { hashOfState } from './state.store.ts'
import { steps } from './steps.ts'
import { chanceOfStep, type Story } from './story.ts'
import { changeSuites, judgeTrust } from './trusting.ts'

/** Which story. */
export interface Seed {
  readonly seed: number
  readonly isRough?: boolean
}

/** How a story ended. */
export interface Played extends Seed {
  /** The numbers of the steps that were taken, up to where it broke. */
  readonly taken: readonly number[]
  readonly cases: number
  readonly events: number
  /** Equal for every replay of the seed. */
  readonly state: string
  readonly trace: readonly string[]
  /** The chain of each case, one line a case. */
  readonly logs: readonly string[]
  /** What broke, if anything did. */
  readonly broken?: Error
}

/** Plays one seed from beginning to rest; with `only`, none but these of its steps. */
export async function play(stage: Stage, { seed, isRough = false }: Seed, only?: ReadonlySet<number>): Promise<Played> {
  const story = await begin(stage, { seed, isRough })
  const taken: number[] = []
  let broken: Error | undefined
  try {
    for (let step = 0; step < story.climate.steps; step++) {
      if (only && !only.has(step)) continue
      taken.push(step)
      await takeStep(story, step)
    }
    await comeToRest(story)
    await judgeAtRest(story)
    await judgeTrust(story)
    await judgeLosses(story)
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error))
  }
  const chains = [...story.ledger.chains.values()]
  return {
    ...{ seed, isRough, taken, cases: chains.length, trace: story.trace },
    logs: [...story.ledger.chains].map(([caseId, chain]) => `${caseId}: ${chain.map(tellLink).join(', ')}`),
    events: chains.reduce((sum, chain) => sum + chain.length, 0),
    state: await hashOfState(story.nodes.map(({ looker }) => looker)),
    ...(broken ? { broken } : {}),
  }
}

const firstKey = async ({ node }: Region): Promise<[string, readonly NodeKey[]]> => [
  node,
  [{ keys: await keysOf(node), from: trustedFrom }],
]

const tellLink = ({ action, header }: Link): string =>
  `${action}@${header.duty.place}${header.requestId === undefined ? '' : ` for ${header.requestId.slice(-6)}`}`

async function begin(stage: Stage, { seed, isRough = false }: Seed): Promise<Story> {
  const climate = climateOf(seed, isRough)
  await stage.reset()
  const nodes = stage.nodes.slice(0, climate.nodes)
  for (const [at, node] of nodes.entries()) {
    node.skewMs = climate.skewMs[at] ?? 0
    node.announces = climate.announces
    node.seed('story', seed)
    await node.boot()
    node.mishap.writes = 1
  }
  stage.road.told.length = 0
  const story: Story = {
    ...{ seed, stage, climate, nodes },
    regions: regions.slice(0, climate.nodes),
    ledger: new Ledger(),
    applications: [],
    trust: { keys: new Map(await Promise.all(regions.map(firstKey))), lists: [], agreements: [] },
    losses: [],
    trace: [],
  }
  await changeSuites(story)
  return story
}

async function takeStep(story: Story, step: number): Promise<void> {
  const { stage, climate, trace } = story
  const chance = chanceOfStep(story.seed, step)
  const weights = Object.entries(climate.weights).map(([kind, weight]) => [weight, kind as StepKind] as const)
  const isAnyUp = story.nodes.some(({ isUp }) => isUp)
  // A story without a case tells nothing.
  const kind = story.applications.length === 0 ? 'apply' : isAnyUp ? chance.weighted(weights) : 'restart'
  stage.road.chance = chance
  const luck = chanceOf('road', story.seed, step)
  stage.road.fate = () => luck.weighted(climate.fates)
  stage.now += 1 + chance.below(2_000)
  const at = trace.push(`${step} ${kind}`) - 1
  const told = await steps[kind](story, chance)
  const road = stage.road.told.splice(0)
  trace[at] = `${step} ${kind}: ${told}${road.length > 0 ? ` [${road.join(', ')}]` : ''}`
  await look(story)
}

/** Only where something was written there is something new to see. */
async function look({ nodes, ledger }: Story): Promise<void> {
  noSurprise(nodes)
  const written = nodes.filter(({ mishap }) => mishap.writes > 0)
  for (const { mishap } of written) mishap.writes = 0
  await watch(ledger, written)
}
