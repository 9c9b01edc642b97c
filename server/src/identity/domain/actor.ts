import type { Duty } from '@tongban/protocol/event/header'

/** What staff do at a place (domain.md §6). Only clerk, examiner and helper act in cases. */
export const staffRoles = [
  'clerk',
  'examiner',
  'helper',
  'supervisor',
  'auditor',
  'operator',
  'itemManager',
  'dataSteward',
] as const
export type StaffRole = (typeof staffRoles)[number]

/** A duty in force today: at which place, as what, for which organisation (its name in Chinese, as events carry it). */
export interface ActorDuty {
  readonly place: string
  readonly role: StaffRole
  readonly organisation: string
}

/** Who is asking. It travels through logs and audit lines, so it never has a name or an identity number. */
export interface Actor {
  /** Opaque: a person's UUIDv7, a staff id, `operator` or `rule`. */
  readonly id: string
  readonly kind: 'citizen' | 'staff' | 'operator' | 'rule'
  /** URN of the node that knows the actor. */
  readonly node: string
  readonly name?: never
  /** Of a citizen only. */
  readonly personId?: string
  readonly duties: readonly ActorDuty[]
}

const caseRoles = ['clerk', 'examiner', 'helper'] as const
type CaseRole = (typeof caseRoles)[number]

const isCaseRole = (role: StaffRole): role is CaseRole => caseRoles.some((known) => known === role)

/** The duty under which this member of staff acts in a case at the place today, as an event names it; undefined when there is none. */
export function dutyAt(actor: Actor, place: string, role: StaffRole): Duty | undefined {
  const duty = actor.duties.find((held) => held.place === place && held.role === role)
  if (!duty || !isCaseRole(role)) return undefined
  return { place, organisation: duty.organisation, role, actor: actor.id }
}

/** Whether the actor runs this node: by the node's own first token, or as staff with that duty anywhere on it. */
export function isOperator(actor: Actor): boolean {
  return actor.kind === 'operator' || hasRole(actor, 'operator')
}

/** Whether the actor has the role at any place today. */
export function hasRole(actor: Actor, role: StaffRole): boolean {
  return actor.duties.some((duty) => duty.role === role)
}
