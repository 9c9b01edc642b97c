import { liesIn } from '../visit/divisions.ts'
import type { ShownGuide } from './guide-shape.ts'

const regionOf = (code: string): string => `${code.slice(0, 2)}0000`

/**
 * The place whose guide answers a reader who wants a matter of that division handled: there itself, else above or below it, else anywhere in
 * its region; a place that takes applications before one that was only found in a list. Undefined where no place of the region has the item.
 */
export function placeFor({ places }: Pick<ShownGuide, 'places'>, division: string): string | undefined {
  const inRegion = places.filter(({ place }) => liesIn(place, regionOf(division)))
  const closeness = (place: string): number => {
    const code = place.slice(0, 6)
    if (code === division) return 0
    if (liesIn(code, division) || liesIn(division, code)) return 1
    return 2
  }
  const rank = ({ place, standing }: ShownGuide['places'][number]): number =>
    (standing === 'published' ? 0 : 10) + closeness(place)
  return [...inRegion].sort((a, b) => rank(a) - rank(b))[0]?.place
}
