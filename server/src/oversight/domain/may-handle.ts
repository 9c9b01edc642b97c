/** A duty of staff as far as this goes. */
interface Duty {
  readonly place: string
  readonly role: string
}

/** Places that tickets wait at, and who looks after them. */
export interface Desks {
  /** Those of this node that tickets name. */
  readonly waiting: readonly string[]
  /** Those where a supervisor is on duty today. */
  readonly attended: ReadonlySet<string>
}

/**
 * The places whose tickets this member of staff handles: where they supervise (督导, ux.md §3.8), and for whoever runs the node those
 * that have no supervisor on duty, so that no ticket lies unseen. Nobody else: neither the clerk nor the examiner of the place.
 */
export function placesHandled(
  { duties, isOperator }: { readonly duties: readonly Duty[]; readonly isOperator: boolean },
  { waiting, attended }: Desks,
): readonly string[] {
  const own = duties.filter(({ role }) => role === 'supervisor').map(({ place }) => place)
  const orphaned = isOperator ? waiting.filter((place) => !attended.has(place)) : []
  return [...new Set([...own, ...orphaned])].sort()
}
