import { uuidv7 } from '@tongban/protocol/ids'
import { expect, test } from 'vitest'
import { idsOfDay } from './day-span.ts'

const idAt = (time: string) => uuidv7(Date.parse(time), new Uint8Array(10).fill(7))

test('a day begins and ends at midnight in China', () => {
  const span = idsOfDay('2026-11-24') ?? expect.fail('no day')
  const isIn = (time: string) => idAt(time) >= span.from && idAt(time) < span.until
  expect(isIn('2026-11-23T15:59:59.999Z')).toBe(false)
  expect(isIn('2026-11-23T16:00:00.000Z')).toBe(true)
  expect(isIn('2026-11-24T15:59:59.999Z')).toBe(true)
  expect(isIn('2026-11-24T16:00:00.000Z')).toBe(false)
})

test('what is no day is none', () => {
  for (const text of ['2026-02-30', '24.11.2026', '', '1969-12-31', '1970-01-01']) expect(idsOfDay(text)).toBeUndefined()
})
