import type { Version } from '@tongban/protocol/version/version'
import type { Api } from '../../api/api.ts'
import { answered, answeredIfKnown } from '../../api/refusal.ts'
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

/** What a counter takes in for one item: its guide and the version that the case will be born under. */
export interface Wanted {
  readonly guide: ShownGuide
  readonly version: Version
}

/** Undefined where the place takes no applications for it. */
export async function wantedAt(api: Api, item: string, place: string | undefined): Promise<Wanted | undefined> {
  const guide = await guideAt(api, item, place)
  const hash = guide?.guide.version
  if (!guide || !hash) return undefined
  const version = (await answeredIfKnown(api.GET('/versions/{hash}', { params: { path: { hash } } }))) as Version | undefined
  return version && { guide, version }
}

/** Where it is decided: elsewhere before here, for that is what the counter is for. */
export function decidingPlace({ places }: ShownGuide, counter: string): string | undefined {
  const open = places.filter(({ standing }) => standing === 'published').map(({ place }) => place)
  return open.find((place) => place.slice(0, 2) !== counter.slice(0, 2)) ?? open[0]
}
