import type { Lexicon } from '../lexicon/lexicon.ts'
import { isMeant, type Word } from '../lexicon/word.ts'

/** A piece of a text: a known word, or a run of characters that no word covers. */
export interface Token {
  readonly text: string
  readonly word: Word | undefined
  /** It begins the text, or stands after a blank. */
  readonly first: boolean
}

const UNKNOWN_CHARACTER = 4
const A_WORD = 1
/** One character alone is seldom what was meant where a longer word fits as well. */
const SINGLE_CHARACTER = 0.4
/** A word that only stands in names, or between others, gives way to one with a meaning. */
const ONLY_IN_NAMES = 0.5
const ONLY_BETWEEN = 0.05

interface Step {
  readonly cost: number
  readonly from: number
  readonly word: Word | undefined
}

/** Divides a text into known words so that as little as possible stays unknown, then into as few as possible. Blanks divide words. */
export function readWords(lexicon: Lexicon, text: string): Token[] {
  return text.split(/\s+/u).flatMap((part) => (part === '' ? [] : readPart(lexicon, part)))
}

/** How much of a text stays unknown; what is known only character by character counts a little. */
export function strangeness(tokens: readonly Token[]): number {
  let sum = 0
  for (const { text, word } of tokens) sum += word ? (text.length === 1 ? 0.25 : 0) : text.length
  return sum
}

function readPart(lexicon: Lexicon, text: string): Token[] {
  const best: Step[] = [{ cost: 0, from: 0, word: undefined }]
  for (let end = 1; end <= text.length; end++) best.push(bestStep(lexicon, text, end, best))
  return joinUnknown(pathTo(text, best)).map((token, at) => ({ ...token, first: at === 0 }))
}

function bestStep(lexicon: Lexicon, text: string, end: number, best: readonly Step[]): Step {
  let found: Step = { cost: (best[end - 1]?.cost ?? 0) + UNKNOWN_CHARACTER, from: end - 1, word: undefined }
  for (let from = Math.max(0, end - lexicon.longest); from < end; from++) {
    const word = cutsLatin(text, from) || cutsLatin(text, end) ? undefined : lexicon.words.get(text.slice(from, end))
    const cost = (best[from]?.cost ?? 0) + (word ? costOf(word) : Number.POSITIVE_INFINITY)
    if (word && cost < found.cost) found = { cost, from, word }
  }
  return found
}

/** First letters inside other letters are none: `jh` in `lkjhgf`. */
const cutsLatin = (text: string, at: number): boolean => /[a-z]/.test(text[at - 1] ?? '') && /[a-z]/.test(text[at] ?? '')

function costOf(word: Word): number {
  const single = word.text.length === 1 ? SINGLE_CHARACTER : 0
  const known = isMeant(word) || word.section !== undefined || word.places.length > 0 || word.outside
  return A_WORD + single + (known ? 0 : word.stop ? ONLY_BETWEEN : ONLY_IN_NAMES)
}

type Piece = Omit<Token, 'first'>

function pathTo(text: string, best: readonly Step[]): Piece[] {
  const tokens: Piece[] = []
  for (let end = text.length; end > 0; ) {
    const step = best[end] ?? { from: end - 1, word: undefined }
    tokens.unshift({ text: text.slice(step.from, end), word: step.word })
    end = step.from
  }
  return tokens
}

function joinUnknown(tokens: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const token of tokens) {
    const last = joined.at(-1)
    if (last && !last.word && !token.word) joined[joined.length - 1] = { text: last.text + token.text, word: undefined }
    else joined.push(token)
  }
  return joined
}
