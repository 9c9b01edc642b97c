import type { Said } from '../language.ts'

// What a node answers about its peers, as far as it is read here (docs/openapi.json).

/** Why something failed: the code, its meaning, and what can be done. */
export interface Why extends Said {
  readonly code: string
  readonly remedy: Said | null
}

export interface Reconciliation {
  readonly day: string
  readonly doneAt: string | null
  readonly digestHash: string | null
  readonly here: number | null
  readonly there: number | null
  readonly failure: Why | null
  readonly open: number
  readonly agreed: boolean
}

export interface Difference {
  readonly event: string
  readonly day: string
  readonly caseId: string | null
  readonly kind: string
  readonly here: string | null
  readonly there: string | null
  readonly state: string
  readonly reason: string | null
}

export interface Reconciled extends Reconciliation {
  readonly peer: string
  readonly differences: readonly Difference[]
}

interface Standing {
  readonly node: string
  readonly lastHeard: string | null
  readonly lastReceipt: string | null
  readonly aheadMs: number | null
  readonly waiting: number
  readonly batchesWaiting: number
  readonly oldest: string | null
  readonly failures: number
  readonly failingSince: string | null
  readonly why: Why | null
  readonly parked: number
  readonly gaps: number
  readonly heardWaiting: number
  readonly notUnderstood: number
  readonly refused: number
  readonly filesWanted: number
  readonly differences: number
}

export interface Peer extends Standing {
  readonly reconciliation: Reconciliation | null
}

export interface Parked {
  readonly id: string
  readonly caseId: string
  readonly event: string
  readonly why: Why
  readonly parkedAt: string
}

/** What an operator did about what waited, as the node's own signed event says it. */
export interface ActDone {
  readonly id: string
  readonly act: string
  readonly by: string
  readonly at: string
  readonly caseId: string | null
  readonly events: readonly string[]
  readonly why: Why | null
  readonly reason: string | null
}

export interface PeerDetail extends Standing {
  readonly parkedItems: readonly Parked[]
  readonly reconciliations: readonly Reconciliation[]
  readonly openDifferences: readonly Difference[]
  readonly acts: readonly ActDone[]
}
