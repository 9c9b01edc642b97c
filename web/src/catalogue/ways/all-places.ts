import type { Api, paths } from '../../api/api.ts'
import { answered } from '../../api/refusal.ts'

/** A place as the node knows it: what is not known of it is null. */
export type Place = paths['/identity/places']['get']['responses'][200]['content']['application/json']['entries'][number]

const PAGE = 200

/** Every place of both regions: authorities, counters, portals. */
export async function allPlaces(api: Api): Promise<readonly Place[]> {
  const found: Place[] = []
  for (let cursor: string | undefined; ; ) {
    const query = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }
    const { entries, next } = await answered(api.GET('/identity/places', { params: { query } }))
    found.push(...entries)
    if (next === undefined) return found
    cursor = next
  }
}
