import { describe, expect, test } from 'vitest'
import {
  clerk,
  duty,
  everyRight,
  examiner,
  noRight,
  office,
  PlainCase,
  person,
  police,
  rule,
  window,
} from './test-kit/plain-case.ts'

const second = { second: 'a-chief' }

describe('a second person', () => {
  test('approves an extension, always', () => {
    expect(PlainCase.accepted().attempt('extend', examiner, { days: 3 })).toBe('badFacts')
    expect(PlainCase.accepted().attempt('extend', examiner, { days: 3, second: examiner.actor })).toBe('secondIsFirst')
    expect(PlainCase.accepted().attempt('extend', examiner, { days: 3, ...second })).toBe('ok')
  })

  test.each(['grant', 'refuse'] as const)('approves to %s only where the item says so', (action) => {
    expect(PlainCase.accepted().attempt(action, examiner)).toBe('ok')
    expect(PlainCase.accepted({ second: true }).attempt(action, examiner)).toBe('secondNeeded')
    expect(PlainCase.accepted({ second: true }).attempt(action, examiner, { second: examiner.actor })).toBe('secondIsFirst')
    expect(PlainCase.accepted({ second: true }).attempt(action, examiner, second)).toBe('ok')
  })

  test.each(['revise', 'revoke'] as const)('approves to %s, always', (action) => {
    const closed = () =>
      PlainCase.accepted().must(['refuse', examiner], ['deliver', examiner, { means: 'post' }], ['close', rule])
    expect(closed().attempt(action, examiner, { basis: 'review', second: examiner.actor })).toBe('secondIsFirst')
    expect(closed().attempt(action, examiner, { basis: 'review', ...second })).toBe('ok')
  })
})

describe('a fee', () => {
  const charged = () => PlainCase.accepted().must(['chargeFee', examiner, { reason: 'card' }])

  test('is charged once a reason', () => {
    expect(charged().attempt('chargeFee', examiner, { reason: 'card' })).toBe('feeTwice')
    expect(charged().attempt('chargeFee', examiner, { reason: 'post' })).toBe('ok')
  })

  test('is paid once, and only if it was charged', () => {
    const payer = duty(police, 'applicant')
    expect(charged().attempt('payFee', payer, { reason: 'post' })).toBe('feeUnknown')
    const paid = charged().must(['payFee', payer, { reason: 'card' }])
    expect(paid.attempt('payFee', payer, { reason: 'card' })).toBe('feeUnknown')
  })

  test('holds up the issue while it is open, not the decision', () => {
    const granted = charged().must(['grant', examiner])
    expect(granted.attempt('issue', examiner)).toBe('feeOpen')
    expect(granted.must(['payFee', duty(police, 'applicant'), { reason: 'card' }]).attempt('issue', examiner)).toBe('ok')
  })
})

describe('materials promised (容缺)', () => {
  const promised = () =>
    PlainCase.accepted(
      {},
      {
        pendingMaterials: [
          { material: 'm1', until: '2026-03-20' },
          { material: 'm2', until: '2026-03-20' },
        ],
      },
    )
  const bringer = duty(police, 'applicant')

  test('must all be there before it is granted; it may be refused without them', () => {
    const half = promised().must(['completePending', bringer, { materials: ['m1'] }])
    expect(half.attempt('grant', examiner)).toBe('pendingOpen')
    expect(half.must(['completePending', bringer, { materials: ['m2'] }]).attempt('grant', examiner)).toBe('ok')
    expect(promised().attempt('refuse', examiner)).toBe('ok')
  })

  test('are only those that were promised, each once', () => {
    expect(promised().attempt('completePending', bringer, { materials: ['m9'] })).toBe('pendingUnknown')
    const half = promised().must(['completePending', bringer, { materials: ['m1'] }])
    expect(half.attempt('completePending', bringer, { materials: ['m1'] })).toBe('pendingUnknown')
  })
})

