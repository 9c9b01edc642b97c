import { concat, sameBytes } from './bytes.ts'
import type { Digest } from './hash.ts'

const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)

/** The hash of a leaf: `H(0x00 ‖ entry)` (RFC 9162 §2.1.1). The two prefixes keep a node from being passed off as a leaf. */
export const leafHash = (entry: Uint8Array, digest: Digest): Promise<Uint8Array> => digest(concat(leafPrefix, entry))

const nodeHash = (left: Uint8Array, right: Uint8Array, digest: Digest): Promise<Uint8Array> =>
  digest(concat(nodePrefix, left, right))

/** A tree over leaf hashes, with every proof at hand. */
export interface MerkleTree {
  readonly root: Uint8Array
  /** The proof that the leaf of this index is in the tree, from the leaf upward. */
  proof(index: number): readonly Uint8Array[]
}

/**
 * Builds the tree of RFC 9162 §2.1.1 over leaf hashes, level by level: a last node without a neighbour goes up unchanged, which gives
 * the same tree as the RFC's split at the largest power of two. The root of no leaves is the hash of nothing.
 */
export async function merkleTree(leaves: readonly Uint8Array[], digest: Digest): Promise<MerkleTree> {
  const levels: (readonly Uint8Array[])[] = [leaves]
  let level = leaves
  while (level.length > 1) {
    level = await levelAbove(level, digest)
    levels.push(level)
  }
  const root = level[0] ?? (await digest(new Uint8Array()))
  return { root, proof: (index) => proofIn(levels, index) }
}

function levelAbove(level: readonly Uint8Array[], digest: Digest): Promise<Uint8Array[]> {
  const above: (Uint8Array | Promise<Uint8Array>)[] = []
  for (let i = 0; i < level.length; i += 2) {
    const [left, right] = [level[i], level[i + 1]]
    if (left) above.push(right ? nodeHash(left, right, digest) : left)
  }
  return Promise.all(above)
}

function proofIn(levels: readonly (readonly Uint8Array[])[], index: number): readonly Uint8Array[] {
  if (levels[0]?.[index] === undefined) throw new Error(`the tree has no leaf ${index}`)
  return levels.flatMap((level, height) => level[siblingOf(Math.floor(index / 2 ** height))] ?? [])
}

const siblingOf = (index: number): number => (index % 2 === 0 ? index + 1 : index - 1)

/** The root over leaf hashes (`leafHash` of each entry, in order). */
export const merkleRoot = async (leaves: readonly Uint8Array[], digest: Digest): Promise<Uint8Array> =>
  (await merkleTree(leaves, digest)).root

/** The inclusion proof of one leaf. For the proofs of all leaves build the tree once (`merkleTree`). */
export const inclusionProof = async (
  leaves: readonly Uint8Array[],
  index: number,
  digest: Digest,
): Promise<readonly Uint8Array[]> => (await merkleTree(leaves, digest)).proof(index)

/** The claim that the leaf with this hash is number `index` (from 0) of the `size` leaves under `root`. */
export interface Inclusion {
  readonly leaf: Uint8Array
  readonly index: number
  readonly size: number
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** Whether the proof holds (RFC 9162 §2.1.3.2). False for any other index, size, leaf or root, and for a proof too short or too long. */
export async function verifyInclusion({ leaf, index, size, proof, root }: Inclusion, digest: Digest): Promise<boolean> {
  if (!isCount(index) || !isCount(size) || index >= size || ![leaf, root, ...proof].every(isHash)) return false
  let hash = leaf
  let at: Position = { node: index, last: size - 1 }
  for (const sibling of proof) {
    if (at.last === 0) return false
    const left = siblingIsLeft(at)
    hash = left ? await nodeHash(sibling, hash, digest) : await nodeHash(hash, sibling, digest)
    at = above(left ? pastLoneNodes(at) : at)
  }
  return at.last === 0 && sameBytes(hash, root)
}

/** A node on its level, and the last node of that level. */
interface Position {
  readonly node: number
  readonly last: number
}

const above = ({ node, last }: Position): Position => ({ node: half(node), last: half(last) })

/** A last node of even number has no neighbour on its level: its sibling in the proof stands to the left, on a higher one. */
const siblingIsLeft = ({ node, last }: Position): boolean => isOdd(node) || node === last

function pastLoneNodes(at: Position): Position {
  while (!isOdd(at.node) && at.node !== 0) at = above(at)
  return at
}

/** The claim that the tree of `size1` leaves is the beginning of the tree of `size2`. */
export interface Consistency {
  readonly size1: number
  readonly size2: number
  readonly root1: Uint8Array
  readonly root2: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/**
 * Whether the later tree only appended to the earlier one (RFC 9162 §2.1.4.2). An empty earlier tree proves nothing about the later
 * one: such a claim is refused.
 */
export async function verifyConsistency({ size1, size2, root1, root2, proof }: Consistency, digest: Digest): Promise<boolean> {
  if (!isCount(size1) || !isCount(size2) || size1 === 0 || size1 > size2 || !proof.every(isHash)) return false
  if (size1 === size2) return proof.length === 0 && sameBytes(root1, root2)
  const [first, ...rest] = isPowerOfTwo(size1) ? [root1, ...proof] : proof
  if (!first || proof.length === 0) return false
  const roots = await climbBoth({ first, rest, size1, size2 }, digest)
  return roots !== undefined && sameBytes(roots.earlier, root1) && sameBytes(roots.later, root2)
}

interface Climb {
  readonly first: Uint8Array
  readonly rest: readonly Uint8Array[]
  readonly size1: number
  readonly size2: number
}

/** Both roots as the proof gives them, or undefined where it has not the length that these sizes ask for. */
async function climbBoth(
  { first, rest, size1, size2 }: Climb,
  digest: Digest,
): Promise<{ earlier: Uint8Array; later: Uint8Array } | undefined> {
  let at: Position = { node: size1 - 1, last: size2 - 1 }
  while (isOdd(at.node)) at = above(at)
  let [earlier, later] = [first, first]
  for (const sibling of rest) {
    if (at.last === 0) return undefined
    const left = siblingIsLeft(at)
    if (left) earlier = await nodeHash(sibling, earlier, digest)
    later = left ? await nodeHash(sibling, later, digest) : await nodeHash(later, sibling, digest)
    at = above(left ? pastLoneNodes(at) : at)
  }
  return at.last === 0 ? { earlier, later } : undefined
}

/** Both suites hash to 32 bytes. Parts of another length could be cut and joined differently under the same hash. */
const isHash = (bytes: Uint8Array): boolean => bytes.length === 32

// Sizes of public logs pass 2^31, so halves are taken by arithmetic, not by shifts.
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0
const isOdd = (value: number): boolean => value % 2 === 1
const half = (value: number): number => Math.floor(value / 2)
const isPowerOfTwo = (value: number): boolean => value === 1 || (value > 0 && !isOdd(value) && isPowerOfTwo(half(value)))
