import { type Agreement, rightsFor } from '../trust/agreement.ts'
import type { Terms } from './step.ts'

/** Within one region no agreement speaks: the receiving place has no right of the deciding one, and papers cross the hall (domain.md §3). */
const withinOneRegion: Terms = { rights: [], handOverDays: { result: 1, paper: 2, push: 1 }, recheckDays: 1 }

/** What the agreement that a case pinned at submit gives for its item; null where one region does it all. Days are working days. */
export function termsOf(agreement: Agreement | null, item: string): Terms {
  if (!agreement) return withinOneRegion
  return { rights: rightsFor(agreement, item), handOverDays: agreement.handOverDays, recheckDays: agreement.recheckDays }
}
