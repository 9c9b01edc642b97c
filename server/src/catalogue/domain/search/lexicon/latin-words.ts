import type { Word } from './word.ts'

/** Chinese words as they are written in Latin letters. */
export interface LatinWords {
  /** Whole syllables, joined: `gongjijin`. Of several words the one that means most. */
  readonly spelled: Map<string, Word>
  /** The same, with sounds that southern speakers do not tell apart made one. */
  readonly blurred: Map<string, Word>
  /** One syllable, for words of one character that mean something. */
  readonly single: Map<string, Word>
  /** First letters of words of three characters and more: `sfz`. */
  readonly initials: Map<string, Word>
  /** English words and phrases, as `stemmed` writes them, and what they are in Chinese; empty for those that mean nothing here. */
  readonly english: Map<string, string>
}

export const latinWords = (): LatinWords => ({
  spelled: new Map(),
  blurred: new Map(),
  single: new Map(),
  initials: new Map(),
  english: new Map(),
})

const INITIALS_FROM = 3

/** Which of two words that are spelled alike is meant: one with a meaning, then a word between others, then the more usual in names. */
function rank({ classes, items, stop, places, names }: Word): number {
  if (classes.length + items.length > 0) return 3_000_000 + names
  if (places.length > 0) return 2_000_000
  return stop ? 1_000_000 : names
}

function keepBest(of: Map<string, Word>, key: string, word: Word): void {
  const known = of.get(key)
  if (!known || rank(word) > rank(known)) of.set(key, word)
}

export const addLatin = {
  sound({ spelled, blurred, single, initials }: LatinWords, word: Word, syllables: readonly string[]): void {
    const letters = syllables.join('')
    if (word.text.length < 2) {
      if (word.classes.length > 0 || word.stop) keepBest(single, letters, word)
      return
    }
    keepBest(spelled, letters, word)
    keepBest(blurred, blur(letters), word)
    if (word.text.length >= INITIALS_FROM && (word.classes.length > 0 || word.items.length > 0))
      keepBest(initials, syllables.map((syllable) => syllable[0] ?? '').join(''), word)
  },
  english({ english }: LatinWords, word: string, chinese: string): void {
    const key = stemmed(word)
    if (!english.get(key)) english.set(key, chinese)
  },
}

/** Makes one what is often confused: zh/z, ch/c, sh/s, n/l, f/h before u, and the nasals ng/n. */
export const blur = (letters: string): string =>
  letters
    .replace(/([zcs])h/g, '$1')
    .replace(/ng/g, 'n')
    .replace(/f(?=u)/g, 'h')
    .replace(/l/g, 'n')

/** The key under which words are kept by their blurred sound, beside those by their sound. */
export const blurredKey = (syllables: readonly string[]): string => `~${syllables.map(blur).join(' ')}`

/** An English phrase without possessives, plural and verb endings, so that `losing` and `lost cards` meet their words. */
export const stemmed = (phrase: string): string => phrase.split(' ').map(stem).join(' ')

const SHORTEST_STEM = 3

function stem(word: string): string {
  const plain = word.replace(/['’]s?$/, '').replace(/[.’']/g, '')
  const cut = plain
    .replace(/ies$/, 'y')
    .replace(/(?<!s)s$/, '')
    .replace(/(?:ing|ed)$/, '')
    .replace(/e$/, '')
  return cut.length >= SHORTEST_STEM ? cut : plain
}
