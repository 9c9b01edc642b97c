import { suitesNode } from '@tongban/protocol/suite/built-node'
import type { TrustList } from '@tongban/protocol/trust/list-shape'
import { signersOf, trustListStanding, verifyTrustList } from '@tongban/protocol/trust/trust-list'

/** What can be said of a list by itself: how far it is signed, and where it stands in time. */
export interface ListStanding {
  readonly version: number
  readonly standing: 'inForce' | 'inGrace' | 'expired'
  readonly signedBy: readonly string[]
  /** Signatures it still lacks. */
  readonly missing: number
  /** Why no node will take it as it is; absent where a node that trusts these authorities would. */
  readonly fault?: string
}

export async function standingOf(list: TrustList, now: Date): Promise<ListStanding> {
  const signedBy = await signersOf(list, list.authorities, suitesNode)
  const verdict = await verifyTrustList(list, { founders: list, suites: suitesNode, now, lastVersion: 0 })
  return {
    version: list.version,
    standing: trustListStanding(list, now),
    signedBy,
    missing: Math.max(0, list.threshold - signedBy.length),
    ...(verdict.ok ? {} : { fault: [verdict.why, verdict.detail].filter((part) => part !== undefined).join(': ') }),
  }
}
