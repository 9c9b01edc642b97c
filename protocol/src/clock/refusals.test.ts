import { describe, expect, test } from 'vitest'
import { explain } from './explain.ts'
import { clockProblems } from './problems.ts'

// March 2026 has no public holiday: received on Monday the 2nd, the notice clock is due on Monday the 9th, and 20 working
// days after an acceptance on the 3rd end on the 31st.
const received = 'received 02'
const accepted = [received, 'accepted 03']
const awaited = [received, 'supplementRequired 03']
const expired = [received]
const paused = [...accepted, 'suspended 04']

type Case = readonly [code: string, at: number, events: readonly string[], extra?: object]

/** `extended 04 10` is an extension by ten days on 2026-03-04. */
function eventOf(text: string): object {
  const [type, day, days] = text.split(' ')
  return { type, day: `2026-03-${day}`, ...(days === undefined ? {} : { days: Number(days) }) }
}

function refusalOf(events: readonly string[], extra: object = {}): unknown {
  return explain({ asOf: '2026-03-31', events: events.map(eventOf), ...extra })
}

const refused: readonly Case[] = [
  ['clock/order', 1, [received, 'accepted 01']],
  ['clock/order', 2, [...awaited, 'supplemented 02']],
  ['clock/order', 0, [received], { asOf: '2026-03-01' }],
  ['clock/order', 1, accepted, { asOf: '2026-03-02' }],

  ['clock/notReceived', 0, ['accepted 02']],
  ['clock/notReceived', 0, ['withdrawn 02']],
  ['clock/notReceived', 1, [received, 'received 02']],
  ['clock/notReceived', 2, [received, 'withdrawn 03', 'received 04']],

  ['clock/noticeExpired', 1, [...expired, 'supplementRequired 10']],
  ['clock/noticeExpired', 1, [...expired, 'accepted 10']],
  ['clock/noticeExpired', 1, [...expired, 'declined 10']],
  ['clock/noticeExpired', 3, [...awaited, 'supplemented 04', 'accepted 12']],
  ['clock/noticeExpired', 3, [...awaited, 'supplemented 04', 'supplementRequired 12']],
  ['clock/noticeExpired', 2, [...expired, 'suspended 10', 'accepted 10']],

  ['clock/secondSupplement', 2, [...awaited, 'supplementRequired 03']],
  ['clock/secondSupplement', 3, [...awaited, 'supplemented 04', 'supplementRequired 05']],

  ['clock/notSupplementing', 1, [received, 'supplemented 03']],
  ['clock/notSupplementing', 3, [...awaited, 'supplemented 04', 'supplemented 04']],
  ['clock/notSupplementing', 2, [...accepted, 'supplemented 04']],
  ['clock/notSupplementing', 1, [...expired, 'supplemented 10']],

  ...['accepted', 'declined', 'suspended', 'resumed', 'decided'].map(
    (type): Case => ['clock/supplementing', 2, [...awaited, `${type} 04`]],
  ),
  ['clock/supplementing', 2, [...awaited, 'extended 04 5']],

  ...['accepted', 'declined', 'supplementRequired'].map(
    (type): Case => ['clock/alreadyAccepted', 2, [...accepted, `${type} 04`]],
  ),
  ['clock/alreadyAccepted', 4, [...awaited, 'supplemented 04', 'accepted 05', 'supplementRequired 06']],
  ['clock/alreadyAccepted', 2, [...accepted, 'accepted 27']],
  ['clock/alreadyAccepted', 3, [...paused, 'declined 05']],

  ...['suspended', 'resumed', 'decided'].map((type): Case => ['clock/notAccepted', 1, [received, `${type} 03`]]),
  ['clock/notAccepted', 1, [received, 'extended 03 5']],
  ['clock/notAccepted', 3, [...awaited, 'supplemented 04', 'decided 05']],

  ...['suspended', 'decided'].map((type): Case => ['clock/suspended', 3, [...paused, `${type} 05`]]),
  ['clock/suspended', 3, [...paused, 'extended 05 5']],
  ['clock/suspended', 3, [...paused, 'extended 05 500']],
  ['clock/suspended', 3, [...accepted, 'suspended 11', 'decided 12'], { promisedDays: 5 }],

  ['clock/notSuspended', 2, [...accepted, 'resumed 04']],
  ['clock/notSuspended', 4, [...paused, 'resumed 05', 'resumed 05']],

  ['clock/extendTwice', 3, [...accepted, 'extended 04 5', 'extended 05 5']],
  ['clock/extendTwice', 3, [...accepted, 'extended 04 5', 'extended 05 500']],
  ['clock/extendTooLong', 2, [...accepted, 'extended 04 11']],
  ['clock/extendTooLong', 2, [...accepted, 'extended 04 16'], { joint: true }],
  ['clock/extendTooLong', 2, [...accepted, 'extended 30 11'], { promisedDays: 5 }],
  ['clock/extendTooLong', 2, [...accepted, 'extended 04 11'], { unit: 'calendar', legalDays: 60 }],
  ['clock/extendTooLate', 2, [...accepted, 'extended 11 5'], { promisedDays: 5 }],
  ['clock/extendTooLate', 4, [...paused, 'resumed 06', 'extended 13 5'], { promisedDays: 5 }],

  ['clock/notDecided', 1, [received, 'delivered 03']],
  ['clock/notDecided', 2, [...awaited, 'delivered 04']],
  ['clock/notDecided', 2, [...accepted, 'delivered 04']],
  ['clock/notDecided', 3, [...paused, 'delivered 05']],
  ['clock/notDecided', 1, [...expired, 'delivered 10']],

  ['clock/notTerminable', 1, [received, 'terminated 03']],
  ['clock/notTerminable', 2, [...accepted, 'terminated 04']],
  ['clock/notTerminable', 3, [...awaited, 'supplemented 04', 'terminated 05']],
  ['clock/notTerminable', 1, [...expired, 'terminated 10']],

  ['clock/over', 4, [...accepted, 'decided 04', 'delivered 05', 'delivered 05']],
  ['clock/over', 2, [received, 'withdrawn 03', 'accepted 04']],
  ['clock/over', 3, [...awaited, 'terminated 04', 'supplemented 05']],
  ...[
    'withdrawn',
    'terminated',
    'suspended',
    'resumed',
    'decided',
    'accepted',
    'declined',
    'supplementRequired',
    'supplemented',
  ].flatMap((type): Case[] => [
    ['clock/over', 3, [...accepted, 'decided 04', `${type} 05`]],
    ['clock/over', 2, [received, 'declined 03', `${type} 04`]],
  ]),
  ['clock/over', 3, [...accepted, 'decided 04', 'extended 05 5']],
]

