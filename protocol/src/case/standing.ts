import type { ClockEvent, Limits } from '../clock/document.ts'
import type { Facts, SubmitFacts } from '../event/facts.ts'
import type { CaseState, PlaceKind } from './transitions.ts'

/** A handOver that is not yet answered: the giver may write nothing more, the taker only takeOver or giveBack. */
export interface OpenTransfer {
  readonly taker: string
  readonly seq: number
  readonly why: Facts<'handOver'>['why']
  readonly limit: number
  readonly papers: boolean
  readonly day: string
}

/** Where a case stands: the fold of its headers and of nothing else. Plain JSON, so a node keeps it as its projection. */
export interface Standing {
  readonly caseId: string
  readonly state: CaseState
  readonly holder: string
  readonly transfer: OpenTransfer | null
  readonly seq: number
  /** Legal time of the last event. */
  readonly time: string
  readonly born: SubmitFacts
  readonly clockEvents: readonly ClockEvent[]
  /** The last day the clock heard of; a written deemAccepted counts as the day after the notice due day. */
  readonly countedDay: string | null
  readonly acceptedAs: 'accepted' | 'deemed' | null
  readonly supplementUntil: string | null
  readonly pending: readonly { readonly material: string; readonly until: string }[]
  readonly inquiries: readonly { readonly inquiry: string; readonly place: string; readonly answered: boolean }[]
  readonly fees: readonly { readonly reason: string; readonly paid: boolean }[]
  readonly rated: { readonly before: boolean; readonly after: boolean }
  /** Where the paper originals lie. */
  readonly papersAt: string
  readonly answered: readonly string[]
  /** Every place of the case, in the order in which it came in. */
  readonly places: readonly string[]
  readonly end: 'granted' | 'refused' | 'declined' | 'withdrawn' | 'terminated' | null
  readonly officialNumber: string | null
}

/** The limits of a case as the clock wants them. An instant item is due on the day it is accepted; the case code checks that. */
export function limitsOf(born: SubmitFacts): Limits {
  return {
    joint: born.joint,
    unit: born.unit,
    legalDays: born.legalDays,
    promisedDays: born.promisedDays,
    noticeDays: born.noticeDays,
    deliveryDays: born.deliveryDays,
  }
}

/** How a place stands to this case. A place may be several things at once. */
export function kindsOf(standing: Standing, place: string): readonly PlaceKind[] {
  const kinds: PlaceKind[] = []
  if (place === standing.born.receivingPlace) kinds.push('receiving')
  if (place === standing.born.decidingPlace) kinds.push('deciding')
  if (standing.inquiries.some((asked) => asked.place === place)) kinds.push('assisting')
  if (place === standing.holder) kinds.push('holder')
  if (place === standing.transfer?.taker) kinds.push('taker')
  return kinds
}
