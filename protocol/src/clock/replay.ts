import { dueDay } from './counting.ts'
import type { DayNumber } from './day.ts'
import type { ClockEventType, Happening, Reading } from './document.ts'
import type { ClockProblemCode } from './problems.ts'
import { blankStanding, letTimePass, pauseGoingOn, type Standing, take } from './standing.ts'

interface Rule {
  readonly code: ClockProblemCode
  readonly on: readonly ClockEventType[] | 'any'
  readonly refuses: (standing: Standing, happening: Happening, asOf: DayNumber) => boolean
}

const LONGEST_EXTENSION = 10
const LONGEST_EXTENSION_JOINT = 15

/** What may not happen (clock.md, "Refusals"). Where several rules refuse one event, the first in this list gives the code. */
const rules: readonly Rule[] = [
  { code: 'clock/order', on: 'any', refuses: (standing, { day }, asOf) => day < standing.day || day > asOf },
  { code: 'clock/notReceived', on: 'any', refuses: ({ stage }, { type }) => (stage === 'receipt') !== (type === 'received') },
  {
    code: 'clock/over',
    on: 'any',
    refuses: ({ stage }, { type }) => stage === 'end' || (stage === 'delivery' && type !== 'delivered'),
  },
  {
    code: 'clock/noticeExpired',
    on: ['supplementRequired', 'accepted', 'declined'],
    refuses: ({ deemedAccepted }) => deemedAccepted,
  },
  {
    code: 'clock/secondSupplement',
    on: ['supplementRequired'],
    refuses: ({ stage, supplementAsked }) => supplementAsked && stage !== 'decision',
  },
  { code: 'clock/notSupplementing', on: ['supplemented'], refuses: ({ stage }) => stage !== 'supplement' },
  {
    code: 'clock/supplementing',
    on: ['accepted', 'declined', 'suspended', 'resumed', 'extended', 'decided'],
    refuses: ({ stage }) => stage === 'supplement',
  },
  {
    code: 'clock/alreadyAccepted',
    on: ['supplementRequired', 'accepted', 'declined'],
    refuses: ({ stage }) => stage === 'decision',
  },
  {
    code: 'clock/notAccepted',
    on: ['suspended', 'resumed', 'extended', 'decided'],
    refuses: ({ stage }) => stage === 'notice',
  },
  {
    code: 'clock/suspended',
    on: ['suspended', 'extended', 'decided'],
    refuses: (standing) => pauseGoingOn(standing) !== undefined,
  },
  { code: 'clock/notSuspended', on: ['resumed'], refuses: (standing) => pauseGoingOn(standing) === undefined },
  { code: 'clock/extendTwice', on: ['extended'], refuses: ({ decision }) => decision !== undefined && decision.extension > 0 },
  {
    code: 'clock/extendTooLong',
    on: ['extended'],
    refuses: ({ terms }, { days }) => days > (terms.joint ? LONGEST_EXTENSION_JOINT : LONGEST_EXTENSION),
  },
  { code: 'clock/extendTooLate', on: ['extended'], refuses: (standing, { day }) => day > decisionDue(standing) },
  { code: 'clock/notDecided', on: ['delivered'], refuses: ({ stage }) => stage !== 'delivery' },
  {
    code: 'clock/notTerminable',
    on: ['terminated'],
    refuses: (standing) => standing.stage !== 'supplement' && pauseGoingOn(standing) === undefined,
  },
]

/** An event that the rules refuse, by its index. */
export interface RefusedEvent {
  readonly code: ClockProblemCode
  readonly event: number
}

/** Takes the events one after the other and then lets time pass to the day asked for; stops at the first that is refused. */
export function replay({ terms, happenings, asOf }: Reading): Standing | RefusedEvent {
  const standing = blankStanding(terms)
  for (const [event, happening] of happenings.entries()) {
    letTimePass(standing, happening.day)
    const broken = rules.find(({ on, refuses }) => applies(on, happening) && refuses(standing, happening, asOf))
    if (broken) return { code: broken.code, event }
    take(standing, happening)
  }
  letTimePass(standing, asOf)
  return standing
}

function applies(on: Rule['on'], { type }: Happening): boolean {
  return on === 'any' || on.includes(type)
}

// An open pause, which leaves no due day, is refused by an earlier rule.
function decisionDue({ decision }: Standing): DayNumber {
  return (decision && dueDay(decision.course)) ?? Number.NEGATIVE_INFINITY
}
