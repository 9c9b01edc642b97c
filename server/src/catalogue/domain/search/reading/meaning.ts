import type { Section } from '../lexicon/dictionary.ts'

/** Places that a query names, by their full names. */
export interface Places {
  /** Where a move begins, or where the asker is. */
  readonly from?: string
  /** Where a move ends. */
  readonly to?: string
  /** Whose authority decides. */
  readonly target?: string
  /** Where the paper is to be used. */
  readonly use?: string
}

/** What a query was understood to mean. */
export interface Meaning {
  /** The query as it was read: mainland characters, Latin letters and sounds put into words. */
  readonly text: string
  /** Something was guessed, so `text` is shown. */
  readonly corrected: boolean
  readonly classes: ReadonlySet<string>
  /** Words of item names that belong to no class. */
  readonly words: readonly string[]
  /** Names of items that words lead straight to. */
  readonly items: readonly string[]
  /** Characters that nothing covers. */
  readonly unknown: readonly string[]
  /** Words that are about something else than services. */
  readonly outside: boolean
  readonly section: Section | undefined
  readonly places: Places
}
