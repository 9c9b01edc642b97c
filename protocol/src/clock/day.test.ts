import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayNumber, dayText, isWeekend, parseDay, yearOf } from './day.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })

// 0000-01-01 to 9999-12-31, the days that can be written with four digits of year.
const anyNumber = fc.integer({ min: -719_528, max: 2_932_896 })

test('a day number and its text are the same day as the platform knows it', () => {
  fc.assert(
    fc.property(anyNumber, (number) => {
      const platform = new Date(number * 86_400_000)
      expect(dayText(number)).toBe(platform.toISOString().slice(0, 10))
      expect(dayNumber(dayText(number))).toBe(number)
      expect(yearOf(number)).toBe(platform.getUTCFullYear())
      expect(isWeekend(number)).toBe([0, 6].includes(platform.getUTCDay()))
    }),
    { numRuns: 2_000 },
  )
})

for (const text of ['0000-01-01', '1600-02-29', '2000-02-29', '2024-02-29', '9999-12-31']) {
  test(`${text} is a day`, () => {
    expect(dayText(dayNumber(text))).toBe(text)
  })
}

for (const value of [
  '2026-02-29',
  '1900-02-29',
  '2026-04-31',
  '2026-00-10',
  '2026-13-01',
  '2026-01-00',
  '2026-1-1',
  '20260101',
  ' 2026-01-01',
  '2026-01-01\n',
  '2026-01-01T00:00',
  '+02026-01-01',
  '２０２６-01-01',
  '',
  20260101,
  null,
  undefined,
  ['2026-01-01'],
]) {
  test(`${JSON.stringify(value)} is not a day`, () => {
    expect(parseDay(value)).toBeUndefined()
  })
}

test('a malformed day inside the program is a bug and throws', () => {
  expect(() => dayNumber('2026-02-30')).toThrow(RangeError)
})
