import type { ElementComparison } from '@tongban/protocol/compare/compare'
import type { EvidenceMark, Version } from '@tongban/protocol/version/version'
import type { Api } from '../api/api.ts'
import { answered, answeredIfKnown } from '../api/refusal.ts'

/** One part of a guide: what is known of it and how far that can be trusted, or that it is not known. */
export type Part<T> =
  | { readonly known: true; readonly value: T; readonly evidence: EvidenceMark | null }
  | { readonly known: false }

/** A guide as the catalogue answers it (`GET /items/:id/guide`). */
export interface ShownGuide {
  readonly item: string
  readonly day: string
  readonly guide: {
    readonly standing: 'published' | 'listed' | 'noted'
    readonly version: string | null
    readonly name: Version['name']
    readonly place: string | null
    readonly parts: {
      readonly implementer: Part<Version['implementer']>
      readonly mode: Part<Version['mode']>
      readonly instant: Part<boolean>
      readonly audience: Part<Version['audience']>
      readonly conditions: Part<readonly string[]>
      readonly process: Part<readonly string[]>
      readonly materials: Part<Version['materials']>
      readonly limits: Part<Version['limits']>
      readonly fee: Part<Version['fee']>
      readonly result: Part<Version['result']>
      readonly basis: Part<readonly string[]>
      readonly remedy: Part<string>
      readonly address: Part<string>
      readonly hours: Part<string>
      readonly phone: Part<string>
      readonly complaints: Part<string>
    }
    readonly sources: readonly string[]
  }
  readonly placeName: string | null
  readonly places: readonly { readonly place: string; readonly name: string | null; readonly standing: string }[]
  readonly situations: boolean
}

/** The guide of an item at a place; undefined where nobody knows the item. */
export async function guideAt(api: Api, id: string, place: string | undefined): Promise<ShownGuide | undefined> {
  const query = place === undefined ? {} : { place }
  const shown = await answeredIfKnown(api.GET('/items/{id}/guide', { params: { path: { id }, query } }))
  // The API leaves the guide untyped; its shape is the one above (`ShownGuide` of the catalogue).
  return shown as ShownGuide | undefined
}

/** Element by element how the right version stands to the left one. */
export async function comparisonOf(api: Api, left: string, right: string): Promise<readonly ElementComparison[]> {
  const { elements } = await answered(api.GET('/catalogue/compare', { params: { query: { left, right } } }))
  return elements as readonly ElementComparison[]
}
