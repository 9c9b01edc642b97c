import type { ElementComparison } from '@tongban/protocol/compare/compare'
import type { ServiceGuide } from '@tongban/protocol/version/service-guide'
import type { Api } from '../api/api.ts'
import { answered, answeredIfKnown } from '../api/refusal.ts'

/** A guide as the catalogue answers it (`GET /items/:id/guide`). */
export interface ShownGuide {
  readonly item: string
  readonly day: string
  readonly guide: ServiceGuide
  readonly placeName: string | null
  readonly places: readonly { readonly place: string; readonly name: string | null; readonly standing: string }[]
  readonly situations: boolean
}

/** The guide of an item at a place; undefined where nobody knows the item. */
export async function guideAt(api: Api, id: string, place: string | undefined): Promise<ShownGuide | undefined> {
  const query = place === undefined ? {} : { place }
  const shown = await answeredIfKnown(api.GET('/items/{id}/guide', { params: { path: { id }, query } }))
  // The API leaves the guide untyped; the shape of what is in it is the protocol’s.
  return shown as ShownGuide | undefined
}

/** Element by element how the right version stands to the left one. */
export async function comparisonOf(api: Api, left: string, right: string): Promise<readonly ElementComparison[]> {
  const { elements } = await answered(api.GET('/catalogue/compare', { params: { query: { left, right } } }))
  return elements as readonly ElementComparison[]
}
