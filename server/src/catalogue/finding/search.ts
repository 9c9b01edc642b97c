import { dayOf } from '../../platform/clock.ts'
import type { ReadTx } from '../../platform/db/db.ts'
import { failedSearch, forgetFailedBefore } from '../dictionary/failed-search.store.ts'
import { weekOf } from '../dictionary/week.ts'
import type { Both, Section } from '../domain/search/lexicon/dictionary.ts'
import type { Lexicon } from '../domain/search/lexicon/lexicon.ts'
import type { Emergency } from '../domain/search/reading/emergency.ts'
import { forgetNumbers } from '../domain/search/reading/forget-numbers.ts'
import type { Meaning, Places } from '../domain/search/reading/meaning.ts'
import { itemKey } from '../domain/search/reading/normalise.ts'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { type Answered, answerQuery, candidatesIn } from './answer-query.ts'
import { type FoundItem, foundItems } from './candidate.store.ts'
import { loadChinese } from './chinese.ts'
import { type IndexState, indexState } from './index.store.ts'
import { divisionNamed, type LexiconReader, type ReadyLexicon } from './read-lexicon.ts'
import { mayAnswer, refreshIndex } from './refresh-index.ts'

/** What is asked. `from` and `to` are the places chosen beside the box, as codes or names; a place in the query itself goes before them. */
export interface SearchQuery {
  readonly q: string
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** For whom: items that a list keeps for the others come last. */
  readonly for?: 'person' | 'enterprise' | undefined
  /** False where no person asked: a portal that looks for what its own links lead to. What then finds nothing is not kept for the editor. */
  readonly typed?: boolean | undefined
}

/** An item that was found. Codes are as published; null where no list gives one or lists differ. */
export interface SearchItem extends FoundItem {
  /** Its English name, where there is one. */
  readonly en: string | null
}

/** What a search answers (issue 4). */
export type SearchAnswer =
  | ({ readonly kind: 'items'; readonly items: SearchItem[] } & Understood)
  | ({
      readonly kind: 'ask'
      readonly question: string
      readonly questionEn: string
      readonly candidates: { readonly id: string; readonly name: string; readonly en: string | null }[]
    } & Understood)
  | {
      readonly kind: 'none'
      readonly exits: Exit[]
      readonly emergency?: { readonly phone: string; readonly say: string; readonly sayEn: string }
    }

interface Understood {
  /** What was searched for, where something was guessed. */
  readonly corrected?: string
  readonly places?: Places
  readonly section?: Section
}

/** A way on where nothing fits. */
export interface Exit {
  readonly way: 'lifeEvents' | 'phone' | 'counter'
  readonly say: string
  readonly sayEn: string
}

/** Which part of a search is asked of whom. */
export interface Searching {
  readonly env: CatalogueEnv
  readonly lexicons: LexiconReader
}

/**
 * Answers a query with items, with one question back, or with three ways on. A list that was just imported is gathered first, unless it
 * is so long that a job has to. What a person typed and found nothing for is kept for the editor of the dictionary, without numbers. Refuses `catalogue/placeUnknown` for a chosen place that is none.
 */
export async function search({ env, lexicons }: Searching, actor: string, query: SearchQuery): Promise<SearchAnswer> {
  const chosen = { from: placeNamed(query.from, 'from'), to: placeNamed(query.to, 'to') }
  const chinese = await loadChinese()
  const answerIn = async (tx: ReadTx, state: IndexState): Promise<SearchAnswer> => {
    const ready = await lexicons.read(tx, chinese, state)
    const day = dayOf(env.clock.now())
    const answered = await answerQuery(query.q, { chinese, ready, candidates: candidatesIn(tx, day) })
    return put(tx, ready, { answered, chosen, day, audience: query.for })
  }
  const current = await env.db.read(actor, async (tx) => {
    const state = await indexState(tx)
    return (await mayAnswer(tx, state)) ? answerIn(tx, state) : undefined
  })
  if (!current) await refreshIndex(env, actor)
  const answer = current ?? (await env.db.read(actor, async (tx) => answerIn(tx, await indexState(tx))))
  if (answer.kind === 'none' && !answer.emergency && query.typed !== false) await keepFailed(env, actor, query.q)
  return answer
}

interface Chosen {
  readonly from: string | undefined
  readonly to: string | undefined
}

