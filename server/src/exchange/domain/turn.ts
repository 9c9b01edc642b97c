/** The code of an item that was refused only because an earlier one of its case was. */
export const heldBack = 'exchange/heldBack'

/** Where an item lies in what its sender said: batch number, then place in the batch. */
export interface Said {
  readonly event: string
  readonly batch: number
  readonly place: number
}

/** An item of the same case and sender that is not done with. */
export interface Kept extends Said {
  readonly verdict: 'waiting' | 'refused'
  readonly code: string | null
}

/**
 * Whether an item may be offered to its handler now. What one node says of one case is taken in the order it was said (protocol.md,
 * Transport): an earlier refused item holds it back, and a request also waits for an earlier item that waits. An event of the chain is
 * offered past a waiting one, for it may be the very one that the other waits for; its `seq` keeps the order.
 */
export function turnOf(item: Said & { readonly isRequest: boolean }, kept: readonly Kept[]): 'offer' | 'wait' | 'held' {
  const earlier = kept.filter((other) => other.event !== item.event && isBefore(other, item))
  if (earlier.some(({ verdict, code }) => verdict === 'refused' && code !== heldBack)) return 'held'
  return item.isRequest && earlier.some(({ verdict }) => verdict === 'waiting') ? 'wait' : 'offer'
}

const isBefore = (a: Said, b: Said): boolean => a.batch < b.batch || (a.batch === b.batch && a.place < b.place)
