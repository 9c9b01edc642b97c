import type { Role } from '../lexicon/dictionary.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'

/** How much a class counts where query and item share it, and how much against an item that has it and was not asked for it. */
const byRole: Readonly<Record<Role, { readonly shared: number; readonly extra: number }>> = {
  object: { shared: 3, extra: 1.3 },
  cause: { shared: 2.2, extra: 0.9 },
  action: { shared: 1.8, extra: 0.6 },
  who: { shared: 1.4, extra: 0.7 },
  // What one does when nothing else is said: to get it.
  basic: { shared: 1.2, extra: 0.1 },
  detail: { shared: 0.8, extra: 0.25 },
  weak: { shared: 0.12, extra: 0.03 },
}

const roleOf = ({ classes }: Lexicon, term: string): Role => classes.get(term)?.role ?? 'weak'

export const sharedWeight = (lexicon: Lexicon, term: string): number => byRole[roleOf(lexicon, term)].shared

export const extraWeight = (lexicon: Lexicon, term: string): number => byRole[roleOf(lexicon, term)].extra

/** A word of item names that no class holds: the rarer, the more it says. */
export function wordWeight({ names, words }: Lexicon, text: string): number {
  const among = words.get(text)?.names ?? 0
  const rarity = among === 0 ? 1 : Math.log((names + 1) / among) / Math.log(names + 2)
  return 0.3 + 1.3 * Math.max(0, Math.min(1, rarity))
}

/** Of a word that nobody knows. */
export const UNKNOWN_WEIGHT = 0.5
