import { describe, expect, test } from 'vitest'
import { told } from './test-kit/story.ts'

describe('rule 4, delivery', () => {
  const decided = ['received 2026-03-02', 'accepted 2026-03-02', 'decided 2026-03-03'] as const

  test('runs for ten working days from the decision', () => {
    expect(told('2026-03-13', {}, ...decided).delivery).toMatchObject({
      from: '2026-03-03',
      due: '2026-03-17',
      state: 'running',
      counted: 8,
      left: 2,
      alert: 'yellow',
    })
    expect(told('2026-03-18', {}, ...decided).delivery).toMatchObject({ state: 'breached', alert: 'red' })
  })

  test('until the delivery, on time or late', () => {
    expect(told('2026-04-30', {}, ...decided, 'delivered 2026-03-17').delivery).toMatchObject({ state: 'met', counted: 10 })
    expect(told('2026-04-30', {}, ...decided, 'delivered 2026-03-18').delivery).toMatchObject({
      state: 'breached',
      counted: 11,
      alert: 'none',
    })
  })
})

describe('rule 5, withdrawal and termination', () => {
  const five = { promisedDays: 5 }
  const accepted = ['received 2026-03-02', 'accepted 2026-03-02'] as const

  test('end a running notice clock, which then never runs out', () => {
    const answer = told('2026-06-01', five, 'received 2026-03-02', 'withdrawn 2026-03-04')
    expect(answer).toMatchObject({
      acceptedDay: null,
      deemedAccepted: false,
      notice: { due: '2026-03-09', state: 'ended', counted: 2, alert: 'none' },
      decision: null,
    })
  })

  test('leave a notice clock that was met as it is', () => {
    const answer = told('2026-06-01', five, 'received 2026-03-02', 'supplementRequired 2026-03-03', 'terminated 2026-05-08')
    expect(answer).toMatchObject({ notice: { state: 'met', counted: 1 }, decision: null, delivery: null })
  })

  test('end a running decision clock, also after its due day', () => {
    const answer = told('2026-06-01', five, ...accepted, 'withdrawn 2026-03-12')
    expect(answer).toMatchObject({
      notice: { state: 'met' },
      decision: { due: '2026-03-09', state: 'ended', counted: 8, left: 0, alert: 'none' },
    })
    expect(answer.decision?.notCounted).toHaveLength(2)
  })

  test('in a pause: no due day, and the days paused so far are listed', () => {
    const { decision } = told('2026-06-01', five, ...accepted, 'suspended 2026-03-04', 'withdrawn 2026-03-05')
    expect(decision).toMatchObject({
      due: null,
      state: 'ended',
      counted: 2,
      left: 3,
      alert: 'none',
      notCounted: [{ day: '2026-03-05', cause: 'suspended' }],
    })
  })

  test('in a pause begun after the due day: the due day stays', () => {
    const { decision } = told('2026-06-01', five, ...accepted, 'suspended 2026-03-10', 'terminated 2026-03-12')
    expect(decision).toMatchObject({ due: '2026-03-09', state: 'ended', counted: 6, alert: 'none' })
  })

  test('after the notice clock ran out: it stays breached, the decision clock is ended', () => {
    const answer = told('2026-06-01', {}, 'received 2026-03-02', 'withdrawn 2026-03-10')
    expect(answer).toMatchObject({
      deemedAccepted: true,
      notice: { state: 'breached', alert: 'red' },
      decision: { state: 'ended', counted: 6 },
    })
  })
})
