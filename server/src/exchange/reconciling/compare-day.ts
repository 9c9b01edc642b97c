import { fromBase64url } from '@tongban/protocol/bytes'
import { ENTRY_BYTES } from '@tongban/protocol/reconcile/entries'
import { depthFor, digestHashFor, digestTree } from '@tongban/protocol/reconcile/tree'
import { type Difference, walk } from '@tongban/protocol/reconcile/walk'
import type { HashName } from '@tongban/protocol/suite/suite'
import { keyInUse } from '@tongban/protocol/trust/key-in-use'
import { bug } from '../../platform/problem.ts'
import type { ExchangeEnv } from '../env.ts'
import { askPeer, PeerFailed } from './ask-peer.ts'
import { digestNamed, packedDay } from './day-tree.ts'
import type { PeerDay } from './reconciliation.store.ts'

/** A day to compare, until `stopped`. */
export interface Comparing extends PeerDay {
  readonly stopped: AbortSignal
}

/** The two sides of a day. */
export interface Compared {
  readonly hash: HashName
  /** Events of the day on each side. */
  readonly here: number
  readonly there: number
  readonly differences: readonly Difference[]
}

/**
 * Compares what the two nodes exchanged on a day: one request where they agree, else a few more, down the branches that differ. Throws
 * `PeerFailed`, also with `exchange/unsound` where the answers do not fit each other.
 */
export async function compareDay(env: ExchangeEnv, comparing: Comparing): Promise<Compared> {
  const { peer, day } = comparing
  const hash = digestHashWith(env, peer)
  const packed = await packedDay(env, peer, day)
  const own = packed.length / ENTRY_BYTES
  const ask = (depth: number, prefixes: readonly string[]) =>
    askPeer(env, comparing, { ask: 'tree', day, hash, depth, prefixes: [...prefixes] })
  // Whoever has more events decides how deep the trees are.
  let depth = depthFor(own)
  let first = await ask(depth, [])
  if (depthFor(first.size) > depth) {
    depth = depthFor(first.size)
    first = await ask(depth, [])
  }
  const digest = digestNamed(env, hash)
  const tree = await digestTree(packed, depth, digest)
  const root = fromBase64url(first.root) ?? bug('a hash that was checked is not base64url')
  const other = { root, ask: async (prefixes: readonly string[]) => (await ask(depth, prefixes)).nodes }
  const walked = await walk(tree, other, digest)
  if (!walked.ok) throw new PeerFailed('exchange/unsound')
  return { hash, here: tree.size, there: first.size, differences: walked.differences }
}

function digestHashWith({ trust, clock, keys }: ExchangeEnv, peer: string): HashName {
  const key = keyInUse(trust(), peer, clock.now().toISOString())
  return digestHashFor(keys.suite, key?.suite ?? keys.suite)
}