describe('an event is refused', () => {
  for (const [code, event, events, extra] of refused) {
    test(`${events.join(', ')}${extra ? ` with ${JSON.stringify(extra)}` : ''}: ${code}`, () => {
      expect(refusalOf(events, extra)).toMatchObject({ refused: { code, event } })
    })
  }
})

describe('several rules refuse one event, and the first in the order of clock.md wins', () => {
  const precedence: readonly Case[] = [
    ['clock/order', 1, [received, 'received 01']],
    ['clock/order', 0, ['accepted 02'], { asOf: '2026-03-01' }],
    ['clock/order', 2, [received, 'withdrawn 03', 'accepted 02']],
    ['clock/notReceived', 4, [...accepted, 'decided 04', 'delivered 05', 'received 06']],
    ['clock/over', 2, [...expired, 'withdrawn 10', 'accepted 11']],
    ['clock/over', 2, [...expired, 'decided 10', 'accepted 11']],
    ['clock/over', 3, [...awaited, 'terminated 04', 'supplementRequired 05']],
    ['clock/noticeExpired', 3, [...awaited, 'supplemented 04', 'supplementRequired 31']],
  ]
  for (const [code, event, events, extra] of precedence) {
    test(`${events.join(', ')}: ${code}`, () => {
      expect(refusalOf(events, extra)).toMatchObject({ refused: { code, event } })
    })
  }

  test('the first refused event wins over a later one', () => {
    expect(refusalOf([received, 'delivered 03', 'received 04'])).toMatchObject({
      refused: { code: 'clock/notDecided', event: 1 },
    })
  })

  test('a malformed event wins over an earlier event that is refused', () => {
    expect(refusalOf([received, 'delivered 03', 'lost 04'])).toMatchObject({ refused: { code: 'clock/badInput', event: 2 } })
  })

  test('a malformed limit wins over a malformed event', () => {
    expect(refusalOf(['lost 02'], { legalDays: 0 })).toMatchObject({ refused: { code: 'clock/badInput', event: null } })
  })
})

