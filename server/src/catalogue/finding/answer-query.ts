import type { ReadTx } from '../../platform/db/db.ts'
import type { Lexicon } from '../domain/search/lexicon/lexicon.ts'
import { type Decision, decide } from '../domain/search/ranking/decide.ts'
import { wantedTerms } from '../domain/search/ranking/index-terms.ts'
import { namedKeys } from '../domain/search/ranking/named-items.ts'
import { type Candidate, rank } from '../domain/search/ranking/rank.ts'
import type { Emergency } from '../domain/search/reading/emergency.ts'
import type { Meaning } from '../domain/search/reading/meaning.ts'
import { understand } from '../domain/search/reading/understand.ts'
import { type FoundName, namesLike, namesOf, namesWith } from './candidate.store.ts'
import type { Chinese } from './chinese.ts'
import type { ReadyLexicon } from './read-lexicon.ts'

/** What a query means and what to answer, before it is put into words. */
export type Answered = { readonly emergency: Emergency } | { readonly meaning: Meaning; readonly decision: Decision<Candidate> }

/** Where candidates come from: the index, or a list in memory that the dictionary's check goes through. */
export type Candidates = (lexicon: Lexicon, meaning: Meaning) => Promise<readonly Candidate[]>

export interface Answering {
  readonly chinese: Chinese
  readonly ready: ReadyLexicon
  readonly candidates: Candidates
}

/** Reads a query, finds what may be meant, and decides. */
export async function answerQuery(query: string, { chinese, ready, candidates }: Answering): Promise<Answered> {
  const { lexicon, profile } = ready
  const understood = understand(lexicon, query, chinese)
  if ('emergency' in understood) return understood
  const { meaning } = understood
  const ranked = rank(lexicon, meaning, await candidates(lexicon, meaning), profile)
  return { meaning, decision: decide(lexicon, meaning, onePerItem(ranked)) }
}

/** An item that stands under several names counts with the one that fits best. */
function onePerItem<T extends { readonly candidate: Candidate }>(ranked: readonly T[]): T[] {
  const seen = new Set<string>()
  return ranked.filter(({ candidate: { id } }) => !seen.has(id) && seen.add(id))
}

const MOST_CANDIDATES = 300
const MOST_ALIKE = 20
const SHORTEST_ALIKE = 3

/** Finds candidates in the index, with whether they can be applied for that day. */
export function candidatesIn(tx: ReadTx, day: string): Candidates {
  return async (lexicon, meaning) => {
    const named = await namesOf(tx, namedKeys(lexicon, meaning), day)
    const found = await namesWith(tx, wantedTerms(lexicon, meaning), { day, limit: MOST_CANDIDATES })
    const alike =
      found.length + named.length === 0 && mayLook(meaning) ? await namesLike(tx, meaning.text, { day, limit: MOST_ALIKE }) : []
    return [...named, ...found, ...alike].map((one) => candidateOf(lexicon, one))
  }
}

/** Looks are trusted only for a text of some length in Chinese, about nothing else. */
const mayLook = ({ text, outside }: Meaning): boolean =>
  !outside && /\p{Script=Han}/u.test(text) && [...text].length >= SHORTEST_ALIKE

function candidateOf({ lists }: Lexicon, { sources, ...found }: FoundName & { readonly alike?: number }): Candidate {
  return { ...found, prior: priorOf(lists, sources) }
}

/** The farthest that any list brings an item forward. */
export const priorOf = (lists: Lexicon['lists'], sources: readonly string[]): number =>
  sources.length === 0 ? 0 : Math.max(...sources.map((list) => lists.get(list) ?? 0))
