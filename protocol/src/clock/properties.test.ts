import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorkingDays, causeOff } from './calendar.ts'
import { dayNumber } from './day.ts'
import type { ClockEvent } from './document.ts'
import { clockOf, explain } from './explain.ts'
import type { ClockReport } from './report.ts'
import { aCase, aLimit, anAcceptedCase, type Known, later, someDay, someSteps, told, types } from './test-kit/cases.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124), numRuns: 500 })

function clocksOf(known: Known): { report: ClockReport; unit: 'working' | 'calendar' }[] {
  const { notice, decision, delivery } = told(known)
  const unit = known.limits.unit ?? 'working'
  return [
    ...(notice ? [{ report: notice, unit: 'working' as const }] : []),
    ...(decision ? [{ report: decision, unit }] : []),
    ...(delivery ? [{ report: delivery, unit: 'working' as const }] : []),
  ]
}

function daysAfter(from: string, until: string): string[] {
  return Array.from({ length: Math.max(0, dayNumber(until) - dayNumber(from)) }, (_, offset) => later(from, offset + 1))
}

function dueOf(known: Known): string {
  const due = told(known).decision?.due
  if (!due) throw new Error('no due day')
  return due
}

describe('any document', () => {
  const nearlyDocument = fc.record(
    {
      asOf: fc.oneof(someDay, fc.string(), fc.constant(null)),
      unit: fc.constantFrom('working', 'calendar', 'weeks'),
      joint: fc.oneof(fc.boolean(), fc.constant(1)),
      legalDays: fc.oneof(fc.integer({ min: -2, max: 1_002 }), fc.constant(null)),
      promisedDays: fc.oneof(fc.double(), aLimit, fc.constant(null)),
      events: fc.array(
        fc.record(
          { type: fc.constantFrom('received', ...types, 'lost'), day: fc.oneof(someDay, fc.string()), days: fc.integer() },
          { requiredKeys: [] },
        ),
        { maxLength: 4 },
      ),
    },
    { requiredKeys: [] },
  )

  test('is explained or refused with a known shape, never anything else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), nearlyDocument), (document) => {
        const answer = explain(document)
        const members =
          'refused' in answer ? ['refused'] : ['acceptedDay', 'deemedAccepted', 'provisional', 'notice', 'decision', 'delivery']
        expect(Object.keys(answer)).toEqual(members)
      }),
    )
  })

  test('is not changed by being explained, and explained the same again', () => {
    fc.assert(
      fc.property(aCase, ({ limits, events, asOf }) => {
        const before = JSON.stringify({ ...limits, events, asOf })
        const document: unknown = JSON.parse(before)
        expect(explain(document)).toEqual(explain(JSON.parse(before)))
        expect(JSON.stringify(document)).toBe(before)
      }),
    )
  })
})

describe('the numbers of a clock', () => {
  test('counted and left make up the limit, or more is counted than the limit', () => {
    fc.assert(
      fc.property(aCase, (known) => {
        for (const { report, unit } of clocksOf(known)) {
          if (unit === 'calendar' && report.due !== null) continue
          expect(report.counted + report.left).toBe(Math.max(report.limit, report.counted))
        }
      }),
    )
  })

  test('a due day in working days is the one on which the limit is counted', () => {
    fc.assert(
      fc.property(aCase, (known) => {
        for (const { report, unit } of clocksOf({ ...known, asOf: later(known.asOf, 90) })) {
          if (report.due === null || unit === 'calendar' || report.counted < report.limit) continue
          expect(daysAfter(report.from, report.due).length - report.notCounted.length).toBe(report.limit)
          expect(report.notCounted.map(({ day }) => day)).not.toContain(report.due)
        }
      }),
    )
  })

  test('a due day is worked and not paused, in either unit', () => {
    fc.assert(
      fc.property(aCase, (known) => {
        for (const { report } of clocksOf(known)) {
          if (report.due === null) continue
          expect(causeOff(report.due)).toBeUndefined()
          expect(report.notCounted.map(({ day }) => day)).not.toContain(report.due)
        }
      }),
    )
  })

  test('days not counted are in order, within the clock, each for its cause', () => {
    fc.assert(
      fc.property(aCase, (known) => {
        for (const { report, unit } of clocksOf(known)) {
          const days = report.notCounted.map(({ day }) => day)
          expect(days).toEqual([...new Set(days)].sort())
          for (const { day, cause } of report.notCounted) {
            expect(day > report.from && (report.due === null || day < report.due)).toBe(true)
            expect(unit === 'calendar' ? 'suspended' : (causeOff(day) ?? 'suspended')).toBe(cause)
          }
        }
      }),
    )
  })

  test('every day off within the clock is listed', () => {
    fc.assert(
      fc.property(aCase, (known) => {
        const { decision } = told(known)
        if (!decision || known.limits.unit === 'calendar' || decision.state !== 'running') return
        const off = daysAfter(decision.from, known.asOf).filter((day) => causeOff(day) !== undefined)
        expect(decision.notCounted.filter(({ cause }) => cause !== 'suspended').map(({ day }) => day)).toEqual(off)
      }),
    )
  })
})

