import type { AskEntry, CueEntry, EmergencyEntry, Role, RuleEntry } from './dictionary.ts'
import type { LatinWords } from './latin-words.ts'
import type { Word } from './word.ts'

/** A class as comparisons need it. */
export interface Class {
  readonly role: Role
  readonly covers: readonly string[]
}

/** The dictionary, the words of the item names and the places, made ready for reading. Built once for an edition. */
export interface Lexicon {
  readonly words: ReadonlyMap<string, Word>
  /** Characters of the longest word. */
  readonly longest: number
  readonly classes: ReadonlyMap<string, Class>
  readonly rules: readonly RuleEntry[]
  readonly asks: readonly AskEntry[]
  readonly emergencies: readonly EmergencyEntry[]
  readonly cues: readonly CueEntry[]
  /** Words that may stand inside others and are left out where that makes a text better known: 买了房. */
  readonly particles: readonly string[]
  /** Words that only end a sentence and are left out there. */
  readonly endings: readonly string[]
  readonly latin: LatinWords
  /** English names of items, by their official name. */
  readonly english: ReadonlyMap<string, string>
  /** How far the items of a list come before others. */
  readonly lists: ReadonlyMap<string, number>
  /** How many item names there are. */
  readonly names: number
  /** Words by how they sound; only those that a repair may put in. */
  readonly sounds: ReadonlyMap<string, readonly Word[]>
}