describe('the one-time notice', () => {
  test('comes once', () => {
    const told = PlainCase.decided().must(
      ['requireSupplement', examiner, { until: '2026-03-20', materials: ['m1'] }],
      ['supplement', duty(police, 'applicant'), { materials: ['m1'] }],
    )
    expect(told.attempt('requireSupplement', examiner, { until: '2026-03-25', materials: ['m2'] })).toBe('clock/secondSupplement')
  })

  test('leaves time', () => {
    const facts = { until: '2026-03-02', materials: ['m1'] }
    expect(PlainCase.decided().attempt('requireSupplement', examiner, facts)).toBe('untilTooEarly')
  })

  test('is the right of the receiving place only where it is granted, and then by request too', () => {
    const facts = { until: '2026-03-20', materials: ['m1'] }
    const wanted = PlainCase.decided()
    expect(wanted.attempt('requireSupplement', rule, facts, { answers: wanted.ask('requireSupplement', clerk, facts) })).toBe(
      'ok',
    )
    const without = PlainCase.decided({}, noRight)
    expect(without.attempt('requireSupplement', rule, facts, { answers: without.ask('requireSupplement', clerk, facts) })).toBe(
      'notGranted',
    )
  })
})

describe('an inquiry', () => {
  const asked = () => PlainCase.accepted().must(['inquire', examiner, { inquiry: 'q1', place: office }])
  const answer = { inquiry: 'q1', outcome: 'confirmed' }
  const official = duty(office, 'clerk')

  test('brings in the place that is asked, once a number, and never the holder itself', () => {
    expect(asked().now.places).toContain(office)
    expect(asked().attempt('inquire', examiner, { inquiry: 'q1', place: window })).toBe('inquiryTwice')
    expect(PlainCase.accepted().attempt('inquire', examiner, { inquiry: 'q1', place: police })).toBe('inquiryToHolder')
  })

  test('is answered once, by the place that was asked', () => {
    const open = asked()
    expect(open.attempt('answer', rule, answer, { answers: open.ask('answer', official, answer) })).toBe('ok')
    expect(open.attempt('answer', rule, answer, { answers: open.ask('answer', official, answer) })).toBe('inquiryUnknown')
    const two = asked().must(['inquire', examiner, { inquiry: 'q2', place: '511602:minzheng' }])
    expect(
      two.attempt(
        'answer',
        rule,
        { ...answer, inquiry: 'q2' },
        { answers: two.ask('answer', official, { ...answer, inquiry: 'q2' }) },
      ),
    ).toBe('notAsked')
  })
})

describe('a rating', () => {
  const rater = duty(police, 'applicant')
  const closed = () => PlainCase.accepted().must(['refuse', examiner], ['deliver', examiner, { means: 'post' }], ['close', rule])

  test('is given at most once before the close and once after', () => {
    const rated = PlainCase.accepted().must(['rate', rater])
    expect(rated.attempt('rate', rater)).toBe('ratedAlready')
    rated.must(['refuse', examiner], ['deliver', examiner, { means: 'post' }])
    expect(rated.attempt('rate', rater)).toBe('ratedAlready')
    rated.must(['close', rule], ['rate', rater])
    expect(rated.attempt('rate', rater)).toBe('ratedAlready')
    expect(closed().must(['rate', rater]).attempt('rate', rater)).toBe('ratedAlready')
  })

  test('never goes through staff, directly or by request', () => {
    expect(PlainCase.accepted().attempt('rate', duty(police, 'applicant', 'a-clerk'))).toBe('notThroughStaff')
    const wanted = PlainCase.accepted()
    const request = wanted.ask('rate', duty(window, 'applicant', 'a-clerk'))
    expect(wanted.attempt('rate', rule, {}, { answers: request })).toBe('notThroughStaff')
  })
})

