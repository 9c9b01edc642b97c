import type { Account, ClockName, Span, Wording } from './account.ts'
import type { CauseNotCounted } from './counting.ts'
import type { ClockEventType } from './document.ts'

const eventNames: Record<ClockEventType, string> = {
  received: 'the receipt of the application',
  supplementRequired: 'the one-time notice of what is missing',
  supplemented: 'the receipt of the supplement',
  accepted: 'the acceptance',
  declined: 'the refusal to accept',
  suspended: 'the beginning of a special procedure',
  resumed: 'the resumption',
  extended: 'the extension',
  decided: 'the decision',
  delivered: 'the delivery',
  withdrawn: 'the withdrawal',
  terminated: 'the termination',
}

const causeNames: Record<CauseNotCounted, string> = { weekend: 'weekend', holiday: 'holiday', suspended: 'special procedure' }

const limits: Record<ClockName, (account: Account) => string> = {
  notice: ({ report }) =>
    `a notice of what is missing, an acceptance or a refusal to accept is owed within ${days(report.limit, 'working')} (Administrative License Law Art. 32, 82)`,
  decision: (account) =>
    `a decision is owed within ${days(account.report.limit, account.terms.unit)} (${decisionBasis(account)})`,
  delivery: ({ report }) => `delivery is owed within ${days(report.limit, 'working')} (Administrative License Law Art. 44, 82)`,
}

/** The English account of a clock. */
export const english: Wording = {
  start: ({ name, deemed, report, startedBy }) =>
    name === 'decision' && deemed
      ? `No notice came in time, so by Administrative License Law Art. 32 the application counts as accepted from ${eventNames[startedBy]} on ${report.from}, and the next day is the first (Civil Code Art. 201)`
      : `Counted from the day after ${eventNames[startedBy]} on ${report.from} (Civil Code Art. 201)`,
  limit: (account) => limits[account.name](account),
  pauses: ({ pauses }) =>
    pauses.length === 0
      ? undefined
      : `special procedures do not count (Administrative License Law Art. 45): ${pauses.map(pauseText).join(', ')}`,
  notCounted: ({ spans }) => (spans.length === 0 ? undefined : `not counted: ${spans.map(spanText).join(', ')}`),
  due: ({ report }) => (report.due === null ? 'the clock stands still and has no due day' : `due ${report.due}`),
  outcome,
  sentence: (parts) => `${parts.join('; ')}.`,
}

function decisionBasis({ terms, extension }: Account): string {
  const parts = [
    terms.promisedDays === undefined ? undefined : `promised ${terms.promisedDays}`,
    `legal limit ${terms.legalDays}${terms.joint ? ' in joint handling' : ''}`,
    extension > 0 ? `extended by ${extension}` : undefined,
    terms.unit === 'calendar'
      ? 'Administrative License Law Art. 42; a due day that is not a working day moves to the next one, Civil Code Art. 203'
      : 'Administrative License Law Art. 42, 82',
  ]
  return parts.filter((part) => part !== undefined).join('; ')
}

function outcome({ report, horizon, stopped, stoppedBy }: Account): string {
  const by = stoppedBy && `${eventNames[stoppedBy]} on ${horizon}`
  if (stopped === 'ranOut') return `nothing came by then, so the application counts as accepted from ${report.from}`
  if (stopped === 'ended') return `ended by ${by}`
  if (by) return report.state === 'met' ? `met by ${by}` : `overdue: met only by ${by}`
  const counted = `${days(report.counted, undefined)} counted by ${horizon}`
  if (report.state === 'breached') return `overdue: ${counted}`
  return `${counted}, ${report.left} left`
}

function pauseText({ from, until }: Account['pauses'][number]): string {
  return until === null ? `after ${from}, not resumed yet` : `after ${from} up to ${until}`
}

function spanText({ first, last, cause }: Span): string {
  return first === last ? `${first} ${causeNames[cause]}` : `${first} to ${last} ${causeNames[cause]}`
}

function days(count: number, unit: 'working' | 'calendar' | undefined): string {
  return `${count} ${unit ? `${unit} ` : ''}${count === 1 ? 'day' : 'days'}`
}
