import { setImmediate } from 'node:timers/promises'
import { dayOf } from '../../platform/clock.ts'
import type { ReadTx } from '../../platform/db/db.ts'
import type { EntryBody } from '../domain/search/lexicon/dictionary.ts'
import { type Expected, type Got, isRight, report } from '../domain/search/quality.ts'
import type { Decision } from '../domain/search/ranking/decide.ts'
import type { Candidate } from '../domain/search/ranking/rank.ts'
import type { CatalogueEnv } from '../env.ts'
import { type Answered, answerQuery } from '../finding/answer-query.ts'
import { allNames, type IndexedName } from '../finding/candidate.store.ts'
import { type Chinese, loadChinese } from '../finding/chinese.ts'
import { listedCandidates } from '../finding/listed-candidates.ts'
import { lexiconOf } from '../finding/read-lexicon.ts'
import { refreshIndex } from '../finding/refresh-index.ts'
import { readShipped } from '../finding/shipped-data.ts'
import { type Check, saveCheck } from './edition.store.ts'
import { entriesWithDrafts, hashOfEntries } from './entries-hash.ts'
import { publishedEntries } from './entry.store.ts'

/** The sets that ship with the product. */
const SETS = { given: 'queries.json', own: 'queries-own.json' } as const

/**
 * Runs the query sets against the dictionary as it would be with every draft, and keeps the result under the hash of its entries: only
 * what was checked can be published. Candidates come from the names read anew, so nothing depends on an index made for another edition.
 */
export async function checkDictionary(env: CatalogueEnv, actor: string): Promise<Check> {
  await refreshIndex(env, actor)
  const chinese = await loadChinese()
  const { hash, sets, worse } = await env.db.read(actor, async (tx) => {
    const entries = await entriesWithDrafts(tx)
    const names = await allNames(tx, { day: dayOf(env.clock.now()), limit: MOST_NAMES })
    const drafted = await answers(tx, entries, { chinese, names })
    const standing = await answers(tx, await publishedEntries(tx), { chinese, names })
    return { hash: hashOfEntries(entries), sets: drafted, worse: worseThan(standing, drafted) }
  })
  const reports = Object.fromEntries(Object.entries(sets).map(([name, answered]) => [name, report(answered)]))
  const check: Check = { hash, report: { sets: reports, worse }, runAt: env.clock.now(), runBy: actor }
  await env.db.write(actor, (tx) => saveCheck(tx, check))
  return check
}

interface Answer {
  readonly expected: Expected
  readonly got: Got
}

async function answers(
  tx: ReadTx,
  entries: readonly EntryBody[],
  { chinese, names }: { readonly chinese: Chinese; readonly names: readonly IndexedName[] },
): Promise<Record<string, Answer[]>> {
  const ready = await lexiconOf(tx, chinese, entries)
  const candidates = listedCandidates(ready.lexicon, names)
  const answered: Record<string, Answer[]> = {}
  for (const [name, file] of Object.entries(SETS)) {
    const found: Answer[] = []
    for (const expected of queriesIn(file)) {
      found.push({ expected, got: gotOf(await answerQuery(expected.query, { chinese, ready, candidates })) })
      // A few hundred queries take seconds; requests of others go between.
      await setImmediate()
    }
    answered[name] = found
  }
  return answered
}

const MOST_NAMES = 50_000

function gotOf(answered: Answered): Got {
  if ('emergency' in answered) return { kind: 'none', names: [], places: {}, section: undefined, phone: answered.emergency.phone }
  const { meaning, decision } = answered
  return { kind: decision.kind, names: namesOf(decision), places: meaning.places, section: meaning.section, phone: undefined }
}

function namesOf(decision: Decision<Candidate>): string[] {
  if (decision.kind === 'items') return decision.items.map(({ candidate }) => candidate.name)
  return decision.kind === 'ask' ? decision.candidates.map(({ name }) => name) : []
}

function worseThan(standing: Readonly<Record<string, Answer[]>>, drafted: Readonly<Record<string, Answer[]>>): string[] {
  const right = (sets: Readonly<Record<string, Answer[]>>) =>
    new Set(
      Object.values(sets).flatMap((answered) =>
        answered.flatMap(({ expected, got }) => (isRight(expected, got) ? [expected.query] : [])),
      ),
    )
  const now = right(drafted)
  return [...right(standing)].filter((query) => !now.has(query))
}

function queriesIn(file: string): readonly Expected[] {
  const { value } = readShipped(file)
  const queries = typeof value === 'object' && value !== null && 'queries' in value ? value.queries : []
  return (Array.isArray(queries) ? queries : []).filter(isExpected)
}

const isExpected = (value: unknown): value is Expected =>
  typeof value === 'object' &&
  value !== null &&
  'query' in value &&
  'match' in value &&
  'expects' in value &&
  Array.isArray(value.expects)
