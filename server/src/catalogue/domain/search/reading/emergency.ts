import type { Both } from '../lexicon/dictionary.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { isMeant } from '../lexicon/word.ts'

/** Whom to call, and what to say before anything else. */
export interface Emergency {
  readonly phone: string
  readonly say: Both
}

/**
 * A cry for help in a text. What stands for something lost or a service (身份证被偷, 工伤, 火灾保险) is none: a danger word counts only
 * where no longer word of the dictionary takes it in.
 */
export function emergencyIn({ emergencies, words }: Lexicon, text: string, classes: ReadonlySet<string>): Emergency | undefined {
  const compact = text.replace(/\s/gu, '')
  const heard = (word: string) =>
    /^[a-z]/.test(word) ? ` ${text} `.includes(` ${word} `) : compact.includes(word) && !isInside(words, compact, word)
  const found = emergencies.find(
    ({ words: cries, en = [], unless = [] }) => !unless.some((term) => classes.has(term)) && [...cries, ...en].some(heard),
  )
  return found && { phone: found.phone, say: found.say }
}

/** Whether every place where the word stands is inside a longer word that means something else. */
function isInside(words: Lexicon['words'], text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!longerAround(words, text, at, word.length)) return false
  return true
}

const LONGEST_AROUND = 6

function longerAround(words: Lexicon['words'], text: string, at: number, length: number): boolean {
  const window = text.slice(Math.max(0, at - LONGEST_AROUND), at + length + LONGEST_AROUND)
  const before = Math.min(at, LONGEST_AROUND)
  return [...piecesAround(window, before, before + length)].some((piece) => {
    const around = piece.length > length ? words.get(piece) : undefined
    return around !== undefined && isMeant(around)
  })
}

/** Every piece of a text that takes in what stands from `begin` to `end`. */
function* piecesAround(text: string, begin: number, end: number): Generator<string> {
  for (let from = 0; from <= begin; from++) for (let to = end; to <= text.length; to++) yield text.slice(from, to)
}
