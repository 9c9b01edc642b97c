import { fromBase64url, fromHex, toBase64url, toHex } from '../bytes.ts'
import { isUuidv7 } from '../ids.ts'

/** One exchanged event as a node knows it: its id, and the hash of its header under the event's own hash, base64url. */
export interface Entry {
  readonly event: string
  readonly hash: string
}

const HASH_BYTES = 32
const ID_BYTES = 16
/** An entry as it is digested: the 32 bytes of the header hash, then the 16 bytes of the event id. */
export const ENTRY_BYTES = HASH_BYTES + ID_BYTES

/** The bytes of an entry, or undefined where the id is no UUIDv7 or the hash not 32 bytes. */
export function packEntry({ event, hash }: Entry): Uint8Array | undefined {
  const [head, id] = [fromBase64url(hash), isUuidv7(event) ? fromHex(event.replaceAll('-', '')) : undefined]
  if (head?.length !== HASH_BYTES || !id) return undefined
  const bytes = new Uint8Array(ENTRY_BYTES)
  bytes.set(head)
  bytes.set(id, HASH_BYTES)
  return bytes
}

/** The entry that these 48 bytes are. */
export function unpackEntry(bytes: Uint8Array): Entry {
  const hex = toHex(bytes.subarray(HASH_BYTES))
  const event = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  return { event, hash: toBase64url(bytes.subarray(0, HASH_BYTES)) }
}

/**
 * Sorts packed entries by their bytes and drops repeats. Header hashes are spread evenly, so a counting sort on the first two bytes
 * leaves little to compare.
 */
export function sortEntries(packed: Uint8Array): Uint8Array {
  const { order, starts } = grouped(packed)
  for (let group = 0; group < GROUPS; group++) {
    const [from, to] = [starts[group] ?? 0, starts[group + 1] ?? 0]
    if (to - from > 1) order.subarray(from, to).sort((a, b) => compare(packed, a, b))
  }
  return inOrder(packed, order)
}

const GROUPS = 65_536

/** The indices of the entries, those with the same first two bytes together and in the order of these. */
function grouped(packed: Uint8Array): { order: Uint32Array; starts: Uint32Array } {
  const count = packed.length / ENTRY_BYTES
  const starts = new Uint32Array(GROUPS + 1)
  for (let i = 0; i < count; i++) bump(starts, groupOf(packed, i) + 1)
  for (let group = 1; group <= GROUPS; group++) starts[group] = (starts[group] ?? 0) + (starts[group - 1] ?? 0)
  const next = starts.slice()
  const order = new Uint32Array(count)
  for (let i = 0; i < count; i++) order[bump(next, groupOf(packed, i))] = i
  return { order, starts }
}

function bump(counts: Uint32Array, at: number): number {
  const before = counts[at] ?? 0
  counts[at] = before + 1
  return before
}

const groupOf = (packed: Uint8Array, index: number): number =>
  ((packed[index * ENTRY_BYTES] ?? 0) << 8) | (packed[index * ENTRY_BYTES + 1] ?? 0)

function compare(packed: Uint8Array, a: number, b: number): number {
  for (let i = 0; i < ENTRY_BYTES; i++) {
    const difference = (packed[a * ENTRY_BYTES + i] ?? 0) - (packed[b * ENTRY_BYTES + i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function inOrder(packed: Uint8Array, order: Uint32Array): Uint8Array {
  const sorted = new Uint8Array(packed.length)
  let at = 0
  let last: number | undefined
  for (const index of order) {
    if (last !== undefined && compare(packed, last, index) === 0) continue
    sorted.set(packed.subarray(index * ENTRY_BYTES, (index + 1) * ENTRY_BYTES), at)
    at += ENTRY_BYTES
    last = index
  }
  return sorted.subarray(0, at)
}
