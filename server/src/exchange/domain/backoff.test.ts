import { expect, test } from 'vitest'
import { pauseAfter } from './backoff.ts'

const backoff = { firstMs: 500, mostMs: 60_000 }

test('the pause doubles with each failure, up to the ceiling', () => {
  const pauses = [1, 2, 3, 4, 7, 8, 100, 5000].map((failures) => pauseAfter(failures, backoff, 1))
  expect(pauses).toEqual([500, 1000, 2000, 4000, 32_000, 60_000, 60_000, 60_000])
})

test('chance spreads it over its upper half only', () => {
  expect(pauseAfter(3, backoff, 0)).toBe(1000)
  expect(pauseAfter(3, backoff, 0.5)).toBe(1500)
})
