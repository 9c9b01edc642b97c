import { holidayNotices } from './calendar-data.ts'
import { type Day, type DayNumber, dayNumber, dayText, isWeekend } from './day.ts'

/** Why a day is not a working day: every Saturday and Sunday that is off, or a weekday off by notice. */
export type CauseOff = 'weekend' | 'holiday'

const yearsWithNotice = new Set(holidayNotices.map((notice) => notice.year))
const daysOff = new Set(holidayNotices.flatMap(({ year, off }) => daysIn(year, off)))
const daysWorked = new Set(holidayNotices.flatMap(({ year, worked }) => daysIn(year, worked)))

/** Whether the State Council's notice for this year is known. Without it only weekends are off and results are provisional. */
export function hasNotice(year: number): boolean {
  return yearsWithNotice.has(year)
}

/** Why the authorities are closed on this day (行政许可法 Art. 82: limits exclude 法定节假日); undefined for a working day. */
export function causeOff(day: Day): CauseOff | undefined {
  return causeOffOn(dayNumber(day))
}

/** Working day: not a weekend unless named a make-up day, and not a public holiday, by the notice of that year. */
export function isWorkingDay(day: Day): boolean {
  return causeOff(day) === undefined
}

/** The n-th working day strictly after `day` (民法典 Art. 201: the day of the event is not counted). `n` of 0 is the day itself. */
export function addWorkingDays(day: Day, n: number): Day {
  let number = dayNumber(day)
  for (let left = n; left > 0; ) {
    number++
    if (causeOffOn(number) === undefined) left--
  }
  return dayText(number)
}

/** No list looks further ahead; beyond that the exact number serves nobody. */
const MOST_LEFT = 366

/** Working days from the day after `today` to `due`; 0: today; below 0: overdue, also where only a weekend lies between. */
export function workingDaysLeft(due: Day, today: Day): number {
  const isLate = due < today
  const [first, last] = isLate ? [due, today] : [today, due]
  const end = Math.min(dayNumber(last), dayNumber(first) + MOST_LEFT)
  let days = 0
  for (let number = dayNumber(first) + 1; number <= end; number++) if (causeOffOn(number) === undefined) days++
  return isLate ? -Math.max(days, 1) : days
}

/** {@link causeOff} for the clock itself, which counts in day numbers. */
export function causeOffOn(number: DayNumber): CauseOff | undefined {
  if (isWeekend(number)) return daysWorked.has(number) ? undefined : 'weekend'
  return daysOff.has(number) ? 'holiday' : undefined
}

function daysIn(year: number, spans: string): DayNumber[] {
  return spans.split(' ').flatMap((span) => {
    const [first = '', last = first] = span.split('/')
    const [from, to] = [dayNumber(`${year}-${first}`), dayNumber(`${year}-${last}`)]
    return Array.from({ length: to - from + 1 }, (_, offset) => from + offset)
  })
}
