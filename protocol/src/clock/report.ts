import { type DayNotCounted, dueDay, tally } from './counting.ts'
import { type Day, type DayNumber, dayText } from './day.ts'
import type { Clock } from './standing.ts'

/** `breached`: met after its due day, still open after it, or (notice) run out. `ended`: rule 5, whatever the due day. */
export type ClockState = 'running' | 'met' | 'breached' | 'paused' | 'ended'

/** `yellow` with two days or fewer left, `red` after the due day of an open clock or for a notice that ran out. */
export type Alert = 'none' | 'yellow' | 'red'

/** One clock as the case log shows it. `counted`, `left` and `limit` are in days of the clock's unit. */
export interface ClockReport {
  readonly from: Day
  /** null while a pause begun on or before the due day is open. */
  readonly due: Day | null
  readonly state: ClockState
  /** With the days of an extension. */
  readonly limit: number
  /** Days that counted from the day after `from` to the horizon; may exceed `limit`. */
  readonly counted: number
  readonly left: number
  readonly alert: Alert
  readonly notCounted: readonly DayNotCounted[]
}

/** A clock read on a day: the report, and the last day it speaks of. */
export interface ReadClock {
  readonly clock: Clock
  readonly report: ClockReport
  readonly horizon: DayNumber
  readonly last: DayNumber
}

const YELLOW_FROM = 2

/** Reads a clock on the day asked for. Its horizon is the day it stopped, else that day. */
export function readClock(clock: Clock, asOf: DayNumber): ReadClock {
  const { course, closing } = clock
  const due = dueDay(course)
  const horizon = closing?.on ?? asOf
  const { counted, notCounted } = tally(course, horizon, due ?? horizon)
  const state = stateOf(clock, due, horizon)
  const left = course.unit === 'calendar' && due !== undefined ? due - horizon : course.limit - counted
  return {
    clock,
    report: {
      from: dayText(course.from),
      due: due === undefined ? null : dayText(due),
      state,
      limit: course.limit,
      counted,
      left: Math.max(0, left),
      alert: alertOf(clock, state, left),
      notCounted,
    },
    horizon,
    last: Math.max(due ?? horizon, horizon),
  }
}

function stateOf({ closing }: Clock, due: DayNumber | undefined, horizon: DayNumber): ClockState {
  if (closing?.how === 'ended') return 'ended'
  if (closing?.how === 'ranOut') return 'breached'
  if (due === undefined) return 'paused'
  if (horizon > due) return 'breached'
  return closing ? 'met' : 'running'
}

function alertOf({ closing }: Clock, state: ClockState, left: number): Alert {
  if (closing) return closing.how === 'ranOut' ? 'red' : 'none'
  if (state === 'breached') return 'red'
  return state === 'running' && left <= YELLOW_FROM ? 'yellow' : 'none'
}
