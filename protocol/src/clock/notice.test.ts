import { describe, expect, test } from 'vitest'
import { noticeRunsOut } from './explain.ts'
import { story, told } from './test-kit/story.ts'

describe('rule 2, notice', () => {
  const limits = {}

  test('runs for five working days from the receipt', () => {
    const { notice, decision, acceptedDay } = told('2026-03-04', limits, 'received 2026-03-02')
    expect(notice).toEqual({
      from: '2026-03-02',
      due: '2026-03-09',
      state: 'running',
      limit: 5,
      counted: 2,
      left: 3,
      alert: 'none',
      notCounted: [],
    })
    expect([decision, acceptedDay]).toEqual([null, null])
  })

  test('still runs on its due day, with a yellow alert', () => {
    const { notice, deemedAccepted } = told('2026-03-09', limits, 'received 2026-03-02')
    expect(notice).toMatchObject({ state: 'running', left: 0, alert: 'yellow' })
    expect(deemedAccepted).toBe(false)
  })

  test('the day after, the case is accepted from the day the clock started', () => {
    const { notice, decision, acceptedDay, deemedAccepted } = told('2026-03-10', limits, 'received 2026-03-02')
    expect({ acceptedDay, deemedAccepted }).toEqual({ acceptedDay: '2026-03-02', deemedAccepted: true })
    expect(notice).toMatchObject({ due: '2026-03-09', state: 'breached', counted: 5, left: 0, alert: 'red' })
    expect(decision).toMatchObject({ from: '2026-03-02', due: '2026-03-30', state: 'running', counted: 6, left: 14 })
  })

  test('the next event makes it so where the day asked for is the same', () => {
    const { notice, decision } = told('2026-03-10', limits, 'received 2026-03-02', 'decided 2026-03-10')
    expect(notice).toMatchObject({ state: 'breached', alert: 'red' })
    expect(decision).toMatchObject({ from: '2026-03-02', state: 'met', counted: 6 })
  })

  test('runs again from the supplement, and the newest one is shown', () => {
    const { notice } = told(
      '2026-03-13',
      limits,
      'received 2026-03-02',
      'supplementRequired 2026-03-04',
      'supplemented 2026-03-12',
    )
    expect(notice).toMatchObject({ from: '2026-03-12', due: '2026-03-19', state: 'running', counted: 1, left: 4 })
  })

  test('does not run while a supplement is awaited', () => {
    const { notice, acceptedDay } = told('2026-06-01', limits, 'received 2026-03-02', 'supplementRequired 2026-03-04')
    expect(notice).toMatchObject({ from: '2026-03-02', state: 'met', counted: 2, left: 3, alert: 'none' })
    expect(acceptedDay).toBeNull()
  })

  test('the second one running out accepts the case from the supplement', () => {
    const answer = told('2026-03-20', limits, 'received 2026-03-02', 'supplementRequired 2026-03-04', 'supplemented 2026-03-12')
    expect(answer).toMatchObject({
      acceptedDay: '2026-03-12',
      deemedAccepted: true,
      notice: { state: 'breached' },
      decision: { from: '2026-03-12' },
    })
  })

  test('accepted by silence with a decision limit that is shorter still: overdue from the first day', () => {
    const { decision } = told('2026-03-10', { promisedDays: 2 }, 'received 2026-03-02', 'suspended 2026-03-10')
    expect(decision).toMatchObject({ due: '2026-03-04', state: 'breached', counted: 6, alert: 'red' })
  })

  test('a refusal to accept meets it and starts no decision clock', () => {
    const answer = told('2026-03-04', limits, 'received 2026-03-02', 'declined 2026-03-03')
    expect(answer).toMatchObject({
      acceptedDay: null,
      notice: { state: 'met' },
      decision: null,
      delivery: { from: '2026-03-03' },
    })
  })
})

describe('when a notice clock runs out, for the writer of a case', () => {
  for (const [note, lines, expected] of [
    ['running since the receipt', ['received 2026-03-02'], '2026-03-09'],
    [
      'running since the supplement',
      ['received 2026-03-02', 'supplementRequired 2026-03-03', 'supplemented 2026-03-12'],
      '2026-03-19',
    ],
    ['a supplement is awaited', ['received 2026-03-02', 'supplementRequired 2026-03-03'], undefined],
    ['accepted', ['received 2026-03-02', 'accepted 2026-03-03'], undefined],
    ['already run out', ['received 2026-03-02', 'suspended 2026-03-10'], undefined],
    ['withdrawn', ['received 2026-03-02', 'withdrawn 2026-03-03'], undefined],
    ['nothing received', [], undefined],
    ['events the clock refuses', ['received 2026-03-02', 'received 2026-03-03'], undefined],
  ] as const) {
    test(`${note}: ${expected ?? 'none'}`, () => {
      expect(noticeRunsOut({}, story(...lines))).toBe(expected)
    })
  }
})
