import type { Section } from './dictionary.ts'
import type { Division } from './division-words.ts'

/** All that a word can mean; most mean one thing. */
export interface Word {
  readonly text: string
  /** Classes of the dictionary. */
  readonly classes: readonly string[]
  /** Items it leads straight to, by name. */
  readonly items: readonly string[]
  readonly stop: boolean
  readonly outside: boolean
  readonly section: Section | undefined
  /** Divisions of this name, the widest first. */
  readonly places: readonly Division[]
  /** How many item names hold it; 0 for a word of the dictionary only. */
  readonly names: number
}

/** A meaning of its own: not only a word that stands in a name or between others. */
export const isMeant = ({ classes, items }: Word): boolean => classes.length > 0 || items.length > 0
