import type { Both } from './dictionary.ts'
import type { Lexicon } from './lexicon.ts'

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
  for (let from = Math.max(0, at - LONGEST_AROUND); from <= at; from++) {
    for (let to = at + length; to <= at + length + LONGEST_AROUND; to++) {
      const around = words.get(text.slice(from, to))
      if (around && to - from > length && to <= text.length && around.classes.length + around.items.length > 0) return true
    }
  }
  return false
}
