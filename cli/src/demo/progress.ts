import type { Said } from '../language.ts'
import { type Stage, span } from './stage.ts'

/** Tells of what takes time, so that nobody looks at a screen that stands still. */
export interface Progress {
  /** Runs one long step and says so: at once by name, at the end with the time it took. */
  during<T>(label: Said, work: () => Promise<T>): Promise<T>
  /** Runs something that is normally quick; it is spoken of only when it takes more than a second. */
  waiting<T>(label: Said, work: () => Promise<T>): Promise<T>
}

const SPOKEN_OF_AFTER_MS = 1_000
const WRITE_OVER = '\r'
const CLEAR = '\u001b[K'

/** `indent`: columns before what is said between the events of a case. */
export function progressOn(stage: Stage, indent: number): Progress {
  return {
    during: (label, work) => during(stage, label, work),
    waiting: (label, work) => waiting(stage, { label, indent }, work),
  }
}

async function during<T>(stage: Stage, label: Said, work: () => Promise<T>): Promise<T> {
  const { lang, paint, rewrites, write } = stage
  const elapsed = stopwatch(stage)
  const begun = `  ${paint.faint('▸')} ${label[lang]}`
  write(rewrites ? begun : `${begun}\n`)
  const ticking = rewrites
    ? setInterval(() => write(`${WRITE_OVER}${begun}  ${elapsed()}${CLEAR}`), SPOKEN_OF_AFTER_MS)
    : undefined
  try {
    const result = await work()
    write(`${rewrites ? WRITE_OVER : ''}  ${paint.good('✓')} ${label[lang]}  ${elapsed()}${rewrites ? CLEAR : ''}\n`)
    return result
  } catch (error) {
    if (rewrites) write('\n')
    throw error
  } finally {
    clearInterval(ticking)
  }
}

async function waiting<T>(stage: Stage, { label, indent }: { label: Said; indent: number }, work: () => Promise<T>): Promise<T> {
  const { lang, paint, rewrites, write } = stage
  const elapsed = stopwatch(stage)
  let spoken = false
  const speak = () => {
    const text = `  ${' '.repeat(indent)}  ${paint.faint(`… ${label[lang]}`)} ${elapsed()}`
    if (rewrites) write(`${WRITE_OVER}${text}${CLEAR}`)
    else if (!spoken) write(`${text}\n`)
    spoken = true
  }
  const ticking = setInterval(speak, SPOKEN_OF_AFTER_MS)
  try {
    return await work()
  } finally {
    clearInterval(ticking)
    if (spoken && rewrites) write(`${WRITE_OVER}${CLEAR}`)
  }
}

function stopwatch({ lang, paint }: Stage): () => string {
  const started = performance.now()
  return () => paint.faint(span(performance.now() - started, lang))
}
