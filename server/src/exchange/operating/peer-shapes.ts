import Type from 'typebox'
import type { Reconciliation } from '../reconciling/reconciliation.store.ts'
import { DifferenceShape, ReconciliationShape, toReconciliation } from '../reconciling/shapes.ts'
import type { Parked } from '../sending/parked.store.ts'
import { StatementShape } from '../statements/shapes.ts'
import type { PeerStanding } from './standing.store.ts'
import { WhyShape, whyOf } from './why.ts'

const Instant = Type.String({ format: 'date-time' })
const OrNull = <T extends Type.TSchema>(of: T) => Type.Union([of, Type.Null()])
const Uuid = Type.String({ format: 'uuid' })

const peerFields = {
  node: Type.String(),
  lastHeard: OrNull(Instant),
  lastReceipt: OrNull(Instant),
  aheadMs: OrNull(Type.Integer({ description: 'How far its clock was ahead of ours when it was last heard' })),
  waiting: Type.Integer({ description: 'Items it has not receipted' }),
  batchesWaiting: Type.Integer(),
  oldest: OrNull(Instant),
  failures: Type.Integer({ description: 'Failed tries in a row' }),
  failingSince: OrNull(Instant),
  lastFailure: OrNull(Type.String()),
  why: Type.Union([WhyShape, Type.Null()], { description: 'The last failure in words, and what to do' }),
  parked: Type.Integer(),
  gaps: Type.Integer({ description: 'Batches of it that never came' }),
  heardWaiting: Type.Integer(),
  notUnderstood: Type.Integer(),
  refused: Type.Integer(),
  filesWanted: Type.Integer(),
  differences: Type.Integer({ description: 'Events the two nodes do not know alike, not settled' }),
}

/** A peer in the list, with the last day that was compared with it. */
export const PeerShape = Type.Object({ ...peerFields, reconciliation: OrNull(ReconciliationShape) })

export const ParkedShape = Type.Object({
  id: Uuid,
  caseId: Uuid,
  peer: Type.String(),
  event: Uuid,
  code: Type.String(),
  why: WhyShape,
  parkedAt: Instant,
})

/** A peer with all that waits for an operator. */
export const PeerDetailShape = Type.Object({
  ...peerFields,
  parkedItems: Type.Array(ParkedShape),
  reconciliations: Type.Array(ReconciliationShape, { description: 'The last days, the latest first' }),
  openDifferences: Type.Array(DifferenceShape),
  acts: Type.Array(StatementShape, { description: 'What operators did about it, the latest first' }),
})

const text = (at: Date | null): string | null => at?.toISOString() ?? null

/** The first 48 bits of a UUIDv7 are the milliseconds at which it was made (RFC 9562 §5.7). */
export const madeAtMs = (uuid: string): number => Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16)

export function toStanding({ oldestEvent, lastHeard, lastReceipt, failingSince, ...standing }: PeerStanding) {
  const { lastFailure } = standing
  return {
    ...standing,
    ...{ lastHeard: text(lastHeard), lastReceipt: text(lastReceipt), failingSince: text(failingSince) },
    oldest: oldestEvent === null ? null : new Date(madeAtMs(oldestEvent)).toISOString(),
    why: lastFailure === null ? null : whyOf(lastFailure),
  }
}

export const toPeer = (standing: PeerStanding, last: Reconciliation | undefined): Type.Static<typeof PeerShape> => ({
  ...toStanding(standing),
  reconciliation: last ? toReconciliation(last) : null,
})

export const toParked = (one: Parked): Type.Static<typeof ParkedShape> => ({
  ...one,
  parkedAt: one.parkedAt.toISOString(),
  why: whyOf(one.code),
})
