import { limitsOf, type Standing } from '../case/standing.ts'
import type { Day } from '../clock/day.ts'
import { type Explanation, explain } from '../clock/explain.ts'
import type { ClockReport } from '../clock/report.ts'
import { type CustodyPeriod, holderOn } from './custody.ts'
import type { HandOverReport } from './hand-overs.ts'

/** A limit that was not kept, and the place that had to keep it. `met`: the day on which it was done after all. */
export interface Breach {
  readonly what: 'notice' | 'decision' | 'delivery' | 'instant' | 'handOver' | 'recheck'
  readonly place: string
  readonly due: Day
  readonly met: Day | null
}

/** The legal clocks on a day, each with the sentence that explains it; null before the receipt. */
export function clocksOf({ born, clockEvents }: Standing, asOf: Day): Explanation | null {
  if (clockEvents.length === 0) return null
  const answer = explain({ ...limitsOf(born), events: clockEvents, asOf }, { why: true })
  return 'refused' in answer ? null : answer
}

interface Account {
  readonly last: Standing
  readonly clocks: Explanation | null
  readonly custody: readonly CustodyPeriod[]
  readonly handOvers: readonly HandOverReport[]
  readonly asOf: Day
}

/** Every limit that was breached, legal ones first. A legal limit was the duty of whoever held the case when its last day ended. */
export function breachesOf(account: Account): Breach[] {
  return [...legalBreaches(account), ...instantBreach(account), ...account.handOvers.flatMap(handOverBreaches)]
}

const metBy = {
  notice: ['supplementRequired', 'accepted', 'declined'],
  decision: ['decided'],
  delivery: ['delivered'],
} as const

function legalBreaches({ last, clocks, custody }: Account): Breach[] {
  return (['notice', 'decision', 'delivery'] as const).flatMap((what) => {
    const clock: ClockReport | null = clocks?.[what] ?? null
    if (clock?.state !== 'breached' || clock.due === null) return []
    const { due, from } = clock
    const met = last.clockEvents.find(({ type, day }) => day >= from && metBy[what].some((one) => one === type))
    return [{ what, place: holderOn(custody, due) ?? last.holder, due, met: met?.day ?? null }]
  })
}

/** An instant item has no promised days: it is due on the day it is accepted (domain.md §3). */
function instantBreach({ last, clocks, custody, asOf }: Account): Breach[] {
  const due = clocks?.acceptedDay
  if (!last.born.instant || !due) return []
  const met = last.clockEvents.find(({ type }) => type === 'decided' || type === 'withdrawn' || type === 'terminated')
  return (met?.day ?? asOf) > due
    ? [{ what: 'instant', place: holderOn(custody, due) ?? last.holder, due, met: met?.day ?? null }]
    : []
}

function handOverBreaches({ giver, taker, due, arrived, state, recheckDue, recheck, answered }: HandOverReport): Breach[] {
  return [
    ...(state === 'breached' ? [{ what: 'handOver' as const, place: giver, due, met: arrived }] : []),
    ...(recheck === 'breached' && recheckDue !== null
      ? [{ what: 'recheck' as const, place: taker, due: recheckDue, met: answered?.day ?? null }]
      : []),
  ]
}
