import type { Version } from '@tongban/protocol/version/version'
import type { Place } from '../../visit/place-names.ts'

/** A numbered paper as the node answers it (`GET /cases/:id/papers/:number`). */
export interface Paper {
  readonly number: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly basis: string
  readonly queryNumber: string | null
  readonly officialNumber: string | null
  readonly item: { readonly zh: string }
  readonly issuedBy: { readonly place: string }
  readonly at: string
  readonly day: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly content: Readonly<Record<string, unknown>>
  /** The day by which the next act was due when the paper was made. */
  readonly due: string | null
  readonly remedy: string | null
}

/** What a paper says of its case besides. What whoever prints it may not see is null: it is then left to be filled in by hand. */
export interface PaperCase {
  readonly applicant: { readonly name: string | null; readonly idNumber: string | null; readonly phone: string | null }
  /** The authority that decides, and the counter that took the papers in. */
  readonly office: string
  readonly counter: string
  /** The place that issued the paper, with its address and phone. */
  readonly issuer: Place | undefined
  readonly submitted: string | null
  readonly accepted: string | null
  /** What was handed in, one line each, as it stood when the paper was made. */
  readonly materials: readonly string[]
  /** Titles and numbers of the papers that a proof of delivery is about. */
  readonly served: readonly string[]
  /** Whose act it was: told to staff only. */
  readonly hand: string | null
  readonly version: Pick<Version, 'limits' | 'instant' | 'fee' | 'basis' | 'result' | 'evidence'> | undefined
  /** Printed on the receipt only, while it is known. */
  readonly code?: string
}

/** The two letters in a paper's number that say which it is. */
export const kindOf = ({ number }: Pick<Paper, 'number'>): string => /-([A-Z]{2})-/.exec(number)?.[1] ?? ''
