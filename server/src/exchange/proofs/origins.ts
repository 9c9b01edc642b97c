import { createHash } from 'node:crypto'
import type { Origin } from '@tongban/protocol/batch/envelope'
import type { Receipt } from '@tongban/protocol/batch/receipt'
import { toBase64url } from '@tongban/protocol/bytes'
import { type MerkleTree, merkleTree } from '@tongban/protocol/merkle'
import type { SuiteName } from '@tongban/protocol/suite/suite'
import type { ReadTx } from '../../platform/db/db.ts'
import { unpackLeaves } from '../domain/leaves.ts'
import { forwardedOrigins, heardBatches, type Lying, ownBatches } from './origin.store.ts'

/** The proof of an event: its writer's batch and, where this node has it, the receipt for that batch. */
export interface Proof {
  readonly origin: Origin
  readonly receipt: Receipt | null
}

/**
 * Finds the proofs of events, by event id: for what goes to a node that comes in later, and for exports. Of an event this node wrote,
 * a batch with the receipt of another node is preferred; of one it heard, the writer's batch. An event that is not sealed yet is
 * missing from the answer (`sealForExport` first).
 */
export async function originsOf(tx: ReadTx, eventIds: readonly string[]): Promise<Map<string, Proof>> {
  const found = new Map<string, Proof>()
  const trees = new Map<string, Promise<MerkleTree>>()
  const lying = [await forwardedOrigins(tx, eventIds), await heardBatches(tx, eventIds), await ownBatches(tx, eventIds)].flat()
  for (const one of lying) found.set(one.event, await proofOf(one, trees))
  return found
}

/** Events of one case often lie in one batch: its tree is built once. */
async function proofOf(one: Lying, trees: Map<string, Promise<MerkleTree>>): Promise<Proof> {
  if ('origin' in one) return { origin: one.origin, receipt: null }
  const { header, signature, leaves, place, receipt } = one
  const name = `${header.from} ${header.to} ${header.batch}`
  const tree = trees.get(name) ?? merkleTree(unpackLeaves(leaves), digestOf(header.suite))
  trees.set(name, tree)
  return { origin: { batchHeader: header, signature, index: place, proof: (await tree).proof(place).map(toBase64url) }, receipt }
}

/** A proof needs no key, only the hash, and Node has both: so it can be asked for without the node's suites. */
const hashNames: Readonly<Record<SuiteName, string>> = { intl: 'sha256', gm: 'sm3' }
const digestOf =
  (suite: SuiteName) =>
  async (bytes: Uint8Array): Promise<Uint8Array> =>
    new Uint8Array(createHash(hashNames[suite]).update(bytes).digest())
