import type { DifferenceKind } from '@tongban/protocol/event/exchange'
import type { Difference } from '@tongban/protocol/reconcile/walk'

/** Those that are mended by saying the event again; the others wait for an operator, for nobody can know which side is right. */
export const isMended = (kind: DifferenceKind): boolean => kind === 'missingThere' || kind === 'missingHere'

/** What this node knows of an event, beyond what it compared. */
export interface KnownHere {
  /** `receipted`: said to the peer and acknowledged. `underWay`: not acknowledged yet, or parked. */
  readonly said: 'receipted' | 'underWay' | null
  /** Header hash of a copy that was heard, from whomever. */
  readonly heard: string | null
}

/** What the peer answered when it was asked about an event apart. */
export interface KnownThere {
  /** Header hash of its copy, said or heard, to or from whomever; null where it has none. */
  readonly hash: string | null
  /** Whether it said the event to us, or is about to. */
  readonly said: boolean
}

const nothingHere: KnownHere = { said: null, heard: null }

/**
 * Judges one difference; undefined where it is none: an event still under way, one that came by another road, or one said before hashes
 * were kept.
 */
export function kindOf(
  { here, there }: Difference,
  known: KnownHere = nothingHere,
  peer: KnownThere = { hash: null, said: false },
): DifferenceKind | undefined {
  const [ours, theirs] = [here ?? known.heard ?? undefined, there ?? peer.hash ?? undefined]
  if (ours !== undefined && theirs !== undefined) return ours === theirs ? undefined : 'altered'
  if (ours !== undefined)
    return known.said === 'receipted' ? 'missingThere' : known.said || peer.said ? undefined : 'forgottenThere'
  if (known.said !== null) return undefined
  return peer.said ? 'missingHere' : 'forgottenHere'
}
