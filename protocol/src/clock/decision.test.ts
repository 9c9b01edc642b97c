import { describe, expect, test } from 'vitest'
import { told } from './test-kit/story.ts'

describe('rule 3, decision', () => {
  for (const [note, limits, limit] of [
    ['legal default', {}, 20],
    ['legal default in joint handling', { joint: true }, 45],
    ['promised', { promisedDays: 7 }, 7],
    ['promised more than the law allows', { promisedDays: 30 }, 20],
    ['nothing promised', { promisedDays: null }, 20],
    ["the item's own legal limit", { legalDays: 60, promisedDays: 65 }, 60],
  ] as const) {
    test(`limit: ${note}`, () => {
      expect(told('2026-03-03', limits, 'received 2026-03-02', 'accepted 2026-03-03').decision?.limit).toBe(limit)
    })
  }

  const five = { promisedDays: 5 }
  const accepted = ['received 2026-03-02', 'accepted 2026-03-02'] as const

  test('an extension adds its days to limit and due day', () => {
    const { decision } = told('2026-03-12', five, ...accepted, 'extended 2026-03-09 3')
    expect(decision).toMatchObject({ due: '2026-03-12', limit: 8, counted: 8, state: 'running' })
  })

  test('met on the due day, breached the day after', () => {
    expect(told('2026-04-30', five, ...accepted, 'decided 2026-03-09').decision).toMatchObject({
      state: 'met',
      left: 0,
      alert: 'none',
    })
    expect(told('2026-04-30', five, ...accepted, 'decided 2026-03-10').decision).toMatchObject({
      state: 'breached',
      counted: 6,
      alert: 'none',
    })
  })

  test('open after its due day: breached, red, and still counting', () => {
    const { decision } = told('2026-03-16', five, ...accepted)
    expect(decision).toMatchObject({ due: '2026-03-09', state: 'breached', counted: 10, left: 0, alert: 'red' })
    // Only up to the due day.
    expect(decision?.notCounted.map(({ day }) => day)).toEqual(['2026-03-07', '2026-03-08'])
  })

  test('no due day while a pause is open', () => {
    const { decision } = told('2026-03-06', five, ...accepted, 'suspended 2026-03-04')
    expect(decision).toEqual({
      from: '2026-03-02',
      due: null,
      state: 'paused',
      limit: 5,
      counted: 2,
      left: 3,
      alert: 'none',
      notCounted: [
        { day: '2026-03-05', cause: 'suspended' },
        { day: '2026-03-06', cause: 'suspended' },
      ],
    })
  })

  test('no alert in a pause with two days left, a yellow one when it is over', () => {
    const lines = [...accepted, 'suspended 2026-03-05'] as const
    expect(told('2026-03-06', five, ...lines).decision).toMatchObject({ state: 'paused', left: 2, alert: 'none' })
    expect(told('2026-03-09', five, ...lines, 'resumed 2026-03-09').decision).toMatchObject({
      due: '2026-03-11',
      left: 2,
      alert: 'yellow',
    })
  })

  test('a pause begun and ended on one day takes no day', () => {
    const { decision } = told('2026-03-06', five, ...accepted, 'suspended 2026-03-04', 'resumed 2026-03-04')
    expect(decision).toMatchObject({ due: '2026-03-09', state: 'running', notCounted: [] })
  })

  test('pauses that touch take each day once', () => {
    const { decision } = told(
      '2026-03-12',
      five,
      ...accepted,
      'suspended 2026-03-03',
      'resumed 2026-03-04',
      'suspended 2026-03-04',
      'resumed 2026-03-05',
    )
    expect(decision).toMatchObject({ due: '2026-03-11', counted: 6 })
  })

  test('a pause open on the due day itself leaves no due day; once over, the due day stands', () => {
    const lines = [...accepted, 'suspended 2026-03-09'] as const
    expect(told('2026-03-09', five, ...lines).decision).toMatchObject({ due: null, state: 'paused', counted: 5, left: 0 })
    expect(told('2026-03-12', five, ...lines, 'resumed 2026-03-12').decision).toMatchObject({
      due: '2026-03-09',
      state: 'breached',
      counted: 5,
    })
  })

  test('a pause begun after the due day leaves due day and state, and its days do not count', () => {
    const lines = [...accepted, 'suspended 2026-03-10'] as const
    const breached = { due: '2026-03-09', state: 'breached', alert: 'red', left: 0, counted: 6 }
    expect(told('2026-03-13', five, ...lines).decision).toMatchObject(breached)
    expect(told('2026-03-13', five, ...lines, 'resumed 2026-03-12').decision).toMatchObject({ ...breached, counted: 7 })
  })

  describe('in calendar days', () => {
    const ten = { unit: 'calendar', legalDays: 10 } as const

    test('every day counts, and only paused days are listed', () => {
      const { decision } = told('2026-03-12', ten, ...accepted, 'suspended 2026-03-06', 'resumed 2026-03-09')
      expect(decision).toMatchObject({ due: '2026-03-16', counted: 7, left: 4, limit: 10 })
      expect(decision?.notCounted).toEqual(['07', '08', '09'].map((day) => ({ day: `2026-03-${day}`, cause: 'suspended' })))
    })

    test('a pause between the last day counted and the due day moves it past the pause', () => {
      const lines = ['received 2025-09-24', 'accepted 2025-09-24', 'suspended 2025-10-06'] as const
      expect(told('2025-10-08', ten, ...lines).decision).toMatchObject({ due: null, state: 'paused', counted: 12, left: 0 })
      expect(told('2025-10-10', ten, ...lines, 'resumed 2025-10-09').decision).toMatchObject({
        due: '2025-10-10',
        state: 'running',
        counted: 13,
      })
    })

    test('an extension is in calendar days too, added before the due day moves', () => {
      const { decision } = told('2026-03-13', ten, ...accepted, 'extended 2026-03-12 2')
      // 14 March is a Saturday.
      expect(decision).toMatchObject({ limit: 12, due: '2026-03-16', counted: 11, left: 3 })
    })

    test('left without a due day is what is missing from the limit', () => {
      expect(told('2026-03-20', ten, ...accepted, 'suspended 2026-03-06').decision).toMatchObject({
        due: null,
        counted: 4,
        left: 6,
      })
    })

    test('notice and delivery stay in working days', () => {
      const answer = told('2026-03-09', ten, 'received 2026-03-02', 'accepted 2026-03-06', 'decided 2026-03-06')
      expect(answer).toMatchObject({ notice: { due: '2026-03-09' }, delivery: { due: '2026-03-20', counted: 1 } })
    })
  })
})
