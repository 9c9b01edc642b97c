import type { SuiteName } from '@tongban/protocol/suite/suite'
import { type Chance, chanceOf } from '../chance.ts'
import { type Fate, fates } from '../road/road.ts'

/** What one seed's world is like: each seed has only some of the faults, some often and some seldom, so that they meet in every mixture. */
export interface Climate {
  readonly nodes: 2 | 3
  readonly steps: number
  readonly weights: Readonly<Record<StepKind, number>>
  readonly fates: readonly (readonly [weight: number, fate: Fate])[]
  /** Whether a node that goes over to a newer trust list or agreement says so to the others: then an operator brings it to one of them only. */
  readonly announces: boolean
  /** Whether a row says something else in the end; rows are lost in the same seeds. */
  readonly alters: boolean
  /** How often a person does not hear the answer, and asks again. */
  readonly unheard: number
  /** How far each node's clock is ahead of the world's. */
  readonly skewMs: readonly number[]
  /** What each node signs, hashes and is written to with. */
  readonly suites: readonly SuiteName[]
}

export const stepKinds = [
  'apply',
  'act',
  'work',
  'arriveLate',
  'passMinutes',
  'passDays',
  'cutOrMend',
  'crashOver',
  'restart',
  'fillDisk',
  'resume',
  'changeKeys',
  'bringList',
  'attack',
  'setClock',
  'withdrawWhole',
  'lose',
  'agree',
] as const
export type StepKind = (typeof stepKinds)[number]

const HOUR_MS = 3_600_000

/** Rough: keys change and are revoked, a stranger attacks, and clocks are set, besides everything else. */
export function climateOf(seed: number, isRough: boolean): Climate {
  const chance = chanceOf('climate', seed)
  const loses = chanceOf('lose', seed).happens(0.3)
  const seldom = (weight: number) => (chance.happens(0.5) ? weight : 0)
  const nodes = chance.happens(0.5) ? 3 : 2
  // The list names three nodes in a story of two as well; what is said to one that never runs would wait for ever.
  const announces = nodes === 3 && chanceOf('announce', seed).happens(0.5)
  return {
    ...{ nodes, announces },
    steps: chance.between(40, 90),
    weights: {
      apply: chance.between(3, 6),
      act: chance.between(25, 45),
      work: chance.between(25, 45),
      arriveLate: 4,
      passMinutes: 6,
      passDays: seldom(chance.between(1, 5)),
      cutOrMend: seldom(4),
      crashOver: seldom(chance.between(4, 14)),
      restart: 8,
      fillDisk: seldom(3),
      resume: 1,
      withdrawWhole: 1,
      lose: loses ? 2 : 0,
      agree: announces ? 1 : 0,
      ...(isRough ? roughWeights(chanceOf('rough', seed)) : none),
      ...(isRough && announces ? { changeKeys: 2, bringList: 5 } : {}),
    },
    fates: fatesOf(chance),
    alters: loses,
    unheard: chance.happens(0.5) ? 0.15 : 0,
    skewMs: [0, 1, 2].map(() => (chance.happens(0.4) ? chance.between(-11, 11) * HOUR_MS : 0)),
    suites: suitesOf(chanceOf('suites', seed)),
  }
}

/** Most worlds are of one suite, some of the national one, and in some each node has its own. */
function suitesOf(chance: Chance): SuiteName[] {
  const kind = chance.weighted([
    [6, 'intl'],
    [1, 'gm'],
    [3, 'mixed'],
  ] as const)
  return [0, 1, 2].map(() => (kind === 'mixed' ? chance.pick(['intl', 'gm'] as const) : kind))
}

const none = { changeKeys: 0, bringList: 0, attack: 0, setClock: 0 }

/** Where keys change, the lists that say so are brought about too. */
function roughWeights(chance: Chance): typeof none {
  const changes = chance.happens(0.5)
  return { changeKeys: changes ? 2 : 0, bringList: changes ? 6 : 0, attack: 6 * chance.below(2), setClock: chance.below(2) }
}

function fatesOf(chance: Chance): Climate['fates'] {
  const isRough = chance.happens(0.75)
  return fates.map((fate) => [fate === 'whole' ? 40 : isRough && chance.happens(0.5) ? chance.between(1, 12) : 0, fate])
}
