import type { Agreement } from '@tongban/protocol/trust/agreement'
import type { TrustList } from '@tongban/protocol/trust/trust-list'
import { type Chance, chanceOf } from '../chance.ts'
import type { Ledger } from '../invariants/ledger.ts'
import type { SimNode } from '../node/sim-node.ts'
import type { HeardRow } from '../world/inbox.store.ts'
import type { Region } from '../world/regions.ts'
import type { Stage } from '../world/stage.ts'
import type { NodeKey } from '../world/trust.ts'
import type { Climate } from './climate.ts'

/** An application that a person wants to make until it has an answer, always under the same key. */
export interface Application {
  readonly reference: string
  readonly node: string
  readonly path: '/cases' | '/parents'
  readonly who: string
  readonly body: object
  answered: boolean
}

/** A row of its inbox that a node lost behind its back. */
export interface Loss extends HeardRow {
  readonly at: string
}

/** One story: a seed on the stage, with all that the scheduler knows of it so far. */
export interface Story {
  readonly seed: number
  readonly stage: Stage
  readonly climate: Climate
  /** The nodes that play in it. */
  readonly nodes: readonly SimNode[]
  readonly regions: readonly Region[]
  readonly ledger: Ledger
  readonly applications: Application[]
  /** The keys of every node, and the lists and agreements that were signed since the story began. */
  readonly trust: {
    readonly keys: Map<string, readonly NodeKey[]>
    readonly lists: TrustList[]
    readonly agreements: Agreement[]
  }
  /** What nodes lost behind their backs. */
  readonly losses: Loss[]
  /** One line a step. */
  readonly trace: string[]
}

export const upNodes = ({ nodes }: Story): SimNode[] => nodes.filter(({ isUp }) => isUp)

export function nodeIn({ nodes }: Story, id: string): SimNode {
  const found = nodes.find((node) => node.id === id)
  if (!found) throw new Error(`no node ${id} in this story`)
  return found
}

export const short = (id: string): string => id.slice(-6)

/** The chance of one step: the same whichever other steps the story has. */
export const chanceOfStep = (seed: number, step: number): Chance => chanceOf('step', seed, step)
