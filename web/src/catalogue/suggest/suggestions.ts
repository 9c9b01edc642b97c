import type { Api } from '../../api/api.ts'
import { isDivision } from '../../visit/divisions.ts'
import { addressOf, type Mode, modes, type Visit } from '../../visit/visit.ts'

/** Where the box of everyday words asks what somebody may mean. */
export const SUGGEST_PATH = '/search/suggestions'

/** Nobody chooses among more at once (UX §10, goal 9). */
const MOST = 7
const MOST_LENGTH = 200
const KEPT_SECONDS = 60

/** One item that may be meant: its name, the language of that name where it is not the page's, and its guide. */
interface Suggestion {
  readonly name: string
  readonly lang?: string
  readonly href: string
}

interface Asked {
  readonly path: string
  readonly query: URLSearchParams
  readonly api: Api
}

/**
 * `GET /search/suggestions?q&from&to&lang&mode`: at most 7 items that fit what somebody has typed so far, as the search would answer it.
 * It is everybody's and says nothing of who asks; half a word that finds nothing is no failed search. Undefined for any other path.
 */
export async function suggestions({ path, query, api }: Asked): Promise<Response | undefined> {
  if (path !== SUGGEST_PATH) return undefined
  const q = (query.get('q') ?? '').trim().slice(0, MOST_LENGTH)
  const found = q === '' ? [] : await itemsFor(api, { q, ...placesOf(query), typed: false })
  const reading = readingOf(query)
  return Response.json(
    { suggestions: found.slice(0, MOST).map((item) => suggestionOf(item, reading)) },
    { headers: { 'cache-control': `private, max-age=${KEPT_SECONDS}` } },
  )
}

interface Question {
  readonly q: string
  readonly from?: string
  readonly to?: string
  readonly typed: boolean
}

/** Without an answer there is nothing to suggest: the search itself will say what is the matter. */
async function itemsFor(api: Api, question: Question) {
  const { data } = await api.GET('/search', { params: { query: question } })
  if (data?.kind === 'items') return data.items
  return data?.kind === 'ask' ? data.candidates : []
}

function placesOf(query: URLSearchParams): Pick<Question, 'from' | 'to'> {
  const place = (name: 'from' | 'to') => {
    const code = query.get(name)
    return code !== null && isDivision(code) ? { [name]: code } : {}
  }
  return { ...place('from'), ...place('to') }
}

function readingOf(query: URLSearchParams): Pick<Visit, 'lang' | 'mode'> {
  const mode = modes.find((one: Mode) => one === query.get('mode')) ?? 'normal'
  return { lang: query.get('lang') === 'en' ? 'en' : 'zh', mode }
}

function suggestionOf(
  { id, name, en }: { readonly id: string; readonly name: string; readonly en: string | null },
  reading: Pick<Visit, 'lang' | 'mode'>,
): Suggestion {
  const href = addressOf(`/items/${id}`, reading)
  if (reading.lang === 'zh') return { name, href }
  return en === null ? { name, lang: 'zh-CN', href } : { name: en, href }
}