describe('pausing', () => {
  const aPause = fc.record({ after: fc.integer({ min: 0, max: 40 }), length: fc.integer({ min: 0, max: 30 }) })

  test('never shortens, and takes exactly the days that would have counted', () => {
    fc.assert(
      fc.property(anAcceptedCase, aPause, ({ limits, events, accepted }, { after, length }) => {
        const [from, until] = [later(accepted, after), later(accepted, after + length)]
        const paused: ClockEvent[] = [...events, { type: 'suspended', day: from }, { type: 'resumed', day: until }]
        const [before, now] = [dueOf({ limits, events, asOf: until }), dueOf({ limits, events: paused, asOf: until })]
        expect(now >= before).toBe(true)
        if (limits.unit === 'calendar') return
        const lost = from < before ? daysAfter(from, until).filter((day) => causeOff(day) === undefined).length : 0
        expect(now).toBe(addWorkingDays(before, lost))
      }),
    )
  })

  test('never turns a clock that is kept into one that is breached', () => {
    fc.assert(
      fc.property(anAcceptedCase, aPause, ({ limits, events, accepted }, { after, length }) => {
        const until = later(accepted, after + length)
        const paused: ClockEvent[] = [
          ...events,
          { type: 'suspended', day: later(accepted, after) },
          { type: 'resumed', day: until },
        ]
        const end: ClockEvent = { type: 'decided', day: until }
        if (told({ limits, events: [...events, end], asOf: until }).decision?.state !== 'met') return
        expect(told({ limits, events: [...paused, end], asOf: until }).decision?.state).toBe('met')
      }),
    )
  })

  test('a longer pause is never due earlier', () => {
    fc.assert(
      fc.property(anAcceptedCase, aPause, ({ limits, events, accepted }, { after, length }) => {
        const dueWith = (days: number): string => {
          const until = later(accepted, after + days)
          return dueOf({
            limits,
            events: [...events, { type: 'suspended', day: later(accepted, after) }, { type: 'resumed', day: until }],
            asOf: until,
          })
        }
        expect(dueWith(length + 1) >= dueWith(length)).toBe(true)
      }),
    )
  })
})

test('an extension adds exactly its days', () => {
  const days = fc.integer({ min: 1, max: 10 })
  fc.assert(
    fc.property(anAcceptedCase, days, fc.integer({ min: 0, max: 6 }), ({ limits, events, accepted }, longer, pause) => {
      const until = later(accepted, pause)
      const paused: ClockEvent[] = [...events, { type: 'suspended', day: accepted }, { type: 'resumed', day: until }]
      const due = dueOf({ limits, events: paused, asOf: until })
      const extended: Known = { limits, events: [...paused, { type: 'extended', day: until, days: longer }], asOf: until }
      const limit = (told({ limits, events: paused, asOf: until }).decision?.limit ?? 0) + longer
      expect(told(extended).decision?.limit).toBe(limit)
      const inCalendarDays = later(until, limit)
      const firstWorked = addWorkingDays(later(inCalendarDays, -1), 1)
      expect(dueOf(extended)).toBe(limits.unit === 'calendar' ? firstWorked : addWorkingDays(due, longer))
    }),
  )
})

describe('replay', () => {
  test('every prefix of a case is a case, and an event is refused whatever would have come after it', () => {
    fc.assert(
      fc.property(aCase, someSteps, ({ limits, events }, more) => {
        let day = events.at(-1)?.day ?? ''
        const tried: ClockEvent[] = [...events]
        for (const { type, gap, days } of more) {
          day = later(day, gap)
          tried.push({ type, day, days })
        }
        const answer = clockOf(limits, tried, day)
        const reached = 'refused' in answer ? (answer.refused.event ?? -1) : tried.length
        expect(reached).toBeGreaterThanOrEqual(events.length)
        for (let length = 1; length <= tried.length; length++) {
          const prefix = clockOf(limits, tried.slice(0, length), day)
          if (length <= reached) expect(prefix).not.toHaveProperty('refused')
          else expect(prefix).toEqual(answer)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('what later events cannot change, they do not: a closed clock reads the same for ever', () => {
    fc.assert(
      fc.property(aCase, fc.integer({ min: 0, max: 60 }), ({ limits, events, asOf }, wait) => {
        const final = told({ limits, events, asOf: later(asOf, wait) })
        for (const [index, { day }] of events.entries()) {
          const { decision, delivery, notice, deemedAccepted } = told({ limits, events: events.slice(0, index + 1), asOf: day })
          if (decision && ['met', 'ended'].includes(decision.state)) expect(final.decision).toEqual(decision)
          if (delivery?.state === 'met') expect(final.delivery).toEqual(delivery)
          if (deemedAccepted) expect([final.notice, final.deemedAccepted]).toEqual([notice, true])
        }
      }),
      { numRuns: 200 },
    )
  })

  test('the clock on a day is the same whether later events are known or not yet made', () => {
    fc.assert(
      fc.property(aCase, ({ limits, events }) => {
        for (const [index, { day }] of events.entries()) {
          const next = events[index + 1]
          if (!next) return
          // Asked on the eve of the next event the prefix must lead to what that event then finds.
          const eve = told({ limits, events: events.slice(0, index + 1), asOf: day < next.day ? later(next.day, -1) : day })
          const then = told({ limits, events: events.slice(0, index + 2), asOf: next.day })
          if (eve.acceptedDay !== null) expect(then.acceptedDay).toBe(eve.acceptedDay)
          if (eve.decision?.state === 'breached') expect(then.decision?.state).not.toBe('met')
        }
      }),
      { numRuns: 200 },
    )
  })
})