function placeNamed(place: string | undefined, field: 'from' | 'to'): string | undefined {
  if (place === undefined || place === '') return undefined
  return divisionNamed(place)?.name ?? refuse(place, field)
}

function refuse(place: string, field: string): never {
  throw problem.placeUnknown({ place }, { field: `/query/${field}` })
}

interface Putting {
  readonly answered: Answered
  readonly chosen: Chosen
  readonly day: string
  readonly audience: SearchQuery['for']
}

async function put(tx: ReadTx, { lexicon }: ReadyLexicon, { answered, chosen, day, audience }: Putting): Promise<SearchAnswer> {
  if ('emergency' in answered) return { kind: 'none', exits, emergency: said(answered.emergency) }
  const { meaning, decision } = answered
  if (decision.kind === 'none') return { kind: 'none', exits }
  const places = withChosen(meaning, chosen)
  const understood = understoodOf(meaning, places)
  if (decision.kind === 'ask')
    return {
      kind: 'ask',
      ...questionOf(decision.question),
      candidates: decision.candidates.map(({ id, name }) => ({ id, name, en: englishOf(lexicon, name) })),
      ...understood,
    }
  const order = decision.items.map(({ candidate }) => candidate.id)
  const found = await foundItems(tx, { items: order, day, stem: stemOf(places) })
  return { kind: 'items', items: inOrder(lexicon, { order, found, audience }), ...understood }
}

const said = ({ phone, say }: Emergency) => ({ phone, say: say.zh, sayEn: say.en })

const questionOf = ({ zh, en }: Both) => ({ question: zh, questionEn: en })

/** A place in the query goes before one chosen beside it. */
function withChosen({ places, classes }: Meaning, { from, to }: Chosen): Places {
  const moves = classes.has('转移')
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : moves ? { to } : { target: to }),
    ...places,
  }
}

function understoodOf({ corrected, text, section }: Meaning, places: Places): Understood {
  return {
    ...(corrected ? { corrected: text } : {}),
    ...(Object.keys(places).length > 0 ? { places } : {}),
    ...(section ? { section } : {}),
  }
}

/** The leading digits of the division that decides; all where none was named. */
function stemOf({ target, to }: Places): string {
  const place = target ?? to
  const code = place === undefined ? undefined : divisionNamed(place)?.code
  return code === undefined ? '' : code.replace(/(00){1,2}$/, '')
}

interface Ordering {
  readonly order: readonly string[]
  readonly found: readonly FoundItem[]
  readonly audience: SearchQuery['for']
}

const englishOf = ({ english }: Lexicon, name: string): string | null => english.get(itemKey(name)) ?? null

/** As ranked; those that a list keeps for others come last. */
function inOrder(lexicon: Lexicon, { order, found, audience }: Ordering): SearchItem[] {
  const items = order
    .flatMap((id) => found.filter((item) => item.id === id))
    .map((item): SearchItem => ({ ...item, en: englishOf(lexicon, item.name) }))
  const fits = (item: SearchItem) =>
    audience === undefined || item.audience.length === 0 || item.audience.some((who) => who.includes(audiences[audience]))
  return [...items.filter(fits), ...items.filter((item) => !fits(item))]
}

/** As the lists write it. */
const audiences = { person: '个人', enterprise: '企业' } as const

const exits: Exit[] = [
  {
    way: 'lifeEvents',
    say: '按人生事找：出生、上学、工作、结婚、买房、退休',
    sayEn: 'Browse by life event: birth, school, work, marriage, home, retirement',
  },
  {
    way: 'phone',
    say: '打 12345 政务服务便民热线，有人帮您找',
    sayEn: 'Call 12345, the government service line; someone will find it for you',
  },
  { way: 'counter', say: '到就近的通办窗口问工作人员', sayEn: 'Ask at the nearest Tongban counter' },
]

/** An editor looks each week; what was not taken up in this time is not kept any longer. */
const WEEKS_KEPT = 8

async function keepFailed(env: CatalogueEnv, actor: string, query: string): Promise<void> {
  const text = forgetNumbers(query)
  if (text === '') return
  const at = env.clock.now()
  await env.db.write(actor, async (tx) => {
    await failedSearch(tx, { week: weekOf(dayOf(at)), text, at })
    await forgetFailedBefore(tx, weekOf(dayOf(at), -WEEKS_KEPT))
  })
}
