import type { Api } from '../api/api.ts'
import { answeredIfKnown } from '../api/refusal.ts'

/** Names of places by their ids; a place that this node does not know is left out. */
export async function namesOfPlaces(api: Api, ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const places = await Promise.all(
    [...new Set(ids)].map((id) => answeredIfKnown(api.GET('/identity/places/{id}', { params: { path: { id } } }))),
  )
  return Object.fromEntries(places.flatMap((place) => (place ? [[place.id, place.nameZh]] : [])))
}
