const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** `19491231` → `1949-12-31`; undefined when the eight digits name no day of the Gregorian calendar from 1800 to 2199. */
export function dayOfDigits(digits: string): string | undefined {
  const found = /^(1[89]\d\d|2[01]\d\d)(\d\d)(\d\d)$/.exec(digits)
  if (!found) return undefined
  const [, year = '', month = '', day = ''] = found
  const length = month === '02' && isLeap(Number(year)) ? 29 : (monthLengths[Number(month) - 1] ?? 0)
  return Number(day) >= 1 && Number(day) <= length ? `${year}-${month}-${day}` : undefined
}

/** `1949-12-31` → `19491231`; undefined when the text names no day. */
export function digitsOfDay(day: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined
  const digits = day.replaceAll('-', '')
  return dayOfDigits(digits) === undefined ? undefined : digits
}
