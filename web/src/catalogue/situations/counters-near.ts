import type { paths } from '../../api/api.ts'
import { answered } from '../../api/refusal.ts'
import type { Asked } from '../../visit/visit.ts'

type Place = paths['/identity/places']['get']['responses'][200]['content']['application/json']['entries'][number]

/** A counter where papers can be handed in, with what is known of it. */
export type Counter = Pick<Place, 'id' | 'nameZh' | 'nameEn' | 'address' | 'hours' | 'phone'>

const MOST_SHOWN = 3
const MOST_READ = 200

/** The nearest counters of the region where somebody is: of the same district, then the same city, then the same region. */
export async function countersNear({ api, visit }: Asked): Promise<readonly Counter[]> {
  const { entries } = await answered(api.GET('/identity/places', { params: { query: { limit: MOST_READ } } }))
  return nearest(
    entries.filter(({ kind }) => kind === 'counter'),
    visit.from,
  )
}

export function nearest<T extends Pick<Counter, 'id'>>(counters: readonly T[], from: string): readonly T[] {
  const digits = (id: string): number => [6, 4, 2].find((count) => id.slice(0, count) === from.slice(0, count)) ?? 0
  const inRegion = counters.filter(({ id }) => digits(id) > 0)
  return [...inRegion].sort((a, b) => digits(b.id) - digits(a.id) || (a.id < b.id ? -1 : 1)).slice(0, MOST_SHOWN)
}
