import { type PublishedOffer, uniformityHistory } from '@tongban/protocol/compare/published'
import { sideOfVersion } from '@tongban/protocol/compare/side'
import { isVersion } from '@tongban/protocol/version/version'
import type { Tx } from '../../platform/db/db.ts'
import type { Job } from '../../platform/jobs/jobs.ts'
import { bug } from '../../platform/problem.ts'
import type { CatalogueEnv } from '../env.ts'
import { haltsOf, type OfferRow, offersOf, saveScores } from './uniformity.store.ts'

export const rescoreQueue = 'catalogue.rescore'

/** Lets the score of an item be computed again soon; many changes at once are one computation. */
export const rescoreLater = (env: CatalogueEnv, tx: Tx, item: string): Promise<void> =>
  env.jobs.enqueue(tx, { queue: rescoreQueue, key: item, body: { item }, runAt: env.clock.now() })

/** Computes the uniformity of an item anew, of every day on which it changed, from what is published and nothing else. */
export async function rescore(env: CatalogueEnv, tx: Tx, { key }: Job): Promise<void> {
  const item = key ?? bug('a rescore without its item')
  const offers = (await offersOf(tx, item)).flatMap((row) => offerOf(env, row))
  const history = uniformityHistory(offers, await haltsOf(tx, item))
  const rows = history.flatMap(({ left, right, from, counts }) => counts.map((count) => ({ left, right, from, ...count })))
  await saveScores(tx, item, rows)
}

/** A place that no node answers for any longer belongs to no region. */
function offerOf(env: CatalogueEnv, { hash, place, from, until, document }: OfferRow): PublishedOffer[] {
  const region = regionOf(env, place)
  if (region === undefined) return []
  const version: unknown = JSON.parse(document)
  if (!isVersion(version)) bug(`version ${hash} was stored without the shape of a version`)
  return [{ region, place, from, until, side: sideOfVersion(version) }]
}

/** The six digits of the region whose node answers for a place. */
export const regionOf = (env: CatalogueEnv, place: string): string | undefined => env.nodeOf(place)?.slice(-6)
