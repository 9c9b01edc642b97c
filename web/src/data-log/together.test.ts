import { expect, test } from 'vitest'
import { together } from './together.ts'

const look = (at: string, over = {}) => ({ at, actor: 'staff-1', purpose: 'cases.read', subject: 'case-1', ...over })

test('looks of one minute that differ in nothing are one line, and none is left out', () => {
  const looks = [
    look('2026-11-30T01:40:59Z'),
    look('2026-11-30T01:40:02Z'),
    look('2026-11-30T01:40:01Z', { subject: 'case-2' }),
    look('2026-11-30T01:40:00Z'),
    look('2026-11-30T01:39:59Z'),
    look('2026-11-30T01:39:58Z', { actor: 'staff-2' }),
  ]
  const lines = together(looks)
  expect(lines.map(({ times }) => times)).toEqual([2, 1, 1, 1, 1])
  expect(lines.map((one) => one.look)).toEqual([looks[0], ...looks.slice(2)])
})