describe('an event at the edge of a rule is taken', () => {
  const taken: readonly (readonly [note: string, events: readonly string[], extra?: object])[] = [
    ['a notice on the due day', [received, 'supplementRequired 09']],
    ['an acceptance on the due day', [received, 'accepted 09']],
    ['a refusal to accept on the due day', [received, 'declined 09']],
    ['a supplement long after the notice clock would have run out', [...awaited, 'supplemented 30']],
    [
      'everything on one day',
      [received, 'accepted 02', 'suspended 02', 'resumed 02', 'extended 02 10', 'decided 02', 'delivered 02'],
    ],
    ['a second pause', [...paused, 'resumed 05', 'suspended 05', 'resumed 05']],
    ['an extension on the due day', [...accepted, 'extended 10 10'], { promisedDays: 5 }],
    ['an extension on the due day a pause has moved', [...paused, 'resumed 06', 'extended 12 5'], { promisedDays: 5 }],
    ['fifteen days in joint handling', [...accepted, 'extended 04 15'], { joint: true }],
    ['a withdrawal while a supplement is awaited', [...awaited, 'withdrawn 04']],
    ['a withdrawal during a pause', [...paused, 'withdrawn 05']],
    ['a withdrawal of a case accepted by silence', [...expired, 'withdrawn 10']],
    ['a termination while a supplement is awaited', [...awaited, 'terminated 04']],
    ['a termination during a pause begun after the due day', [...accepted, 'suspended 11', 'terminated 12'], { promisedDays: 5 }],
    ['a decision on a case accepted by silence', [...expired, 'suspended 10', 'resumed 11', 'extended 11 1', 'decided 12']],
  ]
  for (const [note, events, extra] of taken) {
    test(note, () => {
      expect(refusalOf(events, extra)).not.toHaveProperty('refused')
    })
  }
})

describe('a malformed document', () => {
  const event = { type: 'received', day: '2026-03-02' }
  const good = { asOf: '2026-03-31', events: [event] }
  const extension = { type: 'extended', day: '2026-03-04' }

  for (const [note, document, at] of [
    ['null', null, null],
    ['a text', 'received', null],
    ['a list', [event], null],
    ['no events', { asOf: '2026-03-31' }, null],
    ['an empty list of events', { ...good, events: [] }, null],
    ['events that are no list', { ...good, events: { 0: event } }, null],
    ['no asOf', { events: [event] }, null],
    ['an asOf that is no day', { ...good, asOf: '2026-02-30' }, null],
    ...['legalDays', 'promisedDays', 'noticeDays', 'deliveryDays'].flatMap((limit) =>
      [0, -1, 1.5, '5', true, 1_001, [5]].map(
        (value) => [`${limit} of ${JSON.stringify(value)}`, { ...good, [limit]: value }, null] as const,
      ),
    ),
    ...['legalDays', 'noticeDays', 'deliveryDays', 'joint', 'unit'].map(
      (member) => [`${member} of null`, { ...good, [member]: null }, null] as const,
    ),
    ['a joint that is no boolean', { ...good, joint: 'true' }, null],
    ['another unit', { ...good, unit: 'weeks' }, null],
    ['calendar days without a legal limit', { ...good, unit: 'calendar', promisedDays: 5 }, null],
    ['an event that is null', { ...good, events: [event, null] }, 1],
    ['an event that is a text', { ...good, events: ['received'] }, 0],
    ['an unknown event', { ...good, events: [event, { type: 'toString', day: '2026-03-03' }] }, 1],
    ['an event without a type', { ...good, events: [event, { day: '2026-03-03' }] }, 1],
    ['an event without a day', { ...good, events: [event, { type: 'accepted' }] }, 1],
    ['an event whose day does not exist', { ...good, events: [event, { type: 'accepted', day: '2026-02-29' }] }, 1],
    ...[undefined, null, 0, -1, 2.5, '5', 1_001].map(
      (days) => [`an extension of ${String(days)}`, { ...good, events: [event, { ...extension, days }] }, 1] as const,
    ),
  ] as const) {
    test(`${note} is refused as badInput`, () => {
      expect(explain(document)).toMatchObject({ refused: { code: 'clock/badInput', event: at } })
    })
  }

  test('unknown members are ignored, and days of another event than an extension are one', () => {
    const received = { ...event, days: -1, by: 'clerk' }
    expect(explain({ ...good, promisedDays: null, events: [received], item: '身份证' })).not.toHaveProperty('refused')
  })

  test('limits of 1 and of 1,000 days are well formed', () => {
    const limits = { legalDays: 1_000, promisedDays: 1_000, noticeDays: 1, deliveryDays: 1_000 }
    expect(explain({ ...good, ...limits })).not.toHaveProperty('refused')
  })
})

test('each refusal has a title in both languages, Chinese where none is asked for', () => {
  for (const [code, { zh, en }] of Object.entries(clockProblems)) {
    expect(zh, code).toMatch(/^[\p{Script=Han}，、：。]+$/u)
    expect(en, code).toMatch(/^[A-Z][ -~]+$/)
  }
  expect(explain(null)).toEqual({
    refused: { code: 'clock/badInput', event: null, title: clockProblems['clock/badInput'].zh },
  })
  expect(explain(null, { lang: 'en' })).toEqual({
    refused: { code: 'clock/badInput', event: null, title: clockProblems['clock/badInput'].en },
  })
})

test('each refusal of an event is shown by an example', () => {
  const shown = new Set(refused.map(([code]) => code))
  expect([...shown, 'clock/badInput'].sort()).toEqual(Object.keys(clockProblems).sort())
})
