import { describe, expect, test } from 'vitest'
import type { ClockEvent, Limits } from './document.ts'
import { clockOf, type Explanation, explain, noticeRunsOut } from './explain.ts'

/** Events as a story, `accepted 2026-03-03` a line; the number after the day of an extension is its length. */
function story(...lines: readonly string[]): ClockEvent[] {
  return lines.map((line) => {
    const [type = '', day = '', days] = line.split(' ')
    return { type: type as ClockEvent['type'], day, ...(days === undefined ? {} : { days: Number(days) }) }
  })
}

function told(asOf: string, limits: Limits, ...lines: readonly string[]): Explanation {
  const answer = clockOf(limits, story(...lines), asOf)
  if ('refused' in answer) throw new Error(JSON.stringify(answer))
  return answer
}

test('the example of clock.md, to the byte', () => {
  const document = {
    joint: false,
    legalDays: 20,
    promisedDays: 7,
    noticeDays: 5,
    deliveryDays: 10,
    asOf: '2026-10-20',
    events: [
      { type: 'received', day: '2026-09-28' },
      { type: 'accepted', day: '2026-09-29' },
      { type: 'suspended', day: '2026-10-09', kind: '鉴定' },
      { type: 'resumed', day: '2026-10-13' },
    ],
  }
  const printed = `{"acceptedDay": "2026-09-29", "deemedAccepted": false, "provisional": false,
 "notice":   {"from": "2026-09-28", "due": "2026-10-10", "state": "met", "limit": 5, "counted": 1, "left": 4, "alert": "none", "notCounted": []},
 "decision": {"from": "2026-09-29", "due": "2026-10-19", "state": "breached", "limit": 7, "counted": 8, "left": 0, "alert": "red", "notCounted": [
   {"day": "2026-10-01", "cause": "holiday"}, {"day": "2026-10-02", "cause": "holiday"}, {"day": "2026-10-03", "cause": "weekend"}, {"day": "2026-10-04", "cause": "weekend"},
   {"day": "2026-10-05", "cause": "holiday"}, {"day": "2026-10-06", "cause": "holiday"}, {"day": "2026-10-07", "cause": "holiday"}, {"day": "2026-10-10", "cause": "suspended"},
   {"day": "2026-10-11", "cause": "weekend"}, {"day": "2026-10-12", "cause": "suspended"}, {"day": "2026-10-13", "cause": "suspended"}, {"day": "2026-10-17", "cause": "weekend"}, {"day": "2026-10-18", "cause": "weekend"}]},
 "delivery": null}`
  // Printed again without white space: the same members in the same order.
  expect(JSON.stringify(explain(document))).toBe(JSON.stringify(JSON.parse(printed)))
})

