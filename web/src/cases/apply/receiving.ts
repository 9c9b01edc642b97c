import type { Version } from '@tongban/protocol/version/version'
import type { Api, paths } from '../../api/api.ts'
import { answered } from '../../api/refusal.ts'

type Place = paths['/identity/places']['get']['responses'][200]['content']['application/json']['entries'][number]
export type Receiver = Pick<Place, 'id' | 'nameZh' | 'nameEn' | 'address' | 'hours'>

const MOST_READ = 200

/**
 * Who can take an application in: the region's portal where everything is done online, else the region's counters, the nearest first, for
 * originals are seen there.
 */
export async function receiversFor(
  api: Api,
  { mode }: Pick<Version, 'mode'>,
  { region, from }: { readonly region: string; readonly from: string },
): Promise<readonly Receiver[]> {
  const { entries } = await answered(api.GET('/identity/places', { params: { query: { limit: MOST_READ } } }))
  const own = entries.filter(({ id }) => id.slice(0, 2) === region.slice(0, 2))
  const portals = own.filter(({ kind }) => kind === 'portal')
  if (mode === 'online' && portals.length > 0) return portals
  const near = (id: string): number => [6, 4, 2].find((count) => id.slice(0, count) === from.slice(0, count)) ?? 0
  return own.filter(({ kind }) => kind === 'counter').sort((a, b) => near(b.id) - near(a.id) || (a.id < b.id ? -1 : 1))
}
