import { concat } from '../bytes.ts'
import type { Digest } from '../hash.ts'
import type { HashName, SuiteName } from '../suite/suite.ts'
import { ENTRY_BYTES, type Entry, sortEntries, unpackEntry } from './entries.ts'

/** Children of a node: one for each hexadecimal digit that may follow. */
export const FAN_OUT = 16
/** The deepest tree that anyone may ask for: 16^5 leaves, for some sixty million events a day. */
export const MOST_DEPTH = 5
/** A leaf has about so many entries at most; below that another level costs more than it saves. */
const ENTRIES_A_LEAF = 64

/**
 * A digest tree over the events that two nodes exchanged (protocol.md, Reconciliation). A node is named by a prefix of the header hashes
 * below it, in hexadecimal; the root is the empty prefix, a leaf a prefix of `depth` digits. Leaf digest: `H(0x00 ‖ its entries in
 * order)`; digest of an inner node: `H(0x01 ‖ the digests of its 16 children)`. So two nodes with the same entries have the same root.
 */
export interface DigestTree {
  readonly depth: number
  /** How many entries there are in all. */
  readonly size: number
  digestAt(prefix: string): Uint8Array
  /** The digests of the 16 children of an inner node, in order. */
  childrenAt(prefix: string): readonly Uint8Array[]
  entriesAt(prefix: string): Entry[]
}

/** How deep a tree over that many entries should be. Both sides build theirs as deep as the larger of the two wants. */
export function depthFor(size: number): number {
  let depth = 0
  while (depth < MOST_DEPTH && size > ENTRIES_A_LEAF * FAN_OUT ** depth) depth++
  return depth
}

/** The hash that a pair of nodes reconciles under: SM3 as soon as one of them is bound to the national suite, else SHA-256. */
export const digestHashFor = (one: SuiteName, other: SuiteName): HashName => (one === 'gm' || other === 'gm' ? 'sm3' : 'sha-256')

/** Builds the tree over packed entries (`packEntry`, one after the other, in any order; repeats count once). */
export async function digestTree(packed: Uint8Array, depth: number, digest: Digest): Promise<DigestTree> {
  const sorted = sortEntries(packed)
  const size = sorted.length / ENTRY_BYTES
  const starts = leafStarts(sorted, depth)
  const levels = await levelsOver(sorted, { starts, depth, digest })
  const rangeAt = (prefix: string) => {
    const span = FAN_OUT ** (depth - prefix.length)
    const first = indexOf(prefix) * span
    return { from: starts[first] ?? size, to: starts[first + span] ?? size }
  }
  return {
    ...{ depth, size },
    digestAt: (prefix) => at(levels, prefix.length, indexOf(prefix)),
    childrenAt: (prefix) =>
      Array.from({ length: FAN_OUT }, (_, digit) => at(levels, prefix.length + 1, indexOf(prefix) * FAN_OUT + digit)),
    entriesAt(prefix) {
      const { from, to } = rangeAt(prefix)
      return Array.from({ length: to - from }, (_, i) => unpackEntry(slice(sorted, from + i, from + i + 1)))
    },
  }
}

/** The digest of a leaf with these entries, packed and sorted: what an answer must lead to. */
export const leafDigest = (sorted: Uint8Array, digest: Digest): Promise<Uint8Array> => digest(concat(Uint8Array.of(0), sorted))

/** The digest of an inner node with these children. */
export const innerDigest = (children: readonly Uint8Array[], digest: Digest): Promise<Uint8Array> =>
  digest(concat(Uint8Array.of(1), ...children))

const indexOf = (prefix: string): number => (prefix === '' ? 0 : Number.parseInt(prefix, FAN_OUT))

const slice = (sorted: Uint8Array, from: number, to: number): Uint8Array => sorted.subarray(from * ENTRY_BYTES, to * ENTRY_BYTES)

function at(levels: readonly (readonly Uint8Array[])[], level: number, index: number): Uint8Array {
  const found = levels[level]?.[index]
  if (!found) throw new RangeError(`the tree has no node ${index} on level ${level}`)
  return found
}

/** Where each leaf begins among the sorted entries, and at the end where the last one ends. */
function leafStarts(sorted: Uint8Array, depth: number): Uint32Array {
  const starts = new Uint32Array(FAN_OUT ** depth + 1)
  const size = sorted.length / ENTRY_BYTES
  let entry = 0
  for (let leaf = 0; leaf < starts.length; leaf++) {
    while (entry < size && leafOf(sorted, entry, depth) < leaf) entry++
    starts[leaf] = entry
  }
  return starts
}

/** Three bytes are six digits, one more than the deepest tree has. */
function leafOf(sorted: Uint8Array, entry: number, depth: number): number {
  const [a, b, c] = sorted.subarray(entry * ENTRY_BYTES, entry * ENTRY_BYTES + 3)
  return Math.floor((((a ?? 0) << 16) | ((b ?? 0) << 8) | (c ?? 0)) / FAN_OUT ** (6 - depth))
}

interface Leaves {
  readonly starts: Uint32Array
  readonly depth: number
  readonly digest: Digest
}

/** All levels from the root downward. */
async function levelsOver(sorted: Uint8Array, { starts, depth, digest }: Leaves): Promise<Uint8Array[][]> {
  const empty = leafDigest(new Uint8Array(), digest)
  const leaves: Promise<Uint8Array>[] = []
  for (let leaf = 0; leaf < starts.length - 1; leaf++) {
    const [from, to] = [starts[leaf] ?? 0, starts[leaf + 1] ?? 0]
    leaves.push(from === to ? empty : leafDigest(slice(sorted, from, to), digest))
  }
  const levels = [await Promise.all(leaves)]
  for (let level = depth; level > 0; level--) levels.unshift(await levelAbove(levels[0] ?? [], digest))
  return levels
}

function levelAbove(below: readonly Uint8Array[], digest: Digest): Promise<Uint8Array[]> {
  const above: Promise<Uint8Array>[] = []
  for (let i = 0; i < below.length; i += FAN_OUT) above.push(innerDigest(below.slice(i, i + FAN_OUT), digest))
  return Promise.all(above)
}
