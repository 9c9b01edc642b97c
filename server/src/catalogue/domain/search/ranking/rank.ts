import type { RuleEntry } from '../lexicon/dictionary.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Meaning } from '../reading/meaning.ts'
import { itemKey, normaliseName } from '../reading/normalise.ts'
import { readWords } from '../reading/read-words.ts'
import { extraWeight, sharedWeight, UNKNOWN_WEIGHT, wordWeight } from './weights.ts'

/** An item that may be meant. */
export interface Candidate {
  readonly id: string
  readonly name: string
  /** How far the lists that name it bring it forward. */
  readonly prior: number
  /** How much its name looks like the query, where that is all there is to go by. */
  readonly alike?: number
  /** A place takes applications for it. */
  readonly open: boolean
}

/** A candidate with how well it fits. */
export interface Ranked<T extends Candidate = Candidate> {
  readonly candidate: T
  /** For ordering. */
  readonly score: number
  /** How much of query and name is the same, 0 to 1. */
  readonly likeness: number
  /** A rule or a word of the dictionary named it. */
  readonly named: boolean
}

/** What a name is made of. */
export interface Profile {
  readonly classes: ReadonlySet<string>
  readonly words: ReadonlySet<string>
}

/** Reads the name of an item as a query is read, so that the two can be compared. */
export function profileOf(lexicon: Lexicon, name: string): Profile {
  const classes = new Set<string>()
  const words = new Set<string>()
  for (const { text, word } of readWords(lexicon, normaliseName(name))) {
    for (const term of word?.classes ?? []) classes.add(term)
    if (!word || (word.classes.length === 0 && word.names > 0 && !word.stop)) words.add(text)
  }
  return { classes, words }
}

/** The rules that a meaning fulfils, the most specific first. */
export function rulesFor({ rules }: Lexicon, { classes }: Meaning): RuleEntry[] {
  return rules
    .filter(({ all, none = [] }) => all.every((term) => classes.has(term)) && !none.some((term) => classes.has(term)))
    .sort((a, b) => b.all.length - a.all.length)
}

export type ProfileReader = (name: string) => Profile

/** The candidates in order, best first. */
export function rank<T extends Candidate>(
  lexicon: Lexicon,
  meaning: Meaning,
  candidates: readonly T[],
  profile: ProfileReader,
): Ranked<T>[] {
  const named = namedItems(lexicon, meaning)
  const text = normaliseName(meaning.text).replace(/\s/gu, '')
  const ranked = candidates.map((candidate): Ranked<T> => {
    const likeness = Math.max(candidate.alike ?? 0, likenessOf(lexicon, meaning, profile(candidate.name)))
    const key = itemKey(candidate.name)
    const bonus = (named.get(key) ?? 0) + wholeName(text, key, candidate.prior)
    const own = named.has(key) ? LIKENESS_OF_NAMED * likeness : likeness
    return { candidate, likeness, named: named.has(key), score: own + candidate.prior + bonus }
  })
  return ranked.sort(byWorth)
}

/** Scores within one such step are as good as each other: what can be applied for goes first then. Less than one place in an order that the dictionary gives. */
const AS_GOOD = 0.02
const stepOf = ({ score }: Ranked): number => Math.round(score / AS_GOOD)

const byWorth = (a: Ranked, b: Ranked): number =>
  stepOf(b) - stepOf(a) ||
  Number(b.candidate.open) - Number(a.candidate.open) ||
  b.score - a.score ||
  a.candidate.name.length - b.candidate.name.length ||
  (a.candidate.id < b.candidate.id ? -1 : 1)

const SHORTEST_NAME = 4
const MOST_OF_TEXT = 0.75
const PART_OF_TEXT = 0.3

