import { differenceKinds } from '@tongban/protocol/event/exchange'
import Type from 'typebox'
import { WhyShape, whyOf } from '../operating/why.ts'
import type { KeptDifference } from './difference.store.ts'
import type { Reconciled } from './reconcile.ts'
import type { Reconciliation } from './reconciliation.store.ts'

// What operators are shown of reconciliations.

const Instant = Type.String({ format: 'date-time' })
const OrNull = <T extends Type.TSchema>(of: T) => Type.Union([of, Type.Null()])
const Uuid = Type.String({ format: 'uuid' })

export const DifferenceShape = Type.Object({
  event: Uuid,
  day: Type.String({ format: 'date' }),
  caseId: OrNull(Uuid),
  kind: Type.Enum([...differenceKinds]),
  here: OrNull(Type.String({ description: 'Hash of the header on this node' })),
  there: OrNull(Type.String({ description: 'Hash of the header on the peer' })),
  state: Type.Enum(['repairing', 'repaired', 'parked', 'resolved']),
  foundAt: Instant,
  settledAt: OrNull(Instant),
  resolvedBy: OrNull(Type.String()),
  reason: OrNull(Type.String()),
})

export const ReconciliationShape = Type.Object({
  day: Type.String({ format: 'date' }),
  triedAt: Instant,
  doneAt: OrNull(Instant),
  digestHash: OrNull(Type.String()),
  here: OrNull(Type.Integer({ description: 'Events of the day on this node' })),
  there: OrNull(Type.Integer({ description: 'Events of the day on the peer' })),
  failure: OrNull(WhyShape),
  open: Type.Integer({ description: 'Differences that are not settled' }),
  agreed: Type.Boolean({ description: 'Compared to the end, and nothing is open' }),
})

export const ReconciledShape = Type.Intersect([
  ReconciliationShape,
  Type.Object({ peer: Type.String(), differences: Type.Array(DifferenceShape) }),
])

const text = (at: Date | null): string | null => at?.toISOString() ?? null

export function toDifference({ peer: _, foundAt, settledAt, ...one }: KeptDifference): Type.Static<typeof DifferenceShape> {
  return { ...one, foundAt: foundAt.toISOString(), settledAt: text(settledAt) }
}

export function toReconciliation({
  peer: _,
  triedAt,
  doneAt,
  failure,
  ...one
}: Reconciliation): Type.Static<typeof ReconciliationShape> {
  const agreed = doneAt !== null && failure === null && one.open === 0
  return {
    ...one,
    ...{ triedAt: triedAt.toISOString(), doneAt: text(doneAt), failure: failure === null ? null : whyOf(failure), agreed },
  }
}

export function toReconciled({ differences, ...one }: Reconciled): Type.Static<typeof ReconciledShape> {
  return { ...toReconciliation(one), peer: one.peer, differences: differences.map(toDifference) }
}
