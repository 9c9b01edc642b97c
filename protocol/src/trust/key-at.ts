import type { TrustedKey, TrustedNode, TrustList } from './list-shape.ts'

/** A key and the node it is of, or why there is none to believe. */
export type KeyAt =
  | { readonly ok: true; readonly node: TrustedNode; readonly key: TrustedKey }
  | { readonly ok: false; readonly why: 'unknownNode' | 'unknownKey' | 'notYet' | 'ended' | 'revoked' }

/**
 * The key `kid` of a node as it was at an instant (RFC 3339 UTC with milliseconds): how a signature made then is judged, today or before
 * a court in ten years. A key revoked later is good for what was signed before.
 */
export function keyAt(list: TrustList, node: string, kid: string, instant: string): KeyAt {
  const owner = list.nodes.find(({ id }) => id === node)
  if (!owner) return { ok: false, why: 'unknownNode' }
  const key = owner.keys.find((candidate) => candidate.kid === kid)
  if (!key) return { ok: false, why: 'unknownKey' }
  if (key.revokedAt !== undefined && instant >= key.revokedAt) return { ok: false, why: 'revoked' }
  if (instant < key.from) return { ok: false, why: 'notYet' }
  if (key.until !== undefined && instant >= key.until) return { ok: false, why: 'ended' }
  return { ok: true, node: owner, key }
}

/**
 * The key of something that says it was made at an instant and arrives now. Stricter than `keyAt`: once a key is revoked nothing new is
 * taken under it, whatever date it bears, for a thief writes the date he likes.
 */
export function keyOfArrival(
  list: TrustList,
  from: { readonly node: string; readonly kid: string },
  madeAt: string,
  now: Date,
): KeyAt {
  const found = keyAt(list, from.node, from.kid, madeAt)
  if (!found.ok || found.key.revokedAt === undefined) return found
  return now.toISOString() >= found.key.revokedAt ? { ok: false, why: 'revoked' } : found
}
