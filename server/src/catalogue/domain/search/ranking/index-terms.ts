import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Meaning } from '../reading/meaning.ts'
import { type Profile, profileOf } from './rank.ts'
import { sharedWeight, wordWeight } from './weights.ts'

/** A class as a term of the index; words stand as they are. */
const classTerm = (term: string): string => `@${term}`

/** What a name is found by: its words, those that an index of words cuts it into, and the classes they belong to. */
export function termsOfName(lexicon: Lexicon, name: string, words: readonly string[]): string[] {
  const profile: Profile = profileOf(lexicon, name)
  return [...new Set([...words, ...profile.words, ...[...profile.classes].map(classTerm)])].filter((term) => term.trim() !== '')
}

/** Terms of which any may stand in a name that fits, and how much it counts if one does. */
export interface Wanted {
  readonly terms: readonly string[]
  readonly weight: number
}

/** What to look for: each class with the narrower ones it may stand for, and each word. Classes that say little are left out unless there is nothing else. */
export function wantedTerms(lexicon: Lexicon, meaning: Meaning): Wanted[] {
  const classes = [...meaning.classes].map((term): Wanted => {
    const narrower = lexicon.classes.get(term)?.covers ?? []
    return { terms: [term, ...narrower].map(classTerm), weight: sharedWeight(lexicon, term) }
  })
  const words = meaning.words.map(
    (word): Wanted => ({ terms: [word, ...partsOf(lexicon, word)], weight: wordWeight(lexicon, word) }),
  )
  const telling = [...classes.filter(({ weight }) => weight >= TELLING), ...words]
  return telling.length > 0 ? telling : classes
}

const LONG = 4

/** 建筑施工 is also looked for as 建筑 and 施工: another name may have them apart. */
function partsOf({ words }: Lexicon, word: string): string[] {
  if (word.length < LONG) return []
  const parts = [...word].slice(1).map((_, at) => word.slice(at, at + 2))
  return parts.filter((part) => (words.get(part)?.names ?? 0) > 0)
}

const TELLING = 0.5
