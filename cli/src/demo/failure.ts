import type { Said } from '../language.ts'

/** Something in the demo did not come as it should: said so that a reader knows where to look. */
export class DemoFailure extends Error {
  override readonly name = 'DemoFailure'
  readonly said: Said

  constructor(zh: string, en: string) {
    super(en)
    this.said = { zh, en }
  }
}

/** The first line of what went wrong, in the reader's language. */
export function reasonOf(error: unknown, lang: keyof Said): string {
  if (error instanceof Error && 'said' in error) return (error as DemoFailure).said[lang]
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
