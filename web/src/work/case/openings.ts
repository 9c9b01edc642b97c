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
  /** The case is elsewhere: its holder is asked for the act and answers. */
  readonly asks?: true
}

/** Of a case, what the buttons are made of. */
type Seen = Pick<WorkCase, 'openSteps' | 'state' | 'receivingPlace' | 'decidingPlace' | 'approvals' | 'holder' | 'transfer'>

/** No button of its own: written by the node, or answered by the act that was asked for. */
const noButton: ReadonlySet<CaseAction> = new Set(['requestDeclined', 'rate'])

/**
 * Every button of a case for somebody with these duties: what the node says the life table opens to them, and what a clerk may key in for
 * the person who stands before them (the table's column `through`).
 */
export function openingsOf(seen: Seen, duties: readonly Duty[], me: string, version: Version | undefined): Opening[] {
  const own = seen.openSteps.filter((action) => !noButton.has(action))
  const keyedIn = atCounter(seen, duties)
  return [
    ...inOrder(own).flatMap((action) => {
      const duty = dutyFor(seen, action, duties)
      if (duty === undefined) return []
      const opening = { action, ...duty, ...secondOf(action, { seen, me, version }) }
      return [isAsked(seen, action, duty.place) ? { ...opening, asks: true as const } : opening]
    }),
    ...keyedIn,
  ].filter((opening) => !goesByRule(seen, opening) && !asksForNothing(version, opening))
}

/** An item that costs nothing has no fee to ask for. */
const asksForNothing = (version: Version | undefined, { action }: Opening): boolean =>
  action === 'chargeFee' && version !== undefined && version.fee === null

function atCounter({ state, receivingPlace, decidingPlace }: Seen, duties: readonly Duty[]): Opening[] {
  const counter = duties.find(({ place, role }) => role === 'clerk' && (place === receivingPlace || place === decidingPlace))
  if (counter === undefined) return []
  return caseActions
    .filter((action) => transitionOf(action).through && transitionOf(action).from.includes(state))
    .map((action) => ({ action, place: counter.place, role: 'applicant' as const }))
}

/** Whether the place may only ask for the act: it does not hold the case and is not its taker. */
const isAsked = ({ holder, transfer }: Seen, action: CaseAction, place: string): boolean =>
  transitionOf(action).byRequest === true && (place !== holder || transfer !== null)

/**
 * Nothing to press: whoever holds a closed case gives it to the place that asks, by rule (domain.md §2, Custody), and a place that is
 * giving or getting it already has nothing to ask for.
 */
function goesByRule({ state, holder, transfer }: Seen, { action, place, asks }: Opening): boolean {
  // Who is about to take a case over does so, and then does what is to be done.
  if (asks && place === transfer?.taker) return true
  if (action !== 'handOver') return false
  return asks ? place === holder : state === 'closed'
}

/** The duty under which an act is done: at the place that has the pen, where there is one. */
function dutyFor({ holder, transfer }: Seen, action: CaseAction, duties: readonly Duty[]): Standpoint | undefined {
  const { by, granted } = transitionOf(action)
  const roles: readonly string[] = [...by, ...(granted?.by ?? [])]
  const fit = duties.filter(({ role }) => roles.includes(role))
  const duty = fit.find(({ place }) => place === (transfer?.taker ?? holder)) ?? fit[0]
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
