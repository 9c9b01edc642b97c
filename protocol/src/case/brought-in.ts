import type { CaseAction } from '../event/actions.ts'
import type { Agreement } from '../trust/agreement.ts'
import type { Standing } from './standing.ts'

/** The fact by which an act names a place that it brings into the case. */
const placeNamed: { readonly [A in CaseAction]?: string } = { handOver: 'taker', inquire: 'place' }

/** An act, as far as it may bring a place in. */
export interface Naming {
  readonly action: CaseAction
  readonly facts?: Readonly<Record<string, unknown>>
}

/** A place that an act names, and the fact by which it does. */
export interface Named {
  readonly place: string
  readonly fact: string
}

/** The place that an act names: the taker of a hand-over, whom an inquiry asks; undefined for any other act. */
export function placeNamedBy({ action, facts = {} }: Naming): Named | undefined {
  const fact = placeNamed[action]
  const place = fact === undefined ? undefined : facts[fact]
  return fact !== undefined && typeof place === 'string' ? { place, fact } : undefined
}

/** What says where a case may go: the agreement that it pinned at submit (null: born within one node), and who answers for a place. */
export interface Opened {
  readonly agreement: Agreement | null
  readonly nodeOf: (place: string) => string | undefined
}

/**
 * Whether an act would bring in a node that the agreement of the case does not open the way to: one that is not among its parties. A case
 * within one node pinned none: it may ask elsewhere, but it is never handed out (domain.md §1, agreement; §2, custody). A place that
 * nobody answers for is no outsider here: it is refused where it is named. Writer, receiver and verifier ask this alike.
 */
export function bringsInOutsider(standing: Standing, act: Naming, { agreement, nodeOf }: Opened): boolean {
  const named = placeNamedBy(act)
  const node = named && nodeOf(named.place)
  if (node === undefined) return false
  if (agreement === null) return act.action === 'handOver' && node !== nodeOf(standing.born.decidingPlace)
  return !standing.places.some((place) => nodeOf(place) === node) && !agreement.parties.includes(node)
}
