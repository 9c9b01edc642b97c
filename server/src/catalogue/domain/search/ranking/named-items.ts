import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Meaning } from '../reading/meaning.ts'
import { itemKey } from '../reading/normalise.ts'
import { rulesFor } from './rank.ts'

/** The keys of the items that may be named whole: by a rule, a question, a word, or the query itself. */
export function namedKeys(lexicon: Lexicon, meaning: Meaning): string[] {
  const asks = lexicon.asks.filter(({ when }) => when.every((term) => meaning.classes.has(term)))
  const names = [
    ...rulesFor(lexicon, meaning).flatMap(({ items }) => items),
    ...asks.flatMap(({ offers }) => offers),
    ...meaning.items,
    meaning.text,
  ]
  return [...new Set(names.map(itemKey))].filter((key) => key !== '')
}
