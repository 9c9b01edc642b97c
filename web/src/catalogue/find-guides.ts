import type { Api } from '../api/api.ts'
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

type Line = Omit<Found, 'guide'>

/** Lines of a list with their guides, where there is one to show. */
export function withGuides(api: Api, lines: readonly Line[], division: string): Promise<Found[]> {
  return Promise.all(
    lines.map(async (line) => {
      const shown = line.published > 0 ? await guideThere(api, line.id, division) : undefined
      const guide = shown?.guide.standing === 'published' ? shown : undefined
      return { ...line, name: guide?.guide.name ?? line.name, guide }
    }),
  )
}
