import { describe, expect, test } from 'vitest'
import { clerk, duty, examiner, PlainCase, person, police, rule, window } from './test-kit/plain-case.ts'
import { dayOf, noticeDue } from './time.ts'

test('a day begins at midnight in China, whatever the season', () => {
  expect(dayOf('2026-03-01T15:59:59.999Z')).toBe('2026-03-01')
  expect(dayOf('2026-03-01T16:00:00.000Z')).toBe('2026-03-02')
  expect(dayOf('2026-07-31T16:00:00.000Z')).toBe('2026-08-01')
})

describe('acceptance by silence', () => {
  // Received on Monday 2026-03-02: five working days run out on Monday the 9th.
  const noticeDueDay = { noticeDue: '2026-03-09' }
  const windowRule = duty(window, 'rule')

  test('is not there on the last day, and is on the next', () => {
    expect(noticeDue(PlainCase.received().now)).toBe('2026-03-09')
    expect(PlainCase.received().at('2026-03-09 23:59').attempt('deemAccepted', windowRule, noticeDueDay)).toBe('notDeemed')
    expect(PlainCase.received().at('2026-03-10 00:00').attempt('deemAccepted', windowRule, noticeDueDay)).toBe('ok')
  })

  test('names the day that ran out', () => {
    expect(PlainCase.received().at('2026-03-10 09:00').attempt('deemAccepted', windowRule, { noticeDue: '2026-03-06' })).toBe(
      'notDeemed',
    )
  })

  test.each([
    ['accept', examiner, {}],
    ['decline', examiner, { reason: 'notMine' }],
    ['requireSupplement', examiner, { until: '2026-03-30', materials: ['m1'] }],
    ['handOver', examiner, { taker: window, why: 'returned', papers: false }],
    ['inquire', examiner, { inquiry: 'q1', place: window }],
    ['verifyOriginal', examiner, { materials: ['m1'] }],
  ] as const)('is written before %s', (action, by, facts) => {
    const late = PlainCase.decided().at('2026-03-10 09:00')
    expect(late.attempt(action, by, facts)).toBe('deemedFirst')
    expect(late.attempt('deemAccepted', rule, noticeDueDay)).toBe('ok')
  })

  test.each(['takeOver', 'giveBack'] as const)('while the case is on its way is written directly after %s', (action) => {
    const moving = PlainCase.received()
      .must(['handOver', clerk, { taker: police, why: 'toDecide', papers: false }])
      .at('2026-03-10 09:00')
    expect(moving.attempt('deemAccepted', windowRule, noticeDueDay)).toBe('transferring')
    moving.must([action, examiner, action === 'giveBack' ? { reason: 'notMine' } : {}])
    const writer = action === 'giveBack' ? windowRule : rule
    expect(moving.attempt('handOver', writer, { taker: '510100:post', why: 'returned', papers: false })).toBe('deemedFirst')
    expect(moving.must(['deemAccepted', writer, noticeDueDay]).now).toMatchObject({
      state: 'accepted',
      acceptedAs: 'deemed',
      countedDay: '2026-03-10',
    })
  })

  test('gives way to a withdrawal that was asked for in time', () => {
    const late = PlainCase.decided().at('2026-03-09 17:00')
    const inTime = late.ask('withdraw', person)
    late.at('2026-03-11 09:00').must(['withdraw', rule, {}, { answers: inTime }])
    expect(late.now).toMatchObject({ state: 'withdrawn', countedDay: '2026-03-09' })
  })

  test('a request declined does not wait for it', () => {
    const late = PlainCase.decided().at('2026-03-10 09:00')
    expect(late.attempt('requestDeclined', rule, { reason: 'x' }, { answers: late.ask('withdraw', person) })).toBe('ok')
  })

  test('starts anew with a supplement', () => {
    const plain = PlainCase.decided()
      .must(['requireSupplement', examiner, { until: '2026-03-20', materials: ['m1'] }])
      .at('2026-03-11 09:00')
    expect(noticeDue(plain.now)).toBeUndefined()
    plain.must(['supplement', duty(police, 'applicant'), { materials: ['m1'] }])
    expect(noticeDue(plain.now)).toBe('2026-03-18')
  })
})

describe('the day an act counts on', () => {
  test('is the day of the request for what the person or the counter did elsewhere', () => {
    const paid = PlainCase.accepted().must(['grant', examiner], ['issue', examiner]).at('2026-03-04 23:00')
    const handedOut = paid.ask('deliver', clerk, { means: 'byHand' })
    paid.at('2026-03-09 09:00').must(['deliver', rule, { means: 'byHand' }, { answers: handedOut }])
    expect(paid.last?.facts['day']).toBe('2026-03-04')
  })

  test('is never before the last day that the clock counts', () => {
    const slow = PlainCase.decided()
      .must(['requireSupplement', examiner, { until: '2026-03-20', materials: ['m1'] }])
      .at('2026-03-03 09:00')
    const supplement = slow.ask('supplement', person, { materials: ['m1'] })
    const withdraw = slow.at('2026-03-05 09:00').ask('withdraw', person)
    slow.at('2026-03-06 09:00').must(['supplement', rule, { materials: ['m1'] }, { answers: supplement }], ['accept', examiner])
    slow.must(['withdraw', rule, {}, { answers: withdraw }])
    expect(slow.last?.facts['day']).toBe('2026-03-06')
  })

  test('is the day of writing for a notice or an acceptance asked for by the receiving place', () => {
    const wanted = PlainCase.decided().at('2026-03-03 09:00')
    const request = wanted.ask('accept', clerk)
    wanted.at('2026-03-04 09:00').must(['accept', rule, {}, { answers: request }])
    expect(wanted.last?.facts['day']).toBe('2026-03-04')
  })
})

describe('the refusals of the legal clock are those of the case', () => {
  test.each([
    ['extend', { days: 11, second: 'a-chief' }, 'clock/extendTooLong'],
    ['extend', { days: 10, second: 'a-chief' }, 'ok'],
  ] as const)('%s %o: %s', (action, facts, outcome) => {
    expect(PlainCase.accepted().attempt(action, examiner, facts)).toBe(outcome)
  })

  test('an extension comes once, and in time', () => {
    const facts = { days: 3, second: 'a-chief' }
    expect(PlainCase.accepted().must(['extend', examiner, facts]).attempt('extend', examiner, facts)).toBe('clock/extendTwice')
    expect(PlainCase.accepted().at('2026-03-12 09:00').attempt('extend', examiner, facts)).toBe('clock/extendTooLate')
  })

  test('a decision may be late: that is a breach, not a refusal', () => {
    expect(PlainCase.accepted().at('2026-06-01 09:00').attempt('grant', examiner)).toBe('ok')
  })
})

test('a case withdrawn before its receipt never had a clock', () => {
  const early = new PlainCase().must(['submit', clerk], ['withdraw', person])
  expect(early.now).toMatchObject({ state: 'withdrawn', clockEvents: [], countedDay: null })
  expect(early.attempt('close', duty(window, 'rule'))).toBe('ok')
})
