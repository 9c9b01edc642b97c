import { NodeId, PlaceId } from '@tongban/protocol/event/header'
import type { TrustList } from '@tongban/protocol/trust/trust-list'
import Type from 'typebox'
import type { Db } from '../../platform/db/db.ts'
import type { App } from '../../platform/http/app.ts'
import { cutPage, decodeCursor, PageQuery, pageOf } from '../../platform/http/paging.ts'
import { readerOf } from '../actor-of.ts'
import { problem } from '../problems.ts'
import { placeById, placesIn } from './place.store.ts'

const tags = ['identity']
const Maybe = Type.Union([Type.String(), Type.Null()])
const Place = Type.Object({
  id: PlaceId,
  kind: Type.Union([Type.Literal('counter'), Type.Literal('office'), Type.Literal('authority'), Type.Literal('portal')]),
  nameZh: Type.String(),
  nameEn: Maybe,
  organisation: Type.Object({ id: Type.String(), nameZh: Type.String(), nameEn: Maybe, uscc: Maybe }),
  address: Maybe,
  hours: Maybe,
  phone: Maybe,
  evidence: Maybe,
  counters: Type.Array(Type.Object({ number: Type.String(), nameZh: Type.String(), nameEn: Maybe })),
})

const Query = Type.Object({ ...PageQuery.properties, node: Type.Optional(NodeId) })

export interface PlaceParts {
  readonly db: Db
  readonly trust: () => TrustList
}

export function placeRoutes(app: App, { db, trust }: PlaceParts): void {
  app.get(
    '/identity/places',
    {
      config: { open: true },
      schema: { tags, summary: 'Places known here, all or of one node', querystring: Query, response: { 200: pageOf(Place) } },
    },
    async (request) => {
      const { limit = 50, cursor, node } = request.query
      const after = cursor === undefined ? '' : decodeCursor(PlaceId, cursor)
      const within = node === undefined ? {} : { divisions: regionsOf(trust(), node) }
      const rows = await db.read(readerOf(request), (tx) => placesIn(tx, { ...within, after, limit: limit + 1 }))
      return cutPage(rows, limit, ({ id }) => id)
    },
  )

  app.get(
    '/identity/places/:id',
    {
      config: { open: true },
      schema: { tags, summary: 'One place', params: Type.Object({ id: PlaceId }), response: { 200: Place } },
    },
    async (request) => {
      const place = await db.read(readerOf(request), (tx) => placeById(tx, request.params.id))
      if (!place) throw problem.placeUnknown({}, { field: '/path/id' })
      return place
    },
  )
}

function regionsOf(list: TrustList, node: string): readonly string[] {
  const found = list.nodes.find(({ id }) => id === node)
  if (!found) throw problem.nodeUnknown({ node }, { field: '/query/node' })
  return found.regions
}
