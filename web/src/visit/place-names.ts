import type { Api, paths } from '../api/api.ts'
import { answeredIfKnown } from '../api/refusal.ts'

/** Names of places by their ids; a place that this node does not know is left out. */
export async function namesOfPlaces(api: Api, ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const places = await Promise.all(
    [...new Set(ids)].map((id) => answeredIfKnown(api.GET('/identity/places/{id}', { params: { path: { id } } }))),
  )
  return Object.fromEntries(places.flatMap((place) => (place ? [[place.id, place.nameZh]] : [])))
}

export type Place = paths['/identity/places/{id}']['get']['responses'][200]['content']['application/json']

/** A place with its address, hours and phone; undefined where this node does not know it. */
export const placeOf = (api: Api, id: string): Promise<Place | undefined> =>
  answeredIfKnown(api.GET('/identity/places/{id}', { params: { path: { id } } }))
