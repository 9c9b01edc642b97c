import type { Lang } from '../language.ts'
import { type Paint, paintFor } from '../terminal.ts'

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

/** A stage that can be closed, so that nothing more is told of a story that was broken off. */
export interface OpenStage extends Stage {
  close(): void
}

const USUAL_COLUMNS = 130

/** Told on standard output; with `json`, where that is to be one line, on standard error. */
export function openStage({
  lang,
  env,
  json,
}: {
  lang: Lang
  env: Readonly<Record<string, string | undefined>>
  json: boolean
}): OpenStage {
  const stream = json ? process.stderr : process.stdout
  const isTerminal = stream.isTTY === true
  let open = true
  return {
    ...{ lang, paint: paintFor(isTerminal, env), columns: stream.columns ?? USUAL_COLUMNS, rewrites: isTerminal },
    write: (text) => void (open && stream.write(text)),
    close: () => {
      open = false
    },
  }
}

const units = [
  { ms: 86_400_000, zh: '天', en: 'd', digits: 0 },
  { ms: 3_600_000, zh: '小时', en: 'h', digits: 0 },
  { ms: 60_000, zh: '分钟', en: 'min', digits: 0 },
  { ms: 1_000, zh: '秒', en: 's', digits: 1 },
] as const

/** 23 hours are said as a day. */
const NEARLY = 0.9

/** A span as people say it: seconds with a tenth, else whole minutes, hours or days. */
export function span(ms: number, lang: Lang): string {
  const unit = units.find((one) => ms >= one.ms * NEARLY) ?? units[3]
  return `${(ms / unit.ms).toFixed(unit.digits)} ${unit[lang]}`
}
