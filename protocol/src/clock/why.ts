import type { Account, ClockName, Span, Wording } from './account.ts'
import { type DayNotCounted, STILL_OPEN } from './counting.ts'
import { dayNumber, dayText } from './day.ts'
import type { ReadClock } from './report.ts'
import type { Clock, Standing } from './standing.ts'
import { english } from './why-en.ts'
import { chinese } from './why-zh.ts'

/** Why a clock reads as it does: one sentence a language, naming the articles and the days. */
export interface Why {
  readonly zh: string
  readonly en: string
}

/** Words the account of one clock in both languages. */
export function whyOf(name: ClockName, standing: Standing, { clock, report, horizon }: ReadClock): Why {
  const account: Account = {
    name,
    report,
    terms: standing.terms,
    startedBy: clock.startedBy,
    deemed: standing.deemedAccepted,
    extension: name === 'decision' ? (standing.decision?.extension ?? 0) : 0,
    pauses: pausesOf(clock),
    spans: spansOf(report.notCounted),
    stopped: clock.closing?.how,
    stoppedBy: clock.closing?.by,
    horizon: dayText(horizon),
  }
  return { zh: told(account, chinese), en: told(account, english) }
}

function told(account: Account, wording: Wording): string {
  const parts = [
    wording.start(account),
    wording.limit(account),
    wording.pauses(account),
    wording.notCounted(account),
    wording.due(account),
    wording.outcome(account),
  ]
  return wording.sentence(parts.filter((part) => part !== undefined))
}

function pausesOf({ course }: Clock): Account['pauses'] {
  return course.pauses.map(({ from, until }) => ({
    from: dayText(from),
    until: until === STILL_OPEN ? null : dayText(until),
  }))
}

function spansOf(days: readonly DayNotCounted[]): Span[] {
  const spans: Span[] = []
  for (const { day, cause } of days) {
    const span = spans.at(-1)
    const goesOn = span?.cause === cause && dayNumber(span.last) + 1 === dayNumber(day)
    if (goesOn) spans[spans.length - 1] = { ...span, last: day }
    else spans.push({ first: day, last: day, cause })
  }
  return spans
}
