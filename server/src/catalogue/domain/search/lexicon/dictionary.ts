/** What a class of words is about; how much it counts in a comparison follows from it (`weights.ts`). */
export type Role = 'object' | 'action' | 'basic' | 'cause' | 'who' | 'detail' | 'weak'

/** Where on the page of an item a question of the kind “how much” is answered. */
export type Section = 'materials' | 'fee' | 'places' | 'limit'

/** A text in both languages. */
export interface Both {
  readonly zh: string
  readonly en: string
}

/** Words that mean one thing: the official ones of item names and the everyday ones. `covers`: narrower classes it may stand for. */
export interface ClassEntry {
  readonly kind: 'class'
  readonly term: string
  readonly role: Role
  readonly words: readonly string[]
  readonly en?: readonly string[]
  readonly covers?: readonly string[]
}

/** Everyday words, dialect, old names, abbreviations that mean one or more classes, or lead straight to items. */
export interface WordEntry {
  readonly kind: 'word'
  readonly term: string
  readonly variety: 'everyday' | 'dialect' | 'old' | 'abbreviation'
  readonly words: readonly string[]
  readonly en?: readonly string[]
  readonly means?: readonly string[]
  readonly items?: readonly string[]
}

/** When all these classes are meant and none of those, these items come first, in this order. */
export interface RuleEntry {
  readonly kind: 'rule'
  readonly term: string
  readonly all: readonly string[]
  readonly none?: readonly string[]
  readonly items: readonly string[]
}

/** When nothing but these classes is meant, one question narrows it down; `offers` are its answers, items of one level. */
export interface AskEntry {
  readonly kind: 'ask'
  readonly term: string
  readonly when: readonly string[]
  readonly question: Both
  readonly offers: readonly string[]
}

/** Words that carry no meaning for a search, that show that something else is asked than a service, that stand inside others
 * (买了房), or that only end a sentence (公积金怎么办; not 怎么办身份证). */
export interface PlainEntry {
  readonly kind: 'stop' | 'outside' | 'particle' | 'ending'
  readonly term: string
  readonly words: readonly string[]
  readonly en?: readonly string[]
}

/** Words of people in danger: the number to call comes first and nothing is searched. */
export interface EmergencyEntry {
  readonly kind: 'emergency'
  readonly term: string
  readonly words: readonly string[]
  readonly en?: readonly string[]
  /** Classes that show that a service is asked for after all: 出车祸算工伤吗. */
  readonly unless?: readonly string[]
  readonly phone: string
  readonly say: Both
}

export interface SectionEntry {
  readonly kind: 'section'
  readonly term: string
  readonly section: Section
  readonly words: readonly string[]
  readonly en?: readonly string[]
}

/** How a place stands in a sentence: `origin` 从…, `toward` 到…, `at` 在…, `home` 人在…, `own` …的, `use` 拿去…用. */
export type Cue = 'origin' | 'toward' | 'at' | 'home' | 'own' | 'use'

/** Words right before or right after a place (or, for `toward`, a person) that say how it stands. */
export interface CueEntry {
  readonly kind: 'cue'
  readonly term: string
  readonly cue: Cue
  readonly before?: readonly string[]
  readonly after?: readonly string[]
  readonly en?: readonly string[]
}

/** The English name of an item, for people who read it; the official name stays Chinese. */
export interface NameEntry {
  readonly kind: 'name'
  readonly term: string
  readonly en: string
}

/** How far a list's items come before others that fit as well: −0.3 to 0.2. */
export interface ListEntry {
  readonly kind: 'list'
  readonly term: string
  readonly prior: number
}

/** What one entry of the dictionary says; kind and term name it. */
export type EntryBody =
  | ClassEntry
  | WordEntry
  | RuleEntry
  | AskEntry
  | PlainEntry
  | EmergencyEntry
  | SectionEntry
  | CueEntry
  | NameEntry
  | ListEntry
