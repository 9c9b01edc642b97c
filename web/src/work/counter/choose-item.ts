import type { Api } from '../../api/api.ts'
import { answered } from '../../api/refusal.ts'
import { guideAt, type ShownGuide } from '../../catalogue/guide-shape.ts'

export interface ItemLine {
  readonly id: string
  readonly name: string
}

const MOST_ITEMS = 100

/** Items that take applications; with words, those that the citizen's own search finds for them. */
export async function itemsFor(api: Api, q: string, { from, to }: { from: string; to: string }): Promise<readonly ItemLine[]> {
  if (q === '') {
    const { entries } = await answered(api.GET('/items', { params: { query: { published: true, limit: MOST_ITEMS } } }))
    return entries
  }
  const answer = await answered(api.GET('/search', { params: { query: { q, from, to } } }))
  return answer.kind === 'items' ? answer.items.filter(({ published }) => published > 0) : []
}

/** Where an item is decided: elsewhere before here, for that is what the counter is for. Undefined where no place takes applications. */
export async function decidingPlaceFor(api: Api, item: string, counter: string): Promise<string | undefined> {
  const guide = await guideAt(api, item, undefined)
  return guide && decidingPlace(guide, counter)
}

function decidingPlace({ places }: ShownGuide, counter: string): string | undefined {
  const open = places.filter(({ standing }) => standing === 'published').map(({ place }) => place)
  return open.find((place) => place.slice(0, 2) !== counter.slice(0, 2)) ?? open[0]
}
