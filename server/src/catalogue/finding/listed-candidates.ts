import type { Lexicon } from '../domain/search/lexicon/lexicon.ts'
import { termsOfName, wantedTerms } from '../domain/search/ranking/index-terms.ts'
import { namedKeys } from '../domain/search/ranking/named-items.ts'
import type { Candidate } from '../domain/search/ranking/rank.ts'
import { itemKey } from '../domain/search/reading/normalise.ts'
import { type Candidates, priorOf } from './answer-query.ts'
import type { IndexedName } from './candidate.store.ts'

/** Finds candidates as the index would if it were gathered with this lexicon; for the check of a dictionary that is not published yet. */
export function listedCandidates(lexicon: Lexicon, names: readonly IndexedName[]): Candidates {
  const byTerm = new Map<string, Candidate[]>()
  const byKey = new Map<string, Candidate[]>()
  for (const { id, name, sources, open, words } of names) {
    const candidate: Candidate = { id, name, open, prior: priorOf(lexicon.lists, sources) }
    for (const term of termsOfName(lexicon, name, words)) keep(byTerm, term, candidate)
    keep(byKey, itemKey(name), candidate)
  }
  return async (_, meaning) => {
    const named = namedKeys(lexicon, meaning).flatMap((key) => byKey.get(key) ?? [])
    const terms = wantedTerms(lexicon, meaning).flatMap((wanted) => wanted.terms)
    return [...new Set([...named, ...terms.flatMap((term) => byTerm.get(term) ?? [])])]
  }
}

function keep(of: Map<string, Candidate[]>, key: string, candidate: Candidate): void {
  const known = of.get(key)
  if (known) known.push(candidate)
  else of.set(key, [candidate])
}
