/** A date in China Standard Time (UTC+8, no daylight saving), written `YYYY-MM-DD`. */
export type Day = string

/** The same date as a count of days since 1970-01-01, so that arithmetic meets no time zone. */
export type DayNumber = number

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Reads a date of the proleptic Gregorian calendar (GB/T 7408, ISO 8601 extended form); anything else is undefined. */
export function parseDay(value: unknown): DayNumber | undefined {
  const parts = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null
  if (!parts) return undefined
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (day < 1 || day > daysInMonth(year, month)) return undefined
  return numberOf(year, month, day)
}

/** Reads a date that is known to be one. A malformed text here is a bug of the caller and throws. */
export function dayNumber(day: Day): DayNumber {
  const parsed = parseDay(day)
  if (parsed === undefined) throw new RangeError(`not a day: ${day}`)
  return parsed
}

/** Writes a date; years beyond 9999 keep all their digits. */
export function dayText(number: DayNumber): Day {
  const { year, month, day } = dateOf(number)
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`
}

/** The calendar year a date lies in. */
export function yearOf(number: DayNumber): number {
  return dateOf(number).year
}

/** Saturday or Sunday. 1970-01-01 was a Thursday. */
export function isWeekend(number: DayNumber): boolean {
  const daysAfterSaturday = (((number + 5) % 7) + 7) % 7
  return daysAfterSaturday <= 1
}

function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return leap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0)
}

// The year is taken to begin in March: the leap day is then its last, and the lengths of the months before it repeat
// as 153 days in five months. 719,468 days lie between 0000-03-01 and 1970-01-01; 146,097 days make 400 years.
function numberOf(year: number, month: number, day: number): DayNumber {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468
}

function dateOf(number: DayNumber): { year: number; month: number; day: number } {
  const sinceMarchZero = number + 719_468
  const era = Math.floor(sinceMarchZero / 146_097)
  const dayOfEra = sinceMarchZero - era * 146_097
  const leapDays = Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = ((marchMonth + 2) % 12) + 1
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  return { year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day }
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
