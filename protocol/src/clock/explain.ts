import type { ClockName } from './account.ts'
import { hasNotice } from './calendar.ts'
import { dueDay } from './counting.ts'
import { type Day, type DayNumber, dayText, yearOf } from './day.ts'
import { type ClockEvent, type Limits, type Reading, readDocument } from './document.ts'
import { type ClockRefusal, type Lang, refuse } from './problems.ts'
import { replay } from './replay.ts'
import { type ClockReport, type ReadClock, readClock } from './report.ts'
import type { Clock, Standing } from './standing.ts'
import { type Why, whyOf } from './why.ts'

/** A clock with, where asked for, the sentence that explains it. */
export interface ExplainedClock extends ClockReport {
  readonly why?: Why
}

/** The three clocks of a case on the day asked for; a clock that never started is null, `notice` is the newest one. */
export interface Explanation {
  readonly acceptedDay: Day | null
  /** Accepted by law because no notice came in time (行政许可法 Art. 32). */
  readonly deemedAccepted: boolean
  /** A day spoken of lies in a year without a State Council notice, where only weekends are known to be off. */
  readonly provisional: boolean
  readonly notice: ExplainedClock | null
  readonly decision: ExplainedClock | null
  readonly delivery: ExplainedClock | null
}

export interface ExplainOptions {
  /** Adds to each clock a sentence in Chinese and one in English that name the articles and the days. */
  readonly why?: boolean
  /** The language of a refusal's title; Chinese by default. */
  readonly lang?: Lang
}

/**
 * The legal clock (clock.md; 行政许可法 Art. 32, 42, 44, 45, 82; 民法典 Art. 201, 203): what the events of a case mean for its
 * limits on the day `asOf`. The document is judged whole before anything is counted; then the first refused event wins.
 */
export function explain(document: unknown, options: ExplainOptions = {}): Explanation | ClockRefusal {
  const reading = readDocument(document)
  if ('malformed' in reading) return refuse('clock/badInput', reading.malformed, options.lang)
  const standing = replay(reading)
  if ('code' in standing) return refuse(standing.code, standing.event, options.lang)
  return explanationOf(standing, reading, options.why ?? false)
}

/**
 * {@link explain} for a program that holds limits and events apart. `asOf` must not lie before the last event, so a node whose
 * wall clock is behind passes the later of its day and that of the last event (domain.md §3).
 */
export function clockOf(limits: Limits, events: readonly ClockEvent[], asOf: Day): Explanation | ClockRefusal {
  return explain({ ...limits, events, asOf })
}

/**
 * The last day for a notice, an acceptance or a refusal to accept, if such a clock runs after these events: as soon as the day
 * is over the case is deemed accepted (行政许可法 Art. 32). Undefined if none runs, and for events that the clock refuses.
 */
export function noticeRunsOut(limits: Limits, events: readonly ClockEvent[]): Day | undefined {
  const reading = readDocument({ ...limits, events, asOf: events.at(-1)?.day })
  if ('malformed' in reading) return undefined
  const standing = replay(reading)
  if ('code' in standing || standing.stage !== 'notice' || !standing.notice) return undefined
  const due = dueDay(standing.notice.course)
  return due === undefined ? undefined : dayText(due)
}

function explanationOf(standing: Standing, { asOf }: Reading, why: boolean): Explanation {
  const notice = read(standing.notice, asOf)
  const decision = read(standing.decision, asOf)
  const delivery = read(standing.delivery, asOf)
  const told = (name: ClockName, got: ReadClock | undefined): ExplainedClock | null => {
    if (!got) return null
    return why ? { ...got.report, why: whyOf(name, standing, got) } : got.report
  }
  return {
    acceptedDay: decision?.report.from ?? null,
    deemedAccepted: standing.deemedAccepted,
    provisional: [notice, decision, delivery].some((got) => got !== undefined && speaksOfUnknownYear(got)),
    notice: told('notice', notice),
    decision: told('decision', decision),
    delivery: told('delivery', delivery),
  }
}

function read(clock: Clock | undefined, asOf: DayNumber): ReadClock | undefined {
  return clock && readClock(clock, asOf)
}

function speaksOfUnknownYear({ clock, last }: ReadClock): boolean {
  const first = clock.course.from + 1
  if (last < first) return false
  for (let year = yearOf(first); year <= yearOf(last); year++) {
    if (!hasNotice(year)) return true
  }
  return false
}
