import { type CaseView, dueOf, type Entry } from '../case-view.ts'
import { tellEntry } from '../entry-words.ts'
import type { Lang, Said } from '../language.ts'
import type { PlaceNames } from '../places.ts'
import { columnsOf, fitRight, fitTo, type Paint, wrapTo } from '../terminal.ts'

/** Where the story is told. */
export interface Stage {
  readonly lang: Lang
  readonly paint: Paint
  /** Columns of the terminal. */
  readonly columns: number
  /** Whether a line may be written over, as a terminal allows. */
  readonly rewrites: boolean
  write(text: string): void
}

/** What the teller remembers of one case between two looks at it. */
export interface Told {
  seq: number
  /** When it was submitted, by the nodes' clock. */
  born: number | undefined
}

const chinaOffsetMs = 8 * 3_600_000
const widths = { time: 11, who: 9, due: 10, elapsed: 8 } as const
const placeWidth = { zh: 24, en: 42 } as const
const leastWhat = 34
const words = {
  zh: { time: '时间', place: '地点', who: '谁', what: '做了什么', due: '到期日', elapsed: '用时', waits: '…' },
  en: { time: 'when', place: 'where', who: 'who', what: 'what', due: 'due', elapsed: 'elapsed', waits: '…' },
} as const

/** Tells the demo line by line. Every fact in a line comes from what a node answered. */
export interface Teller {
  /** Runs one long step and says so: at once by name, at the end with the time it took. */
  during<T>(label: Said, work: () => Promise<T>): Promise<T>
  /** Runs something that is normally quick; it is spoken of only when it takes more than a second. */
  waiting<T>(label: Said, work: () => Promise<T>): Promise<T>
  heading(title: string, lines: readonly string[]): void
  /** The events of a case that were not told yet. */
  events(view: CaseView, told: Told, names: Names): void
  /** A sentence between the events. */
  aside(said: Said): void
  good(text: string): void
  bad(text: string): void
  lines(lines: readonly string[]): void
}

export interface Names {
  /** What tells this case from another that is told between the same lines. */
  readonly label?: string
  readonly places: PlaceNames
  readonly materials: (id: string) => string
}

const SPOKEN_OF_AFTER_MS = 1_000

export function teller(stage: Stage): Teller {
  const { lang, paint, write } = stage
  const line = (text: string) => write(`${text}\n`)
  return {
    async during(label, work) {
      const started = performance.now()
      if (stage.rewrites) write(`  ${paint.faint('▸')} ${label[lang]}`)
      else line(`  ▸ ${label[lang]}`)
      const still = stage.rewrites
        ? every(SPOKEN_OF_AFTER_MS, () =>
            write(`\r  ${paint.faint('▸')} ${label[lang]} ${paint.faint(span(performance.now() - started, lang))}`),
          )
        : undefined
      try {
        const result = await work()
        const done = `  ${paint.good('✓')} ${label[lang]}  ${paint.faint(span(performance.now() - started, lang))}`
        line(stage.rewrites ? `\r${done}\u001b[K` : done)
        return result
      } catch (error) {
        if (stage.rewrites) line('')
        throw error
      } finally {
        clearInterval(still)
      }
    },
    async waiting(label, work) {
      const started = performance.now()
      let spoken = false
      const speak = () => {
        const text = `  ${paint.faint(`${' '.repeat(widths.time)}  … ${label[lang]} ${span(performance.now() - started, lang)}`)}`
        if (stage.rewrites) write(`\r${text}\u001b[K`)
        else if (!spoken) line(text)
        spoken = true
      }
      const still = every(SPOKEN_OF_AFTER_MS, speak)
      try {
        return await work()
      } finally {
        clearInterval(still)
        if (spoken && stage.rewrites) write('\r\u001b[K')
      }
    },
    heading(title, lines) {
      line('')
      line(paint.bold(paint.accent(title)))
      for (const one of lines) line(`  ${paint.faint(one)}`)
      const word = words[lang]
      line(
        paint.faint(
          row(stage, {
            time: word.time,
            place: word.place,
            who: word.who,
            what: word.what,
            due: word.due,
            elapsed: word.elapsed,
          }).join('\n'),
        ),
      )
    },
    events(view, told, names) {
      const fresh = view.timeline.filter(({ seq }) => seq > told.seq)
      const last = fresh.at(-1)
      for (const entry of fresh) {
        told.born ??= Date.parse(entry.at)
        const due = entry === last ? dueOf(view) : null
        for (const text of row(stage, rowOf(entry, view, { ...names, lang }, { due, born: told.born }))) line(text)
        told.seq = entry.seq
      }
    },
    aside: (said) => line(`  ${' '.repeat(widths.time)}  ${paint.faint(`› ${said[lang]}`)}`),
    good: (text) => line(`  ${paint.good('✓')} ${text}`),
    bad: (text) => line(`  ${paint.bad('✗')} ${text}`),
    lines: (lines) => {
      for (const one of lines) line(one)
    },
  }
}

interface Row {
  readonly time: string
  readonly place: string
  readonly who: string
  readonly what: string
  readonly due: string
  readonly elapsed: string
}

function rowOf(
  entry: Entry,
  view: CaseView,
  telling: Names & { lang: Lang },
  { due, born }: { due: string | null; born: number },
): Row {
  const { place, who, what } = tellEntry(entry, view.requests, telling)
  const elapsed = span(Date.parse(entry.at) - born, telling.lang)
  return { time: clockTime(entry.at), place, who, what: `${telling.label ?? ''}${what}`, due: due ?? '', elapsed }
}

/** One row, over several lines where what happened takes more room than its column. */
function row({ columns, lang }: Pick<Stage, 'columns' | 'lang'>, { time, place, who, what, due, elapsed }: Row): string[] {
  const before = [fitTo(time, widths.time), fitTo(place, placeWidth[lang]), fitTo(who, widths.who)].join('  ')
  const room = Math.max(leastWhat, columns - 2 - columnsOf(before) - 2 - 2 - widths.due - 2 - widths.elapsed)
  const [first = '', ...rest] = wrapTo(what, room)
  const indent = ' '.repeat(2 + columnsOf(before) + 2)
  return [
    `  ${before}  ${fitTo(first, room)}  ${fitTo(due, widths.due)}  ${fitRight(elapsed, widths.elapsed)}`,
    ...rest.map((text) => indent + text),
  ]
}

/** `MM-DD HH:MM` in China Standard Time. */
export function clockTime(instant: string): string {
  const there = new Date(Date.parse(instant) + chinaOffsetMs).toISOString()
  return `${there.slice(5, 10)} ${there.slice(11, 16)}`
}

const spanUnits = [
  { ms: 86_400_000, zh: '天', en: 'd', digits: 0 },
  { ms: 3_600_000, zh: '小时', en: 'h', digits: 0 },
  { ms: 60_000, zh: '分', en: 'min', digits: 0 },
  { ms: 1_000, zh: '秒', en: 's', digits: 1 },
] as const

/** 23 hours are said as a day. */
const NEARLY = 0.9

/** A span as people say it: seconds with a tenth, else whole minutes, hours or days. */
export function span(ms: number, lang: Lang): string {
  const unit = spanUnits.find((one) => ms >= one.ms * NEARLY) ?? spanUnits[3]
  return `${(ms / unit.ms).toFixed(unit.digits)} ${unit[lang]}`
}

function every(ms: number, act: () => void): NodeJS.Timeout {
  return setInterval(act, ms)
}
