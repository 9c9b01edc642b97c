import type { CaseAction } from '../event/actions.ts'
import type { Duty } from '../event/header.ts'
import { kindsOf, type Standing } from './standing.ts'
import { type Right, type Transition, transitionOf } from './transitions.ts'

/** The duty a step is asked under: what the life table reads of it. */
export type Asking = Pick<Duty, 'role' | 'place'> & { readonly through?: string | undefined }

/** What the agreement in force gives the receiving place for this item, and its hand-over limits in working days. */
export interface Terms {
  readonly rights: readonly Right[]
  readonly handOverDays: { readonly result: number; readonly paper: number; readonly push: number }
  readonly recheckDays: number
}

export type StepRefusal =
  | 'wrongState'
  | 'transferring'
  | 'notTaker'
  | 'wrongPlace'
  | 'wrongRole'
  | 'notGranted'
  | 'notHolder'
  | 'notThroughStaff'

/** `directly`: the place holds the case and writes. `byRequest`: it may only ask the holder. */
export type Step =
  | { readonly ok: true; readonly how: 'directly' | 'byRequest' }
  | { readonly ok: false; readonly why: StepRefusal }

/**
 * Whether this duty may take this step now: state, custody, place and role, all read from the life table.
 * What else an act needs (a second person, a paid fee, time left) is in `conditions.ts` and the clock.
 */
export function step(standing: Standing, action: CaseAction, asking: Asking, terms: Terms): Step {
  const row = transitionOf(action)
  if (!row.from.includes(standing.state)) return { ok: false, why: 'wrongState' }
  if (asking.through !== undefined && !row.through) return { ok: false, why: 'notThroughStaff' }
  const refused = placeAndRole(standing, row, asking, terms)
  if (refused) return { ok: false, why: refused }
  return writing(standing, row, asking.place)
}

function placeAndRole(standing: Standing, row: Transition, asking: Asking, terms: Terms): StepRefusal | undefined {
  const kinds = kindsOf(standing, asking.place)
  // Under a request the place asks to hold the case, so it need not hold it yet; only the two places that a case returns to may ask.
  const returnsThere = kinds.includes('receiving') || kinds.includes('deciding')
  const asksForCustody = row === transitionOf('handOver') && returnsThere
  const atPlace = asksForCustody || row.at.some((kind) => kinds.includes(kind))
  if (atPlace && (row.by.includes(asking.role) || ruleMay(standing, row, asking))) return undefined
  if (silenceIsVouchedFor(standing, row, asking)) return undefined
  if (row.granted && kinds.includes('receiving')) return underGrant(row.granted, asking, terms, atPlace)
  if (atPlace) return 'wrongRole'
  return row.at.includes('taker') ? 'notTaker' : 'wrongPlace'
}

/** The receiving place has the right only where the agreement gives it; at its own place of decision it lacks the role, not the right. */
function underGrant(
  { right, by }: NonNullable<Transition['granted']>,
  { role }: Asking,
  terms: Terms,
  atPlace: boolean,
): StepRefusal | undefined {
  if (!terms.rights.includes(right)) return atPlace ? 'wrongRole' : 'notGranted'
  return by.includes(role) ? undefined : 'wrongRole'
}

function ruleMay(standing: Standing, row: Transition, asking: Asking): boolean {
  if (asking.role !== 'rule' || !row.rule) return false
  if (row.rule === 'online') return standing.born.mode === 'online' || standing.born.joint
  return row.rule === 'always' || standing.born.instant
}

/** The node that would have heard the supplement, the receiving place's, vouches by rule that none came (domain.md §2). */
function silenceIsVouchedFor(standing: Standing, row: Transition, asking: Asking): boolean {
  return (
    row === transitionOf('terminate') &&
    standing.state === 'supplementing' &&
    asking.role === 'rule' &&
    asking.place === standing.born.receivingPlace
  )
}

function writing(standing: Standing, row: Transition, place: string): Step {
  const { transfer } = standing
  if (row.at.includes('taker')) {
    return transfer?.taker === place ? { ok: true, how: 'directly' } : { ok: false, why: 'notTaker' }
  }
  if (place === standing.holder && !transfer) return { ok: true, how: 'directly' }
  if (row.byRequest) return { ok: true, how: 'byRequest' }
  return { ok: false, why: transfer && place === standing.holder ? 'transferring' : 'notHolder' }
}

/** The steps this duty may take now, for a screen's buttons and for the simulator. */
export function openSteps(standing: Standing, actions: readonly CaseAction[], asking: Asking, terms: Terms): CaseAction[] {
  return actions.filter((action) => step(standing, action, asking, terms).ok)
}
