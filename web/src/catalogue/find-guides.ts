import type { Api } from '../api/api.ts'
import { Refusal } from '../api/refusal.ts'
import type { Asked } from '../visit/visit.ts'
import { placeFor } from './choose-place.ts'
import { guideAt, type ShownGuide } from './guide-shape.ts'
import type { Found } from './item-line.tsx'

/** The guide of an item for a reader who wants it handled there; undefined where no place of that region publishes it. */
export async function guideThere(api: Api, id: string, division: string): Promise<ShownGuide | undefined> {
  const open = await guideAt(api, id, undefined)
  if (open === undefined) return undefined
  const place = placeFor(open, division)
  return place === undefined || place === open.guide.place ? open : guideAt(api, id, place)
}

/** A page about one item: `/items/:id…?place=`. */
export interface GuideRequest extends Asked {
  readonly params: Readonly<Record<string, string | undefined>>
  readonly query: URLSearchParams
}

const unknownItem = new Refusal({
  code: 'catalogue/itemUnknown',
  status: 404,
  titles: {
    zh: '没有这件事，可能链接旧了。请从搜索里再找一次',
    en: 'There is no such service; the link may be old. Please search for it',
  },
})

/** The guide at the place that the address names, else the one for a reader who wants it handled where they said. Refuses an unknown item. */
export async function guideAsked({ api, visit, params, query }: GuideRequest): Promise<ShownGuide> {
  const id = params['id'] ?? ''
  const place = query.get('place')
  const shown = place === null ? await guideThere(api, id, visit.to) : await guideAt(api, id, place)
  if (shown === undefined) throw unknownItem
  return shown
}

/** A line of a list; `places` are those that take applications for it, where the list says so. */
type Line = Omit<Found, 'guide'> & { readonly places?: readonly string[] }

/** Where the open places are known, the guide of the right one is asked for at once. */
function guideOfLine(api: Api, { id, places }: Line, division: string): Promise<ShownGuide | undefined> {
  if (places === undefined) return guideThere(api, id, division)
  return guideAt(api, id, placeFor({ places: places.map((place) => ({ place, name: null, standing: 'published' })) }, division))
}

/** Lines of a list with their guides, where there is one to show. */
export function withGuides(api: Api, lines: readonly Line[], division: string): Promise<Found[]> {
  return Promise.all(
    lines.map(async (line) => {
      const shown = line.published > 0 ? await guideOfLine(api, line, division) : undefined
      const guide = shown?.guide.standing === 'published' ? shown : undefined
      return { ...line, name: guide?.guide.name ?? line.name, guide }
    }),
  )
}
