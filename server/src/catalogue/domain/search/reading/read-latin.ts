import { blur, type LatinWords, stemmed } from '../lexicon/latin-words.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { isMeant, type Word } from '../lexicon/word.ts'

/** A text whose Latin letters were read as Chinese words. */
export interface ReadLatin {
  readonly text: string
  /** Something had to be guessed: the reader is told what was searched for. */
  readonly guessed: boolean
}

const RUN = /[a-z][a-z'’.-]*(?:\s+[a-z][a-z'’.-]*)*/g
/** What stands before a noun without changing it. */
const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the', 'my', 'our', 'your', 'his', 'her', 'their'])
const LONGEST_PHRASE = 7
const UNKNOWN_LETTER = 4
const A_WORD = 3
/** First letters alone are a weaker sign than a word spelled out. */
const INITIALS = 4
const SPELLED_WHOLE = 1
/** Where letters can be divided in two ways, words that mean something win. */
const WITHOUT_MEANING = 0.5

/** Reads English words, Pinyin and first letters as the Chinese words they stand for; what is none of these stays. */
export function readLatin(lexicon: Lexicon, text: string): ReadLatin {
  let guessed = false
  const read = text.replace(RUN, (run) => {
    const tokens = run.split(/\s+/).filter((token) => !ARTICLES.has(token))
    const found = readRun(lexicon, tokens)
    guessed ||= found.guessed
    return ` ${found.text} `
  })
  return { text: read.replace(/\s+/g, ' ').trim(), guessed }
}

function readRun(lexicon: Lexicon, tokens: readonly string[]): ReadLatin {
  const english = readEnglish(lexicon.latin, tokens)
  if (english.known === 1 && english.text !== '') return english
  const spelled = readSpelled(lexicon, tokens, lexicon.latin.spelled, (letters) => letters)
  if (spelled.known === SPELLED_WHOLE) return { text: spelled.text, guessed: true }
  const { blurred } = lexicon.latin
  const heard = readSpelled(lexicon, tokens, blurred, blur)
  if (heard.known === SPELLED_WHOLE && english.known < 0.5) return { text: heard.text, guessed: true }
  return readMixed(lexicon, tokens)
}

interface Reading extends ReadLatin {
  /** Share of the tokens, or letters, that were read. */
  readonly known: number
}

function readEnglish({ english }: LatinWords, tokens: readonly string[]): Reading {
  const words: string[] = []
  let known = 0
  for (let at = 0; at < tokens.length; ) {
    const phrase = phraseAt(english, tokens, at)
    known += phrase?.length ?? 0
    words.push(phrase?.chinese ?? '')
    at += phrase?.length ?? 1
  }
  return { text: words.filter((word) => word !== '').join(' '), guessed: false, known: known / tokens.length }
}

interface Phrase {
  readonly chinese: string
  readonly length: number
}

/** The longest English phrase that begins at a token. */
function phraseAt(english: ReadonlyMap<string, string>, tokens: readonly string[], at: number): Phrase | undefined {
  for (let length = Math.min(LONGEST_PHRASE, tokens.length - at); length > 0; length--) {
    const found = english.get(stemmed(tokens.slice(at, at + length).join(' ')))
    if (found !== undefined) return { chinese: found, length }
  }
  return undefined
}

/** English where it is known, else Pinyin or first letters, else an English word with one letter wrong, token by token. */
function readMixed(lexicon: Lexicon, tokens: readonly string[]): ReadLatin {
  const { english, spelled } = lexicon.latin
  const words: string[] = []
  let guessed = false
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] ?? ''
    const phrase = phraseAt(english, tokens, at)
    const sounded = phrase ? undefined : readSpelled(lexicon, [token], spelled, (letters) => letters)
    const near = phrase || sounded?.known === SPELLED_WHOLE ? undefined : nearWord(english, token)
    guessed ||= sounded?.known === SPELLED_WHOLE || near !== undefined
    words.push(phrase?.chinese ?? (sounded?.known === SPELLED_WHOLE ? sounded.text : (near ?? token)))
    at += phrase?.length ?? 1
  }
  return { text: words.filter((word) => word !== '').join(' '), guessed }
}

interface Step {
  readonly cost: number
  readonly from: number
  readonly word: Word | undefined
}

type Shape = (letters: string) => string

/** Divides letters into words as they sound. First letters begin where a token begins; a word of one syllable is a whole token. */
function readSpelled(lexicon: Lexicon, tokens: readonly string[], known: ReadonlyMap<string, Word>, shape: Shape): Reading {
  const letters = tokens.map(shape).join('')
  const edges = new Set<number>([0])
  for (const token of tokens) edges.add(Math.max(...edges) + shape(token).length)
  const best: Step[] = [{ cost: 0, from: 0, word: undefined }]
  for (let end = 1; end <= letters.length; end++) best.push(bestSpelled(lexicon, { letters, end, edges, known }, best))
  const words: string[] = []
  let unknown = 0
  for (let end = letters.length; end > 0; end = best[end]?.from ?? end - 1) {
    const word = best[end]?.word
    if (word) words.unshift(saidOf(word))
    else unknown++
  }
  return { text: words.join(' '), guessed: true, known: letters.length === 0 ? 0 : 1 - unknown / letters.length }
}

interface Spelled {
  readonly letters: string
  readonly end: number
  readonly edges: ReadonlySet<number>
  readonly known: ReadonlyMap<string, Word>
}

const LONGEST_SPELLED = 40

function bestSpelled({ words, latin }: Lexicon, { letters, end, edges, known }: Spelled, best: readonly Step[]): Step {
  let found: Step = { cost: (best[end - 1]?.cost ?? 0) + UNKNOWN_LETTER, from: end - 1, word: undefined }
  const offer = (from: number, word: Word | undefined, cost: number) => {
    const whole = (best[from]?.cost ?? 0) + cost + (word && !isMeant(word) ? WITHOUT_MEANING : 0)
    if (word && whole < found.cost) found = { cost: whole, from, word }
  }
  for (let from = Math.max(0, end - LONGEST_SPELLED); from < end; from++) {
    const piece = letters.slice(from, end)
    offer(from, known.get(piece), A_WORD)
    if (!edges.has(from)) continue
    offer(from, words.get(piece), A_WORD)
    offer(from, latin.initials.get(piece), INITIALS)
    if (edges.has(end)) offer(from, latin.single.get(piece), A_WORD)
  }
  return found
}

/** An abbreviation is written out as what it means. */
const saidOf = ({ text, classes }: Word): string => (/^[a-z]/.test(text) && classes.length > 0 ? classes.join(' ') : text)

const SHORTEST_REPAIRED = 5

/** What a known English word with one letter added, left out, changed or swapped is in Chinese. */
function nearWord(english: ReadonlyMap<string, string>, token: string): string | undefined {
  if (token.length < SHORTEST_REPAIRED) return undefined
  for (const [word, chinese] of english)
    if (chinese !== '' && word.length >= SHORTEST_REPAIRED && isNear(word, stemmed(token))) return chinese
  return undefined
}

function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let head = 0
  while (head < a.length && a[head] === b[head]) head++
  const [restA, restB] = [a.slice(head), b.slice(head)]
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}
