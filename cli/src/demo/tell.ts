import type { CaseView } from '../case/case-view.ts'
import type { Telling } from '../case/entry-details.ts'
import type { Said } from '../language.ts'
import { type Progress, progressOn } from './progress.ts'
import { heads, rowLines, rowOf, timeColumns } from './row.ts'
import type { Stage } from './stage.ts'

/** What the teller remembers of one case between two looks at it. */
export interface Told {
  seq: number
  /** When it was submitted, by the nodes' clock. */
  born: number | undefined
}

export interface Names extends Omit<Telling, 'lang'> {
  /** What tells this case from another that is told between the same lines. */
  readonly label?: string
}

/** Tells the demo line by line. Every fact in a line comes from what a node answered. */
export interface Teller extends Progress {
  heading(title: string, lines: readonly string[]): void
  /** The events of a case that were not told yet. */
  events(view: CaseView, told: Told, names: Names): void
  /** A sentence between the events. */
  aside(said: Said): void
  good(text: string): void
  bad(text: string): void
  lines(lines: readonly string[]): void
}

export function teller(stage: Stage): Teller {
  const { lang, paint } = stage
  const line = (text: string) => stage.write(`${text}\n`)
  const lines = (texts: readonly string[]) => texts.forEach(line)
  return {
    ...progressOn(stage, timeColumns),
    lines,
    heading(title, notes) {
      lines(['', paint.bold(paint.accent(title)), ...notes.map((note) => `  ${paint.faint(note)}`)])
      lines(rowLines(stage, heads[lang]).map(paint.faint))
    },
    events: (view, told, names) => lines(freshLines(stage, view, told, names)),
    aside: (said) => line(`  ${' '.repeat(timeColumns)}  ${paint.faint(`› ${said[lang]}`)}`),
    good: (text) => line(`  ${paint.good('✓')} ${text}`),
    bad: (text) => line(`  ${paint.bad('✗')} ${text}`),
  }
}

function freshLines(stage: Stage, view: CaseView, told: Told, { label = '', ...names }: Names): string[] {
  const fresh = view.timeline.filter(({ seq }) => seq > told.seq)
  const last = fresh.at(-1)
  return fresh.flatMap((entry) => {
    told.born ??= Date.parse(entry.at)
    told.seq = entry.seq
    const around = { view, born: told.born, newest: entry === last, label }
    return rowLines(stage, rowOf(entry, around, { ...names, lang: stage.lang }))
  })
}
