import { describe, expect, test } from 'vitest'
import { explain } from './explain.ts'
import { told } from './test-kit/story.ts'

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
