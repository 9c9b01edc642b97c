import { transitionOf } from '@tongban/protocol/case/transitions'
import { type CaseAction, caseActions } from '@tongban/protocol/event/actions'
import type { Version } from '@tongban/protocol/version/version'
import type { Duty } from '../../sign-in/demand.ts'
import type { WorkCase } from '../desk.ts'
import { inOrder } from '../steps/step-words.ts'

/** Where somebody stands and as what, as a step says it. */
export interface Standpoint {
  readonly place: string
  readonly role: 'clerk' | 'examiner' | 'applicant'
}

/** One button: an act that is open to the reader, under which duty, and whether a colleague has to approve it first. */
export interface Opening extends Standpoint {
  readonly action: CaseAction
  /** Absent where no second person is needed. */
  readonly second?: 'missing' | 'given'
}

/** Of a case, what the buttons are made of. */
type Seen = Pick<WorkCase, 'openSteps' | 'state' | 'receivingPlace' | 'decidingPlace' | 'approvals'>

/** No button of its own: written by the node, or answered by the act that was asked for. */
const noButton: ReadonlySet<CaseAction> = new Set(['requestDeclined', 'correct', 'rate'])

/**
 * Every button of a case for somebody with these duties: what the node says the life table opens to them, and what a clerk may key in for
 * the person who stands before them (the table's column `through`).
 */
export function openingsOf(seen: Seen, duties: readonly Duty[], me: string, version: Version | undefined): Opening[] {
  const own = seen.openSteps.filter((action) => !noButton.has(action))
  const keyedIn = atCounter(seen, duties)
  return [
    ...inOrder(own).flatMap((action) => {
      const duty = dutyFor(action, duties)
      return duty === undefined ? [] : [{ action, ...duty, ...secondOf(action, { seen, me, version }) }]
    }),
    ...keyedIn,
  ]
}

function atCounter({ state, receivingPlace, decidingPlace }: Seen, duties: readonly Duty[]): Opening[] {
  const counter = duties.find(({ place, role }) => role === 'clerk' && (place === receivingPlace || place === decidingPlace))
  if (counter === undefined) return []
  return caseActions
    .filter((action) => transitionOf(action).through && transitionOf(action).from.includes(state))
    .map((action) => ({ action, place: counter.place, role: 'applicant' as const }))
}

function dutyFor(action: CaseAction, duties: readonly Duty[]): Standpoint | undefined {
  const { by, granted } = transitionOf(action)
  const roles: readonly string[] = [...by, ...(granted?.by ?? [])]
  const duty = duties.find(({ role }) => roles.includes(role))
  return duty && { place: duty.place, role: duty.role === 'examiner' ? 'examiner' : 'clerk' }
}

function secondOf(
  action: CaseAction,
  { seen, me, version }: { readonly seen: Seen; readonly me: string; readonly version: Version | undefined },
): Pick<Opening, 'second'> {
  const { second } = transitionOf(action)
  if (second === undefined || (second === 'item' && version?.secondPerson !== true)) return {}
  return { second: approvalFor(seen, action, me) === undefined ? 'missing' : 'given' }
}

/** The approval of a colleague that this act can be taken under. */
export const approvalFor = ({ approvals }: Pick<WorkCase, 'approvals'>, action: CaseAction, me: string): string | undefined =>
  approvals.find((one) => one.action === action && one.staff !== me)?.id