describe('worked examples', () => {
  test('Spring Festival 2024: 除夕 and two Sundays are worked, eight days are not', () => {
    const { notice, decision } = told('2024-02-21', { promisedDays: 5 }, 'received 2024-02-02', 'accepted 2024-02-08')
    expect(notice).toMatchObject({ due: '2024-02-08', state: 'met', counted: 5, left: 0 })
    expect(decision).toMatchObject({ due: '2024-02-21', state: 'running', counted: 5, left: 0, alert: 'yellow' })
    expect(decision?.notCounted).toEqual([
      { day: '2024-02-10', cause: 'weekend' },
      { day: '2024-02-11', cause: 'weekend' },
      ...['12', '13', '14', '15', '16'].map((day) => ({ day: `2024-02-${day}`, cause: 'holiday' })),
      { day: '2024-02-17', cause: 'weekend' },
    ])
  })

  test('国庆 2025: from a worked Sunday to a worked Saturday', () => {
    const { decision } = told('2025-10-11', { promisedDays: 6 }, 'received 2025-09-26', 'accepted 2025-09-26')
    expect(decision).toMatchObject({ due: '2025-10-11', state: 'running', counted: 6 })
  })

  test('a special procedure over a make-up Saturday takes that Saturday out', () => {
    const { decision } = told(
      '2025-10-14',
      { promisedDays: 4 },
      'received 2025-09-28',
      'accepted 2025-09-28',
      'suspended 2025-10-10',
      'resumed 2025-10-13',
    )
    // Counted: 29 and 30 September, 9 and 10 October. The pause begins on the due day and moves nothing.
    expect(decision).toMatchObject({ due: '2025-10-10', state: 'breached', counted: 5 })
    const paused = told(
      '2025-10-14',
      { promisedDays: 5 },
      'received 2025-09-28',
      'accepted 2025-09-28',
      'suspended 2025-10-10',
      'resumed 2025-10-13',
    )
    expect(paused.decision).toMatchObject({ due: '2025-10-14', state: 'running', counted: 5 })
    expect(paused.decision?.notCounted.filter(({ cause }) => cause === 'suspended').map(({ day }) => day)).toEqual([
      '2025-10-11',
      '2025-10-13',
    ])
  })

  test('the lengthened Spring Festival break of 2020', () => {
    expect(told('2020-02-05', { promisedDays: 5 }, 'received 2020-01-21', 'accepted 2020-01-21').decision?.due).toBe('2020-02-05')
  })

  const calendar = { unit: 'calendar', legalDays: 30 } as const

  test('calendar days that end inside 国庆 2025 move to the first day worked after it', () => {
    const { decision } = told('2025-09-30', calendar, 'received 2025-09-05', 'accepted 2025-09-05')
    expect(decision).toMatchObject({ due: '2025-10-09', state: 'running', counted: 25, left: 9, notCounted: [] })
  })

  test('calendar days that end on a make-up Saturday end there', () => {
    const { decision } = told('2025-10-11', { ...calendar, legalDays: 10 }, 'received 2025-10-01', 'accepted 2025-10-01')
    expect(decision).toMatchObject({ due: '2025-10-11', left: 0 })
  })

  test('calendar days: on time between the last day counted and the due day it moved to', () => {
    const { decision } = told('2025-10-09', calendar, 'received 2025-09-05', 'accepted 2025-09-05', 'decided 2025-10-09')
    expect(decision).toMatchObject({ state: 'met', counted: 34, limit: 30, left: 0 })
  })
})

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

describe('provisional: a day spoken of lies in a year without a notice', () => {
  for (const [note, asOf, lines, expected] of [
    ['the due day lies in 2027', '2026-12-25', ['received 2026-12-25', 'accepted 2026-12-25'], true],
    ['the due day is the last day of 2026', '2026-12-24', ['received 2026-12-24', 'accepted 2026-12-24'], false],
    ['only the day asked for lies in 2027', '2027-01-01', ['received 2026-12-10', 'accepted 2026-12-10'], true],
    ['the last day asked for lies in 2026', '2026-12-31', ['received 2026-12-10', 'accepted 2026-12-10'], false],
    [
      'closed in 2026 and asked in 2027',
      '2027-02-01',
      ['received 2026-12-10', 'accepted 2026-12-10', 'decided 2026-12-11', 'delivered 2026-12-11'],
      false,
    ],
    ['from the last day of 2018 into 2019', '2019-01-02', ['received 2018-12-31'], false],
    ['from the day before', '2019-01-02', ['received 2018-12-30'], true],
    ['wholly before 2019', '2018-06-05', ['received 2018-06-01'], true],
    [
      'paused on the day it was accepted, asked on that day',
      '2026-12-31',
      [
        'received 2026-12-01',
        'supplementRequired 2026-12-01',
        'supplemented 2026-12-24',
        'accepted 2026-12-31',
        'suspended 2026-12-31',
      ],
      false,
    ],
    [
      'an earlier notice clock is not spoken of',
      '2019-01-08',
      ['received 2018-12-03', 'supplementRequired 2018-12-04', 'supplemented 2019-01-07'],
      false,
    ],
  ] as const) {
    test(`${note}: ${expected}`, () => {
      expect(told(asOf, { promisedDays: 5 }, ...lines).provisional).toBe(expected)
    })
  }
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
