import { type CauseOff, causeOffOn } from './calendar.ts'
import { type Day, type DayNumber, dayText } from './day.ts'
import type { Unit } from './document.ts'

/** A special procedure (行政许可法 Art. 45): the days after `from` up to `until` do not count. */
export interface Pause {
  readonly from: DayNumber
  /** {@link STILL_OPEN} until the case is resumed. */
  until: DayNumber
}

export const STILL_OPEN = Number.POSITIVE_INFINITY

/** What one clock counts: `limit` days of its unit after `from`. Pauses lie in order and do not overlap. */
export interface Course {
  readonly from: DayNumber
  readonly unit: Unit
  readonly pauses: readonly Pause[]
  limit: number
}

/** Why a day did not count; `suspended` only where it would else have counted. */
export type CauseNotCounted = CauseOff | 'suspended'

export interface DayNotCounted {
  readonly day: Day
  readonly cause: CauseNotCounted
}

/**
 * The last day on which the limit is kept; undefined while a pause begun on or before it is open. In calendar days a due
 * day that is not a working day moves to the next that is one and is not paused (民法典 Art. 203).
 */
export function dueDay(course: Course): DayNumber | undefined {
  const open = openPause(course)
  const closed = open ? course.pauses.slice(0, -1) : course.pauses
  const due = settledDueDay({ ...course, pauses: closed })
  return open && open.from <= due ? undefined : due
}

/** The pause that has begun and not ended. */
export function openPause({ pauses }: Course): Pause | undefined {
  const last = pauses.at(-1)
  return last?.until === STILL_OPEN ? last : undefined
}

/** The counted days d with from < d ≤ `until`, and the others among them up to `listed`. */
export function tally(course: Course, until: DayNumber, listed: DayNumber): { counted: number; notCounted: DayNotCounted[] } {
  const causeOn = ascending(course)
  const notCounted: DayNotCounted[] = []
  let counted = 0
  for (let day = course.from + 1; day <= until; day++) {
    const cause = causeOn(day)
    if (cause === undefined) counted++
    else if (day <= listed) notCounted.push({ day: dayText(day), cause })
  }
  return { counted, notCounted }
}

function settledDueDay(course: Course): DayNumber {
  const causeOn = ascending(course)
  let day = course.from
  for (let left = course.limit; left > 0; ) {
    day++
    if (causeOn(day) === undefined) left--
  }
  while (course.unit === 'calendar' && (causeOffOn(day) ?? causeOn(day)) !== undefined) day++
  return day
}

/** Says why a day does not count. Must be asked in ascending order: pauses that are past are not looked at again. */
function ascending({ unit, pauses }: Course): (day: DayNumber) => CauseNotCounted | undefined {
  let next = 0
  return (day) => {
    const off = unit === 'working' ? causeOffOn(day) : undefined
    if (off) return off
    while ((pauses[next]?.until ?? STILL_OPEN) < day) next++
    const pause = pauses[next]
    return pause && pause.from < day ? 'suspended' : undefined
  }
}
