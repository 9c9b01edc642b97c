import fc from 'fast-check'
import { dayNumber, dayText } from '../day.ts'
import type { ClockEvent, Limits } from '../document.ts'
import { clockOf, type Explanation } from '../explain.ts'

export interface Known {
  readonly limits: Limits
  readonly events: readonly ClockEvent[]
  readonly asOf: string
}

export const types = [
  'supplementRequired',
  'supplemented',
  'accepted',
  'declined',
  'suspended',
  'resumed',
  'extended',
  'decided',
  'delivered',
  'withdrawn',
  'terminated',
] as const

export const aLimit = fc.integer({ min: 1, max: 30 })
const someLimits: fc.Arbitrary<Limits> = fc.record({
  joint: fc.boolean(),
  unit: fc.constantFrom('working', 'calendar'),
  legalDays: aLimit,
  promisedDays: fc.option(aLimit, { nil: null }),
  noticeDays: fc.integer({ min: 1, max: 8 }),
  deliveryDays: aLimit,
})

// Mostly in the known years, now and then before and after them.
export const someDay = fc.integer({ min: dayNumber('2018-06-01'), max: dayNumber('2027-06-01') }).map(dayText)
export const someSteps = fc.array(
  fc.record({ type: fc.constantFrom(...types), gap: fc.integer({ min: 0, max: 9 }), days: fc.integer({ min: 1, max: 20 }) }),
  { maxLength: 14 },
)

/** A case that went as far as the clock let it: of the steps tried, those that were refused are left out. */
export const aCase: fc.Arbitrary<Known> = fc
  .record({ limits: someLimits, start: someDay, steps: someSteps, rest: fc.integer({ min: 0, max: 40 }) })
  .map(({ limits, start, steps, rest }) => {
    let events: readonly ClockEvent[] = [{ type: 'received', day: start }]
    let day = start
    for (const { type, gap, days } of steps) {
      const tried = later(day, gap)
      const longer = [...events, type === 'extended' ? { type, day: tried, days } : { type, day: tried }]
      if ('refused' in clockOf(limits, longer, tried)) continue
      events = longer
      day = tried
    }
    return { limits, events, asOf: later(day, rest) }
  })

/** A case whose decision clock runs and was never paused, with room for an extension. */
export const anAcceptedCase = fc
  .record({ limits: someLimits, start: someDay, wait: fc.integer({ min: 0, max: 3 }) })
  .map(({ limits, start, wait }) => ({
    limits: { ...limits, noticeDays: 8 },
    events: [
      { type: 'received', day: start },
      { type: 'accepted', day: later(start, wait) },
    ] satisfies ClockEvent[],
    accepted: later(start, wait),
  }))

export function later(day: string, days: number): string {
  return dayText(dayNumber(day) + days)
}

export function told({ limits, events, asOf }: Known): Explanation {
  const answer = clockOf(limits, events, asOf)
  if ('refused' in answer) throw new Error(JSON.stringify(answer))
  return answer
}
