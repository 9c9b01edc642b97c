import type { CauseNotCounted } from './counting.ts'
import type { Day } from './day.ts'
import type { ClockEventType, Terms } from './document.ts'
import type { ClockReport } from './report.ts'
import type { Closing } from './standing.ts'

export type ClockName = 'notice' | 'decision' | 'delivery'

/** Days of one cause that follow each other. */
export interface Span {
  readonly first: Day
  readonly last: Day
  readonly cause: CauseNotCounted
}

/** What a sentence about a clock can speak of. */
export interface Account {
  readonly name: ClockName
  readonly report: ClockReport
  readonly terms: Terms
  readonly startedBy: ClockEventType
  readonly deemed: boolean
  readonly extension: number
  /** `until` is null for the pause that is open. */
  readonly pauses: readonly { readonly from: Day; readonly until: Day | null }[]
  readonly spans: readonly Span[]
  readonly stopped: Closing['how'] | undefined
  readonly stoppedBy: ClockEventType | undefined
  readonly horizon: Day
}

/** The parts of the sentence, in their order; a part that has nothing to say is undefined. */
export interface Wording {
  readonly start: (account: Account) => string
  readonly limit: (account: Account) => string
  readonly pauses: (account: Account) => string | undefined
  readonly notCounted: (account: Account) => string | undefined
  readonly due: (account: Account) => string
  readonly outcome: (account: Account) => string
  readonly sentence: (parts: readonly string[]) => string
}
