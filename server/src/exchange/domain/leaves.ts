import { concat } from '@tongban/protocol/bytes'

/** Bytes of a hash under either suite. */
const HASH_BYTES = 32

/**
 * The leaf hashes of a tree, out of the proofs of all its leaves: each leaf is its neighbour's first step, and the last leaf of an odd
 * number the step of those it meets higher up (RFC 9162 §2.1.1). A batch keeps them, 32 bytes an event, instead of all its proofs.
 */
export function leavesOf(proofs: readonly (readonly Uint8Array[])[], root: Uint8Array): Uint8Array[] {
  return proofs.map((_, index) => {
    let [place, height] = [index, 0]
    while (place > 0 && place % 2 === 0 && index === proofs.length - 1) [place, height] = [place / 2, height + 1]
    const neighbour = (place % 2 === 0 ? place + 1 : place - 1) * 2 ** height
    return proofs[neighbour]?.[height] ?? root
  })
}

/** Leaf hashes one after the other, as they are stored. */
export const packLeaves = (leaves: readonly Uint8Array[]): Uint8Array => concat(...leaves)

export const unpackLeaves = (packed: Uint8Array): Uint8Array[] =>
  Array.from({ length: packed.length / HASH_BYTES }, (_, index) => packed.slice(index * HASH_BYTES, (index + 1) * HASH_BYTES))
