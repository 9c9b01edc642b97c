import type { Lang, Said } from '../language.ts'
import { CommandFailure, failureLine } from '../outcome.ts'

/** Something in the demo did not come as it should: said so that a reader knows where to look. */
export class DemoFailure extends Error {
  override readonly name = 'DemoFailure'
  readonly said: Said

  constructor(zh: string, en: string) {
    super(en)
    this.said = { zh, en }
  }
}

/** What went wrong, in the reader's language. A bug of this program keeps its stack: it is for whoever mends it. */
export function reasonOf(error: unknown, lang: Lang): string {
  if (error instanceof DemoFailure) return error.said[lang]
  if (error instanceof CommandFailure) return failureLine(error, lang, false)
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
