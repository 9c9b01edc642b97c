import { type Course, dueDay, openPause, type Pause, STILL_OPEN } from './counting.ts'
import type { DayNumber } from './day.ts'
import type { ClockEventType, Happening, Terms } from './document.ts'

/** How and when a clock stopped: the event that met it, one that ended it (rule 5), or its own due day (rule 2). */
export interface Closing {
  readonly how: 'met' | 'ended' | 'ranOut'
  readonly on: DayNumber
  readonly by: ClockEventType | undefined
}

export interface Clock {
  readonly course: Course
  /** Where the case is deemed accepted, the decision clock starts with what had started the notice clock. */
  readonly startedBy: ClockEventType
  closing: Closing | undefined
}

export interface DecisionClock extends Clock {
  readonly pauses: Pause[]
  /** The days granted by an extension; 0 before it. */
  extension: number
}

/** What the case is waiting for. */
export type Stage = 'receipt' | 'notice' | 'supplement' | 'decision' | 'delivery' | 'end'

/** Where a case stands after some of its events, as the law sees it. */
export interface Standing {
  readonly terms: Terms
  stage: Stage
  /** The day of the last event; nothing may happen before it. */
  day: DayNumber
  /** A one-time notice was given since the receipt, answered or not. */
  supplementAsked: boolean
  deemedAccepted: boolean
  notice: Clock | undefined
  decision: DecisionClock | undefined
  delivery: Clock | undefined
}

/** Before the receipt. */
export function blankStanding(terms: Terms): Standing {
  return {
    terms,
    stage: 'receipt',
    day: Number.NEGATIVE_INFINITY,
    supplementAsked: false,
    deemedAccepted: false,
    notice: undefined,
    decision: undefined,
    delivery: undefined,
  }
}

/** The limit before any extension: the promised days, but never more than the legal ones (行政许可法 Art. 42). */
function decisionDays({ promisedDays, legalDays }: Terms): number {
  return promisedDays === undefined ? legalDays : Math.min(promisedDays, legalDays)
}

/** The pause that is going on. */
export function pauseGoingOn({ decision }: Standing): Pause | undefined {
  return decision && openPause(decision.course)
}

/**
 * Rule 2 (行政许可法 Art. 32): a notice clock that nobody met by the end of its due day makes the case accepted from the day
 * that clock started. It is so as soon as anything, or the day asked for, lies after the due day.
 */
export function letTimePass(standing: Standing, until: DayNumber): void {
  const { notice } = standing
  if (!notice || standing.stage !== 'notice') return
  const due = dueDay(notice.course)
  if (due === undefined || until <= due) return
  notice.closing = { how: 'ranOut', on: due, by: undefined }
  standing.deemedAccepted = true
  startDecision(standing, { day: notice.course.from, type: notice.startedBy })
}

/** Takes one event that no rule refuses. */
export function take(standing: Standing, happening: Happening): void {
  standing.day = happening.day
  effects[happening.type](standing, happening)
}

const effects: Record<ClockEventType, (standing: Standing, happening: Happening) => void> = {
  received: startNotice,
  supplementRequired: (standing, happening) => {
    close(standing.notice, 'met', happening)
    standing.supplementAsked = true
    standing.stage = 'supplement'
  },
  supplemented: startNotice,
  accepted: (standing, happening) => {
    close(standing.notice, 'met', happening)
    startDecision(standing, happening)
  },
  declined: (standing, happening) => {
    close(standing.notice, 'met', happening)
    startDelivery(standing, happening)
  },
  suspended: ({ decision }, { day }) => {
    decision?.pauses.push({ from: day, until: STILL_OPEN })
  },
  resumed: (standing, { day }) => {
    const pause = pauseGoingOn(standing)
    if (pause) pause.until = day
  },
  extended: ({ decision }, { days }) => {
    if (!decision) return
    decision.extension = days
    decision.course.limit += days
  },
  decided: (standing, happening) => {
    close(standing.decision, 'met', happening)
    startDelivery(standing, happening)
  },
  delivered: (standing, happening) => {
    close(standing.delivery, 'met', happening)
    standing.stage = 'end'
  },
  withdrawn: end,
  terminated: end,
}

type Start = Pick<Happening, 'day' | 'type'>

function startNotice(standing: Standing, start: Start): void {
  standing.stage = 'notice'
  standing.notice = inWorkingDays(start, standing.terms.noticeDays)
}

function startDecision(standing: Standing, { day, type }: Start): void {
  const pauses: Pause[] = []
  const { terms } = standing
  standing.stage = 'decision'
  standing.decision = {
    course: { from: day, unit: terms.unit, pauses, limit: decisionDays(terms) },
    startedBy: type,
    pauses,
    extension: 0,
    closing: undefined,
  }
}

function startDelivery(standing: Standing, start: Start): void {
  standing.stage = 'delivery'
  standing.delivery = inWorkingDays(start, standing.terms.deliveryDays)
}

function inWorkingDays({ day, type }: Start, limit: number): Clock {
  return { course: { from: day, unit: 'working', pauses: [], limit }, startedBy: type, closing: undefined }
}

function end(standing: Standing, happening: Happening): void {
  if (standing.stage === 'notice') close(standing.notice, 'ended', happening)
  close(standing.decision, 'ended', happening)
  standing.stage = 'end'
}

function close(clock: Clock | undefined, how: Closing['how'], { day, type }: Happening): void {
  if (clock) clock.closing = { how, on: day, by: type }
}
