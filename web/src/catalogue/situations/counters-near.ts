import type { Asked } from '../../visit/visit.ts'
import { allPlaces, type Place } from '../ways/all-places.ts'

/** A counter where papers can be handed in, with what is known of it. */
export type Counter = Pick<Place, 'id' | 'nameZh' | 'nameEn' | 'address' | 'hours' | 'phone'>

const MOST_SHOWN = 3

/** The nearest counters of the region where somebody is: of the same district, then the same city, then the same region. */
export async function countersNear({ api, visit }: Asked): Promise<readonly Counter[]> {
  const counters = (await allPlaces(api)).filter(({ kind }) => kind === 'counter')
  return nearest(counters, visit.from).slice(0, MOST_SHOWN)
}

/** The counters of a reader's region, the nearest first. */
export function nearest<T extends Pick<Counter, 'id'>>(counters: readonly T[], from: string): readonly T[] {
  const digits = (id: string): number => [6, 4, 2].find((count) => id.slice(0, count) === from.slice(0, count)) ?? 0
  const inRegion = counters.filter(({ id }) => digits(id) > 0)
  return [...inRegion].sort((a, b) => digits(b.id) - digits(a.id) || (a.id < b.id ? -1 : 1))
}
