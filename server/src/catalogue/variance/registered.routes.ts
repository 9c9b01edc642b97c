import { directions } from '@tongban/protocol/event/catalogue'
import { elements } from '@tongban/protocol/version/version'
import Type from 'typebox'
import { readerOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import type { CatalogueEnv } from '../env.ts'
import { AsOf, asOfIn, ItemId, ListOf } from '../statements/query.ts'
import { listVariances } from './answer.ts'

/** Of one item there are never more: ten elements at each place that differs. */
const MOST = 200

const Registered = Type.Object({
  place: Type.String(),
  element: Type.Enum([...elements]),
  direction: Type.Enum([...directions], { description: 'Than the common standard' }),
  from: Type.String(),
  until: Type.String(),
  reason: Type.String(),
  basis: ListOf(Type.String()),
})

/** What everybody may read of the register of differences: reason, basis and days, without the names of those who declared and answered. */
export function registeredRoutes(app: App, env: CatalogueEnv): void {
  app.get(
    '/items/:id/differences',
    {
      config: { open: true },
      schema: {
        tags: ['catalogue'],
        summary: 'Differences from the standard that are declared and in force, with their reasons',
        params: Type.Object({ id: ItemId }),
        querystring: Type.Object(AsOf),
        response: { 200: Type.Object({ entries: Type.Array(Registered) }) },
      },
    },
    async (request) => {
      const wanted = { item: request.params.id, place: null, after: null, limit: MOST, asOf: asOfIn(env, request.query) }
      const found = await listVariances(env, readerOf(request), wanted)
      const entries = found
        .filter(({ standing }) => standing === 'inForce')
        .map(({ place, element, direction, from, until, document: { reason, basis } }) => ({
          ...{ place, element, direction, from, until, reason },
          basis: [...basis],
        }))
      return { entries }
    },
  )
}
