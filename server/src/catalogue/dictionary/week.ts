import { dayNumber, dayText } from '@tongban/protocol/clock/day'

/** 1970-01-05, a Monday. */
const FIRST_MONDAY = 4

/** The Monday of a day's week, `YYYY-MM-DD`; `weeks` before or after it. */
export function weekOf(day: string, weeks = 0): string {
  const number = dayNumber(day)
  const sinceMonday = (((number - FIRST_MONDAY) % 7) + 7) % 7
  return dayText(number - sinceMonday + 7 * weeks)
}