/** The name itself was typed, alone or within a longer sentence. Within a sentence a list that is held back does not count. */
function wholeName(text: string, key: string, prior: number): number {
  const typed = text.replace(/[()（）]/gu, '')
  if (withoutStrokes(typed) === withoutStrokes(key)) return 3
  if (prior < 0) return 0
  const share = key.length >= SHORTEST_NAME && typed.includes(key) ? key.length / typed.length : 0
  return share >= MOST_OF_TEXT ? 1 : PART_OF_TEXT * share
}

/** Strokes between Chinese characters are read as blanks. */
const withoutStrokes = (text: string): string => text.replaceAll('/', '')

/** What is named keeps the order in which it was named. */
const LIKENESS_OF_NAMED = 0.1
const NAMED = 0.5
const NAMED_SHARE = 0.6
const PER_CLASS = 0.02
const PER_POSITION = 0.03

/** What rules and words of the dictionary name, with how much that counts: the more of the query they explain, the more. */
function namedItems(lexicon: Lexicon, meaning: Meaning): Map<string, number> {
  const whole = weightOf(lexicon, meaning.classes) + meaning.words.reduce((sum, word) => sum + wordWeight(lexicon, word), 0)
  const named = new Map<string, number>()
  const name = (items: readonly string[], share: number, specific: number) =>
    items.forEach((item, at) => {
      const bonus = NAMED + NAMED_SHARE * Math.min(1, share) + PER_CLASS * specific - PER_POSITION * at
      named.set(itemKey(item), Math.max(bonus, named.get(itemKey(item)) ?? 0))
    })
  for (const { all, items } of rulesFor(lexicon, meaning))
    name(items, whole === 0 ? 1 : weightOf(lexicon, all) / whole, all.length)
  name(meaning.items, whole === 0 ? 1 : DIRECT_WEIGHT / whole, 1)
  return named
}

/** What a word that leads straight to an item explains of a query. */
const DIRECT_WEIGHT = 3

function weightOf(lexicon: Lexicon, classes: Iterable<string>): number {
  let sum = 0
  for (const term of classes) sum += sharedWeight(lexicon, term)
  return sum
}

const MISSED = 0.7
const EXTRA = 0.35
const EXTRA_WORD = 0.5
const COVERED_BROADLY = 0.75
const PART_OF_WORD = 0.7
const MOST_UNKNOWN = 3

function likenessOf(lexicon: Lexicon, meaning: Meaning, { classes, words }: Profile): number {
  const left = new Set(classes)
  let shared = 0
  let missed = Math.min(MOST_UNKNOWN, meaning.unknown.length) * UNKNOWN_WEIGHT
  for (const term of meaning.classes) {
    const share = shareOf(lexicon, term, left)
    shared += share * sharedWeight(lexicon, term)
    if (share === 0) missed += sharedWeight(lexicon, term)
  }
  const untold = new Set(words)
  for (const word of meaning.words) {
    const share = wordShare(word, untold)
    shared += share * wordWeight(lexicon, word)
    if (share === 0) missed += wordWeight(lexicon, word)
  }
  let extra = 0
  for (const term of left) extra += extraWeight(lexicon, term)
  for (const word of untold) extra += EXTRA_WORD * wordWeight(lexicon, word)
  return shared === 0 ? 0 : shared / (shared + MISSED * missed + EXTRA * extra)
}

/** How far a name answers to a word: by the word itself, or by one that holds it or is held by it (烟草 in 烟草专卖). */
function wordShare(word: string, untold: Set<string>): number {
  if (untold.delete(word)) return 1
  const parts = [...untold].filter((own) => own.includes(word) || word.includes(own))
  for (const part of parts) untold.delete(part)
  return parts.length > 0 ? PART_OF_WORD : 0
}

/** How far a name answers to a class, itself or by a narrower one; what answered is taken from what is left of the name. */
function shareOf({ classes }: Lexicon, term: string, left: Set<string>): number {
  if (left.delete(term)) return 1
  const narrower = (classes.get(term)?.covers ?? []).filter((covered) => left.delete(covered))
  return narrower.length > 0 ? COVERED_BROADLY : 0
}
