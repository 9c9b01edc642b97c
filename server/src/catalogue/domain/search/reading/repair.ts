import { blurredKey } from '../lexicon/latin-words.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { isMeant, type Word } from '../lexicon/word.ts'
import { readWords, strangeness, type Token } from './read-words.ts'

/** How a text sounds, and which of its words are ordinary ones that nobody mistyped. */
export interface Hearing {
  /** Syllables without tones, one a character. */
  readonly sounds: (text: string) => readonly string[]
  readonly isOrdinary: (word: string) => boolean
}

/** A text with characters put right that only sounded right; `changed` when there were any. */
export interface Repaired {
  readonly text: string
  readonly changed: boolean
}

const MOST_REPAIRS = 3
const LONGEST = 8

/** Puts right what sounds like a known word but is none: 遗矢 → 遗失. Only known terms are put in, and only where something is not understood. */
export function repairSounds(lexicon: Lexicon, text: string, hearing: Hearing): Repaired {
  let repaired = text
  for (let round = 0; round < MOST_REPAIRS; round++) {
    const better = bestRepair(lexicon, repaired, hearing)
    if (better === undefined) break
    repaired = better
  }
  return { text: repaired, changed: repaired !== text }
}

function bestRepair(lexicon: Lexicon, text: string, hearing: Hearing): string | undefined {
  const before = strangeness(readWords(lexicon, text))
  if (before === 0) return undefined
  let [best, least]: [string | undefined, number] = [undefined, before]
  for (const { from, to, word } of soundingAlike(lexicon, text, hearing)) {
    const changed = text.slice(0, from) + word.text + text.slice(to)
    const after = strangeness(readWords(lexicon, changed))
    if (after < least) [best, least] = [changed, after]
  }
  return best
}

interface Alike {
  readonly from: number
  readonly to: number
  readonly word: Word
}

function* soundingAlike(lexicon: Lexicon, text: string, hearing: Hearing): Generator<Alike> {
  const known = knownBy(lexicon, text)
  for (const { from, to } of pieces(text.length)) {
    if (breaks(known[from], known[from - 1]) || breaks(known[to], known[to - 1])) continue
    const [piece, covers] = [text.slice(from, to), known.slice(from, to)]
    yield* heardAs(lexicon, piece, covers, hearing).map((word) => ({ from, to, word }))
  }
}

function* pieces(length: number): Generator<Pick<Alike, 'from' | 'to'>> {
  for (let from = 0; from < length - 1; from++)
    for (let to = from + 2; to <= Math.min(length, from + LONGEST); to++) yield { from, to }
}

type Covers = readonly (Word | undefined)[]

/** The words that sound like a piece of text and may take its place. */
function heardAs({ words, sounds }: Lexicon, piece: string, covers: Covers, hearing: Hearing): Word[] {
  if (!/^\p{Script=Han}+$/u.test(piece) || words.has(piece) || hearing.isOrdinary(piece)) return []
  const heard = hearing.sounds(piece)
  const blurred = covers.includes(undefined) ? sounds.get(blurredKey(heard)) : undefined
  const alike = (sounds.get(heard.join(' ')) ?? blurred ?? []).filter((word) => mayReplace(word, piece, covers))
  return alike.length > 0 ? alike : oneWrong(words, piece, covers)
}

/** A cut between two characters of one word that means something. */
const breaks = (here: Word | undefined, before: Word | undefined): boolean =>
  here !== undefined && here === before && isMeant(here)

const SHORTEST_ONE_WRONG = 3
/** From here on a word that only the dictionary has is trusted as well as one of names. */
const LONG = 4

/** Words of names that differ from a piece in one character: 公职金 → 公积金. */
function oneWrong(words: Lexicon['words'], piece: string, covers: Covers): Word[] {
  const known = covers.some((one) => one && isMeant(one))
  if (known || piece.length < SHORTEST_ONE_WRONG || !covers.includes(undefined)) return []
  const trusted = ({ names, classes }: Word) => classes.length > 0 && (names > 0 || piece.length >= LONG)
  return [...words.values()].filter((word) => trusted(word) && isOneWrong(word.text, piece))
}

function isOneWrong(word: string, piece: string): boolean {
  return word.length === piece.length && [...word].filter((character, at) => piece[at] !== character).length === 1
}

/** The word that covers each character of a text; none for blanks. */
function knownBy(lexicon: Lexicon, text: string): (Word | undefined)[] {
  return text
    .split(/(\s+)/u)
    .flatMap((part) => (/^\s*$/u.test(part) ? [...part].map(() => undefined) : readWords(lexicon, part).flatMap(spread)))
}

const spread = ({ text, word }: Token): (Word | undefined)[] => [...text].map(() => word)

/** A word takes the place of what nobody knows; if it has a meaning, also of words that have none. */
function mayReplace(word: Word, piece: string, covers: Covers): boolean {
  if (![...word.text].some((character, at) => piece[at] === character)) return false
  if (!isMeant(word)) return covers.every((one) => one === undefined)
  return covers.includes(undefined) || !covers.some((one) => one && isMeant(one))
}
