import { sectionsFor } from '@tongban/protocol/case/rights'
import { kindsOf, type Standing } from '@tongban/protocol/case/standing'

/** A duty of staff as far as seeing goes. */
export interface SeeingDuty {
  readonly place: string
  readonly role: string
}

/** Whether a place has a current duty on a case: it receives, decides, holds or is to take it, or owes an answer (domain.md §6). */
export function hasDutyOn(standing: Standing, place: string): boolean {
  const kinds = kindsOf(standing, place)
  if (kinds.some((kind) => kind !== 'assisting')) return true
  return standing.inquiries.some((asked) => asked.place === place && !asked.answered)
}

/** The duties under which staff see this case: a role that handles cases, at a place with a current duty on it. */
export const seeingDuties = <D extends SeeingDuty>(standing: Standing, duties: readonly D[]): D[] =>
  duties.filter(({ place, role }) => (role === 'clerk' || role === 'examiner') && hasDutyOn(standing, place))

/** What staff see of the content: what their places have a right to, and never the rating (they see only that one was given). */
export function sectionsForStaff(standing: Standing, duties: readonly SeeingDuty[]): ReadonlySet<string> {
  const sections = new Set<string>(seeingDuties(standing, duties).flatMap(({ place }) => [...sectionsFor(standing, place)]))
  sections.delete('rating')
  return sections
}

/** What the person sees: all that is theirs; opinions and inquiries of the authorities are not. */
export const sectionsForPerson: ReadonlySet<string> = new Set(['form', 'materials', 'contact', 'fee', 'decision', 'rating'])
