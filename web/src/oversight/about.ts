import { answered, answeredIfKnown } from '../api/refusal.ts'
import { namesOfPlaces } from '../visit/place-names.ts'
import type { Asked } from '../visit/visit.ts'

type Name = { readonly zh: string; readonly en: string | null }

interface Place {
  readonly id: string
  readonly name: string
}

/** What a form is about, as far as the address says. */
export type About =
  | {
      readonly of: 'case'
      readonly id: string
      readonly name: Name
      readonly number: string | null
      /** Who decides, who took it in; one where both are the same. */
      readonly places: readonly [deciding: Place, receiving?: Place]
    }
  | { readonly of: 'item'; readonly item: string; readonly name: string; readonly place: Place }
  | {
      readonly of: 'open'
      readonly number: string
      readonly places: readonly Place[]
      /** The reader’s own, the newest first. */
      readonly cases: readonly { readonly id: string; readonly name: Name; readonly number: string | null }[]
    }

interface AboutRequest extends Asked {
  readonly query: URLSearchParams
}

const MOST_READ = 200
/** Nobody chooses among more at once. */
const MOST_CASES = 7

/** A case of the reader's own, an item at a place, or neither: then the places there are, and their cases where they are signed in. */
export async function aboutOf(asked: AboutRequest): Promise<About> {
  const [caseId, item, place] = ['case', 'item', 'place'].map((name) => asked.query.get(name))
  if (caseId && asked.visit.who?.kind === 'person') return aboutCase(asked, caseId)
  if (item && place) return (await aboutItem(asked, item, place)) ?? aboutNeither(asked)
  return aboutNeither(asked)
}

async function aboutCase({ api }: AboutRequest, id: string): Promise<About> {
  const file = await answered(api.GET('/cases/{caseId}', { params: { path: { caseId: id } } }))
  const { decidingPlace, receivingPlace, queryNumber: number } = file
  const names = await namesOfPlaces(api, [decidingPlace, receivingPlace])
  const placeOf = (place: string): Place => ({ id: place, name: names[place] ?? place })
  const deciding = placeOf(decidingPlace)
  return {
    ...{ of: 'case', id, number },
    // The API leaves the name untyped; it is that of the version.
    name: file.item.name as Name,
    places: decidingPlace === receivingPlace ? [deciding] : [deciding, placeOf(receivingPlace)],
  }
}

async function aboutItem({ api }: AboutRequest, item: string, place: string): Promise<About | undefined> {
  const found = await answeredIfKnown(api.GET('/items/{id}', { params: { path: { id: item } } }))
  const name = (await namesOfPlaces(api, [place]))[place]
  return found && name ? { of: 'item', item, name: found.name, place: { id: place, name } } : undefined
}

async function aboutNeither({ api, visit, query }: AboutRequest): Promise<About> {
  const { entries } = await answered(api.GET('/identity/places', { params: { query: { limit: MOST_READ } } }))
  const places = entries.filter(({ kind }) => kind !== 'portal').map(({ id, nameZh: name }) => ({ id, name }))
  const cases = visit.who?.kind === 'person' ? await ownCases({ api, visit }) : []
  return { of: 'open', number: query.get('number') ?? '', places, cases }
}

async function ownCases({ api }: Asked) {
  const { entries } = await answered(api.GET('/cases', { params: { query: { limit: MOST_CASES } } }))
  return entries.map(({ id, name, queryNumber: number }) => ({ id, name, number }))
}
