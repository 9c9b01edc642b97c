import { digestOf } from '@tongban/protocol/hash'
import { type DigestTree, digestTree } from '@tongban/protocol/reconcile/tree'
import type { HashName } from '@tongban/protocol/suite/suite'
import { bug } from '../../platform/problem.ts'
import { idsOfDay } from '../domain/day-span.ts'
import type { ExchangeEnv } from '../env.ts'
import { exchangedWith } from './exchanged.store.ts'

/** All that was exchanged with a peer on a day, packed. */
export async function packedDay({ db, me }: ExchangeEnv, peer: string, day: string): Promise<Uint8Array> {
  const span = idsOfDay(day) ?? bug(`reconciling ${day}, which is no day`)
  return Buffer.concat(await db.read(me, (tx) => exchangedWith(tx, peer, span)))
}

export const digestNamed = ({ suites }: ExchangeEnv, hash: HashName) =>
  digestOf(suites, hash) ?? bug(`no suite here has the hash ${hash}`)

export interface TreeAsked {
  readonly day: string
  readonly hash: HashName
  readonly depth: number
}

/** Trees of peers who are walking them: each walk asks a few times, and a large day is not read anew for each. */
export interface TreesAsked {
  /** `fresh`: the walk begins, so the tree is what is known now. */
  treeFor(peer: string, asked: TreeAsked, fresh: boolean): Promise<DigestTree>
  forget(): void
}

/** A walk that pauses longer than this finds a fresh tree; if the events changed meanwhile, it begins again. */
const KEPT_MS = 60_000

/** Keeps one tree a peer, for a short while. */
export function keepTrees(env: ExchangeEnv): TreesAsked {
  const kept = new Map<string, { readonly name: string; readonly tree: DigestTree; readonly timer: NodeJS.Timeout }>()
  function keep(peer: string, name: string, tree: DigestTree): void {
    clearTimeout(kept.get(peer)?.timer)
    const timer = setTimeout(() => kept.delete(peer), KEPT_MS)
    timer.unref()
    kept.set(peer, { name, tree, timer })
  }
  return {
    async treeFor(peer, { day, hash, depth }, fresh) {
      const name = `${day} ${hash} ${depth}`
      const known = kept.get(peer)
      if (!fresh && known?.name === name) return known.tree
      const tree = await digestTree(await packedDay(env, peer, day), depth, digestNamed(env, hash))
      keep(peer, name, tree)
      return tree
    },
    forget() {
      for (const { timer } of kept.values()) clearTimeout(timer)
      kept.clear()
    },
  }
}
