import { dayNumber, dayText } from '../clock/day.ts'
import type { ClockEvent } from '../clock/document.ts'
import { noticeRunsOut } from '../clock/explain.ts'
import type { CaseAction } from '../event/actions.ts'
import type { ChainHeader } from '../event/header.ts'
import { limitsOf, type Standing } from './standing.ts'
import { transitionOf } from './transitions.ts'

const chinaOffsetMs = 8 * 3_600_000

/** The day in China Standard Time (UTC+8, no summer time) on which an instant falls, `YYYY-MM-DD`. */
export function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + chinaOffsetMs).toISOString().slice(0, 10)
}

/** The legal time of an event: its node's time, or that of the case's previous event where that is later (domain.md §3). */
export const legalTime = (nodeTime: string, previous: string | undefined): string =>
  previous !== undefined && previous > nodeTime ? previous : nodeTime

const later = (a: string, b: string | null): string => (b !== null && b > a ? b : a)

/**
 * The day on which an act counts: that of its legal time, or, where it answers a request that counts from the moment it was made,
 * the later of that day and the last day the clock heard of (domain.md §2, Requests).
 */
export function countingDay(
  standing: Standing | undefined,
  action: CaseAction,
  header: Pick<ChainHeader, 'time' | 'requestId' | 'madeAt'>,
): string {
  const counts = transitionOf(action).countsFromMadeAt && header.requestId !== undefined && header.madeAt !== undefined
  const day = dayOf(counts && header.madeAt !== undefined ? header.madeAt : header.time)
  return later(day, standing?.countedDay ?? null)
}

/** The due day of a notice clock that still runs, or undefined when none runs. */
export function noticeDue(standing: Standing): string | undefined {
  return standing.state === 'received' ? noticeRunsOut(limitsOf(standing.born), standing.clockEvents) : undefined
}

/** Whether on this day the case is accepted by silence and nobody has written it yet (行政许可法 Art. 32). */
export function isDeemed(standing: Standing, day: string): boolean {
  const due = noticeDue(standing)
  return due !== undefined && day > due
}

/** A written deemAccepted counts as the day after the notice due day. */
export const deemedDay = (due: string): string => dayText(dayNumber(due) + 1)

/** What the clock hears of an act, if anything. It knows nothing of a case before its receipt: one withdrawn by then never ran. */
export function clockEventOf(
  standing: Pick<Standing, 'clockEvents'>,
  action: CaseAction,
  facts: Readonly<Record<string, unknown>>,
): ClockEvent | undefined {
  const type = transitionOf(action).clock
  const day = facts['day']
  if (!type || typeof day !== 'string') return undefined
  if (type !== 'received' && standing.clockEvents.length === 0) return undefined
  const { days } = facts
  return { type, day, ...(type === 'extended' && typeof days === 'number' ? { days } : {}) }
}
