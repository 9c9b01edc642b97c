import { describe, expect, test } from 'vitest'
import { addWorkingDays, causeOff, hasNotice, isWorkingDay, workingDaysLeft } from './calendar.ts'
import { holidayNotices } from './calendar-data.ts'
import { dayNumber, dayText } from './day.ts'

describe('every notice', () => {
  for (const { year, numbers, off, worked } of holidayNotices) {
    test(`${year} has its number, its days in order, and no day both off and worked`, () => {
      for (const number of numbers) expect(number).toMatch(/^国办发明电〔20\d\d〕\d+号$/)
      for (const list of [off, worked]) {
        const days = list.split(/[ /]/)
        expect(days).toEqual([...new Set(days)].sort())
        for (const day of days) expect(dayText(dayNumber(`${year}-${day}`))).toBe(`${year}-${day}`)
      }
      for (const day of worked.split(' ')) expect(isWorkingDay(`${year}-${day}`)).toBe(true)
    })
  }
})

// A make-up day gives back a weekday off, so what remains is the number of statutory holidays of 全国年节及纪念日放假办法:
// 11, and 13 since 2025. In 2020 the longer Spring Festival break gave two days that nobody made up.
for (const [year, workingDays, neverMadeUp] of [
  [2019, 250, 11],
  [2020, 249, 13],
  [2021, 250, 11],
  [2022, 249, 11],
  [2023, 249, 11],
  [2024, 251, 11],
  [2025, 248, 13],
  [2026, 248, 13],
] as const) {
  test(`${year} has ${workingDays} working days, and ${neverMadeUp} weekdays off that are not made up`, () => {
    const days = daysOf(year)
    const weekdaysOff = days.filter((day) => causeOff(day) === 'holiday').length
    const madeUp = days.filter((day) => isSaturdayOrSunday(day) && isWorkingDay(day)).length
    expect(days.filter(isWorkingDay)).toHaveLength(workingDays)
    expect(weekdaysOff - madeUp).toBe(neverMadeUp)
  })
}

for (const [day, cause, note] of [
  ['2020-01-31', 'holiday', 'the Spring Festival break was lengthened'],
  ['2020-02-01', 'weekend', 'a make-up Saturday that was taken back'],
  ['2020-02-03', undefined, 'work begins again'],
  ['2023-01-02', 'holiday', '元旦'],
  ['2023-01-03', undefined, 'work begins again'],
  ['2019-05-02', 'holiday', 'the Labour Day break was lengthened'],
  ['2019-05-05', undefined, 'a make-up Sunday of the lengthened break'],
  ['2024-02-09', undefined, '除夕 2024 was no public holiday'],
  ['2024-02-18', undefined, 'a make-up Sunday'],
  ['2025-10-06', 'holiday', '中秋 inside 国庆'],
  ['2025-10-04', 'weekend', 'a Saturday inside 国庆'],
  ['2026-10-10', undefined, 'a make-up Saturday'],
  ['2018-12-31', undefined, '2018 has no notice here: a Monday'],
  ['2027-10-01', undefined, 'not yet known: a Friday'],
  ['2027-01-02', 'weekend', 'a Saturday in a year without a notice'],
] as const) {
  test(`${day} is ${cause ?? 'a working day'}: ${note}`, () => {
    expect(causeOff(day)).toBe(cause)
    expect(isWorkingDay(day)).toBe(cause === undefined)
  })
}

for (const [day, n, expected, note] of [
  ['2024-02-08', 5, '2024-02-21', 'Spring Festival 2024: 02-09 and Sunday 02-18 are worked'],
  ['2025-09-26', 6, '2025-10-11', '国庆 2025, from a worked Sunday to a worked Saturday'],
  ['2020-01-21', 5, '2020-02-05', 'Spring Festival 2020, lengthened'],
  ['2022-12-30', 1, '2023-01-03', 'across the turn of the year'],
  ['2026-03-07', 1, '2026-03-09', 'from a Saturday'],
  ['2026-03-06', 0, '2026-03-06', 'no day at all'],
] as const) {
  test(`${n} working days after ${day} is ${expected}: ${note}`, () => {
    expect(addWorkingDays(day, n)).toBe(expected)
  })
}

test('the years 2019 to 2026 have a notice and no other year does', () => {
  const years = Array.from({ length: 20 }, (_, index) => 2012 + index)
  expect(years.filter(hasNotice)).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])
})

function daysOf(year: number): string[] {
  const first = dayNumber(`${year}-01-01`)
  return Array.from({ length: dayNumber(`${year + 1}-01-01`) - first }, (_, offset) => dayText(first + offset))
}

function isSaturdayOrSunday(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}

test('as many working days are left as were given, until the day itself, then it is late', () => {
  for (const days of [1, 5, 15]) expect(workingDaysLeft(addWorkingDays('2026-02-12', days), '2026-02-12')).toBe(days)
  expect(workingDaysLeft('2026-03-09', '2026-03-09')).toBe(0)
  expect(workingDaysLeft('2026-03-06', '2026-03-07')).toBe(-1)
  expect(workingDaysLeft('2026-03-06', '2026-03-10')).toBe(-2)
})