describe('the end by silence', () => {
  const until = '2026-03-12'
  const awaiting = () => PlainCase.decided().must(['requireSupplement', examiner, { until, materials: ['m1'] }])
  const facts = { reason: 'silence' }
  const word = (plain: PlainCase) => plain.ask('terminate', duty(window, 'rule'), facts)

  test('needs the word of the receiving place, given after the day', () => {
    const open = awaiting().at('2026-03-13 09:00')
    expect(open.attempt('terminate', examiner, facts)).toBe('silenceNotVouched')
    expect(open.attempt('terminate', rule, facts, { answers: word(open) })).toBe('ok')
    const early = awaiting().at('2026-03-12 09:00')
    const tooEarly = word(early)
    expect(early.at('2026-03-13 09:00').attempt('terminate', rule, facts, { answers: tooEarly })).toBe('untilNotPast')
  })

  test('is not vouched for by the one who wants to end it', () => {
    const open = awaiting().at('2026-03-13 09:00')
    expect(open.attempt('terminate', rule, facts, { answers: open.ask('terminate', examiner, facts) })).toBe('silenceNotVouched')
  })

  test("is the holder's own act where it is the node that would have heard", () => {
    const near = () =>
      new PlainCase({ receivingPlace: '511602:window' }).must(
        ['submit', duty('511602:window', 'clerk')],
        ['receive', duty('511602:window', 'clerk')],
        ['handOver', duty('511602:window', 'clerk'), { taker: police, why: 'toDecide', papers: false }],
        ['takeOver', examiner],
        ['requireSupplement', examiner, { until, materials: ['m1'] }],
      )
    expect(near().at('2026-03-12 23:59').attempt('terminate', examiner, facts)).toBe('untilNotPast')
    expect(near().at('2026-03-13 00:00').attempt('terminate', examiner, facts)).toBe('ok')
  })

  test('is no matter in a suspended case: the examiner ends it', () => {
    const suspended = PlainCase.accepted().must(['suspend', examiner, { kind: 'inspection', expectedDays: 5 }])
    expect(suspended.attempt('terminate', examiner, { reason: 'purposeGone' })).toBe('ok')
  })

  test('comes too late for a supplement made in time, whenever it is answered', () => {
    const open = awaiting().at('2026-03-12 18:00')
    const inTime = open.ask('supplement', person, { materials: ['m1'] })
    open.at('2026-03-14 09:00').must(['supplement', rule, { materials: ['m1'] }, { answers: inTime }])
    expect(open.now.clockEvents.at(-1)).toEqual({ type: 'supplemented', day: '2026-03-12' })
    expect(open.attempt('terminate', rule, facts, { answers: word(open) })).toBe('wrongState')
  })
})

describe('content', () => {
  test.each([
    ['accept', 'opinion', 'ok'],
    ['accept', 'decision', 'sectionNotAllowed'],
    ['decline', 'decision', 'ok'],
    ['decline', 'rating', 'sectionNotAllowed'],
  ] as const)('%s with %s: %s', (action, section, outcome) => {
    const facts = action === 'decline' ? { reason: 'notMine' } : {}
    expect(PlainCase.decided().attempt(action, examiner, facts, { sections: [section] })).toBe(outcome)
  })

  test('of one section comes once, and files obey the same rule', () => {
    expect(PlainCase.decided().attempt('accept', examiner, {}, { sections: ['opinion', 'opinion'] })).toBe('sectionNotAllowed')
    const files = [{ sha256: '0'.repeat(64), size: 1, type: 'application/pdf', section: 'decision' as const }]
    expect(PlainCase.decided().attempt('accept', examiner, {}, { header: { files } })).toBe('sectionNotAllowed')
  })
})

test('an agreement binds hand-overs to its limits', () => {
  const received = () => PlainCase.received({}, { ...everyRight, handOverDays: { result: 3, paper: 4, push: 2 } })
  const facts = { taker: police, why: 'toDecide' }
  expect(received().attempt('handOver', clerk, { ...facts, papers: true, limit: 2 })).toBe('wrongLimit')
  expect(received().attempt('handOver', clerk, { ...facts, papers: true, limit: 4 })).toBe('ok')
  expect(received().attempt('handOver', clerk, { ...facts, papers: false, limit: 2 })).toBe('ok')
  const refused = received().must(
    ['handOver', clerk, { ...facts, papers: true }],
    ['takeOver', examiner, { papersArrived: true }],
  )
  refused.must(['accept', examiner], ['refuse', examiner])
  expect(refused.attempt('handOver', examiner, { taker: window, why: 'resultBack', papers: true, limit: 3 })).toBe('ok')
})
