import { type CaseView, dueOf, type Entry } from '../case/case-view.ts'
import type { Telling } from '../case/entry-details.ts'
import { tellEntry } from '../case/entry-words.ts'
import { columnsOf, fitRight, fitTo, wrapTo } from '../terminal.ts'
import { type Stage, span } from './stage.ts'

/** One line of a case as it is told. */
export interface Row {
  readonly time: string
  readonly place: string
  readonly who: string
  readonly what: string
  readonly due: string
  readonly elapsed: string
}

const widths = { time: 11, who: 9, due: 10, elapsed: 8 } as const
const placeWidth = { zh: 24, en: 42 } as const
const leastWhat = 34
const chinaOffsetMs = 8 * 3_600_000

/** Columns that the time takes: what is said between the rows stands behind it. */
export const timeColumns = widths.time

/** The names of the columns. */
export const heads = {
  zh: { time: '时间', place: '地点', who: '谁', what: '做了什么', due: '到期日', elapsed: '用时' },
  en: { time: 'when', place: 'where', who: 'who', what: 'what', due: 'due', elapsed: 'elapsed' },
} as const satisfies Record<string, Row>

/** What a row is made of besides the event itself. */
export interface RowOf {
  readonly view: CaseView
  /** When the case was submitted, by the nodes' clock. */
  readonly born: number
  /** Whether it is the newest event: only there is the due day what the node says now. */
  readonly newest: boolean
  readonly label: string
}

export function rowOf(entry: Entry, { view, born, newest, label }: RowOf, telling: Telling): Row {
  const { place, who, what } = tellEntry(entry, view.requests, telling)
  const elapsed = span(Date.parse(entry.at) - born, telling.lang)
  return { time: clockTime(entry.at), place, who, what: `${label}${what}`, due: (newest ? dueOf(view) : null) ?? '', elapsed }
}

/** A row in its columns, over several lines where what happened takes more room than its column. */
export function rowLines(
  { columns, lang }: Pick<Stage, 'columns' | 'lang'>,
  { time, place, who, what, due, elapsed }: Row,
): string[] {
  const before = [fitTo(time, widths.time), fitTo(place, placeWidth[lang]), fitTo(who, widths.who)].join('  ')
  const room = Math.max(leastWhat, columns - columnsOf(before) - widths.due - widths.elapsed - 8)
  const [first = '', ...rest] = wrapTo(what, room)
  const indent = ' '.repeat(columnsOf(before) + 4)
  const after = `${fitTo(due, widths.due)}  ${fitRight(elapsed, widths.elapsed)}`
  return [`  ${before}  ${fitTo(first, room)}  ${after}`, ...rest.map((text) => indent + text)]
}

/** `MM-DD HH:MM` in China Standard Time. */
export function clockTime(instant: string): string {
  const there = new Date(Date.parse(instant) + chinaOffsetMs).toISOString()
  return `${there.slice(5, 10)} ${there.slice(11, 16)}`
}
