import type { Lang } from '../language.ts'
import type { NodeClient } from './node-client.ts'

interface PlaceShown {
  readonly id: string
  readonly nameZh: string
  readonly nameEn: string | null
}

/** The name of a place, or its id where nobody gave it one. */
export type PlaceNames = (place: string) => string

/** Reads the names of all places a node knows. */
export async function placeNames(client: NodeClient, lang: Lang): Promise<PlaceNames> {
  const names = new Map<string, string>()
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const page: { entries: PlaceShown[]; next?: string } = (
      await client.get<{ entries: PlaceShown[]; next?: string }>(
        `/identity/places?limit=200${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      )
    ).body
    for (const { id, nameZh, nameEn } of page.entries) names.set(id, lang === 'en' ? (nameEn ?? nameZh) : nameZh)
    cursor = page.next
  }
  return (place) => names.get(place) ?? place
}
