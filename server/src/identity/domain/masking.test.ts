import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskedName, maskedNumber } from './masking.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })

test('the published example shows its first three and last four characters', () => {
  expect(maskedNumber('11010519491231002X')).toBe('110***********002X')
})

test('a mask keeps the length and never shows more than seven characters of any text', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9X]{0,30}$/), (number) => {
      const masked = maskedNumber(number)
      expect(masked).toHaveLength(number.length)
      expect(masked.replaceAll('*', '').length).toBeLessThanOrEqual(7)
    }),
  )
})

test('a text too short to hide anything in is hidden whole', () => {
  expect(maskedNumber('1234567')).toBe('*******')
})

test('of a name the first character stays, and no more than that', () => {
  expect(maskedName('王小明')).toBe('王＊＊')
  expect(maskedName('𠮷田')).toBe('𠮷＊')
  expect(maskedName('王')).toBe('王')
  expect(maskedName(`王${'明'.repeat(1_000)}`)).toHaveLength(20)
})
