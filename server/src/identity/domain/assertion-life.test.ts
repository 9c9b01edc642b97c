import { expect, test } from 'vitest'
import { ASSERTION_LIFE_MS, CLOCK_TOLERANCE_MS, lifeFault, rememberedUntil } from './assertion-life.ts'

const issued = Date.parse('2026-11-24T08:00:00.000Z')
const at = (ms: number) => new Date(ms).toISOString()
const said = { issuedAt: at(issued), expiresAt: at(issued + ASSERTION_LIFE_MS) }
const end = issued + ASSERTION_LIFE_MS + CLOCK_TOLERANCE_MS

for (const [when, now, expected] of [
  ['as soon as it is made', issued, undefined],
  ['by a clock that is late by the tolerance', issued - CLOCK_TOLERANCE_MS, undefined],
  ['by a clock that is later still', issued - CLOCK_TOLERANCE_MS - 1, 'assertionEarly'],
  ['at its last moment', end - 1, undefined],
  ['after that', end, 'assertionExpired'],
] as const) {
  test(`an assertion ${when}: ${expected ?? 'accepted'}`, () => {
    expect(lifeFault(said, now)).toBe(expected)
  })
}

test('an assertion good for longer than ten minutes is refused however new it is', () => {
  expect(lifeFault({ ...said, expiresAt: at(issued + 600_000) }, issued)).toBeUndefined()
  expect(lifeFault({ ...said, expiresAt: at(issued + 600_001) }, issued)).toBe('assertionExpired')
})

test('a date that does not exist lets nobody in', () => {
  expect(lifeFault({ ...said, issuedAt: '2026-13-01T00:00:00.000Z' }, issued)).toBe('assertionEarly')
  expect(lifeFault({ ...said, expiresAt: '2026-13-01T00:00:00.000Z' }, issued)).toBe('assertionExpired')
})

test('a used assertion is remembered exactly until it would be refused anyway', () => {
  const until = rememberedUntil(said.expiresAt)
  expect(lifeFault(said, until - 1)).toBeUndefined()
  expect(lifeFault(said, until)).toBe('assertionExpired')
})
