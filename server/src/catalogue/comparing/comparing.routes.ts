import { Readable } from 'node:stream'
import Type from 'typebox'
import { actorOf, readerOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { cutPage, decodeCursor, PageQuery, pageOf } from '../../platform/http/paging.ts'
import type { CatalogueEnv } from '../env.ts'
import type { VersionReader } from '../publishing/read-version.ts'
import { AsOf, asOfIn, Hash, ItemId, ListOf, Region } from '../statements/query.ts'
import { compareDocuments } from './compare-documents.ts'
import { exportPublished } from './export-published.ts'
import { scoreHistory, scoreItems, scorePair } from './uniformity.ts'

const tags = ['catalogue']
const counts = {
  same: Type.Integer(),
  n: Type.Integer({ description: 'Pairs of versions of which both say the element' }),
  unknown: Type.Integer({ description: 'Pairs of which one does not' }),
  score: Type.Union([Type.Number(), Type.Null()], { description: 'same / n; null where nothing could be compared' }),
}
const ElementScore = Type.Object({ element: Type.String(), ...counts })
const Pair = { left: Region, right: Region }
const Compared = Type.Object({
  element: Type.String(),
  relation: Type.String({ description: 'How right stands to left: same, looser, stricter, different or unknown' }),
  left: Type.Unknown(),
  right: Type.Unknown(),
  reason: Type.Object({ zh: Type.String(), en: Type.String() }),
  materials: Type.Optional(Type.Unknown({ description: 'How the materials were matched' })),
})

/** Regions in the order in which scores are kept. */
const ordered = ({ left, right }: { readonly left: string; readonly right: string }) =>
  left < right ? { left, right } : { left: right, right: left }

export function comparingRoutes(app: App, env: CatalogueEnv, reader: VersionReader): void {
  app.get(
    '/catalogue/compare',
    {
      config: { open: true },
      schema: {
        tags,
        summary: 'Two published documents, versions or standards, element by element',
        querystring: Type.Object({ left: Hash, right: Hash }),
        response: { 200: Type.Object({ elements: ListOf(Compared) }) },
      },
    },
    async (request) => ({
      elements: await compareDocuments(env, reader, { actor: readerOf(request), ...request.query }),
    }),
  )
  scoring(app, env)
  telling(app, env)
  app.get(
    '/catalogue/export',
    {
      config: { open: true },
      schema: {
        tags,
        summary: 'All that is published, one JSON document a line: from it anyone computes comparisons and scores',
        response: { 200: Type.Unsafe<Readable>(Type.String({ description: 'application/x-ndjson' })) },
      },
    },
    async (_, reply) => reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(exportPublished(env, 'open'))),
  )
}

function scoring(app: App, env: CatalogueEnv): void {
  app.get(
    '/catalogue/uniformity',
    {
      // Counted from published versions alone, which anybody may compare.
      config: { open: true },
      schema: {
        tags,
        summary: 'How uniform items are between two regions as of a day, item by item and element by element',
        querystring: Type.Object({ ...PageQuery.properties, ...AsOf, ...Pair, item: Type.Optional(ItemId) }),
        response: {
          200: pageOf(Type.Object({ item: Type.String(), name: Type.String(), ...counts, elements: ListOf(ElementScore) })),
        },
      },
    },
    async (request) => {
      const { limit = 50, cursor, item = null } = request.query
      const after = cursor === undefined ? '' : decodeCursor(Type.String(), cursor)
      const wanted = { ...ordered(request.query), asOf: asOfIn(env, request.query), item, after, limit }
      const found = await scoreItems(env, readerOf(request), wanted)
      return cutPage(found, limit, (last) => last.item)
    },
  )
  app.get(
    '/catalogue/uniformity/total',
    {
      // Counted from published versions alone, which anybody may compare.
      config: { open: true },
      schema: {
        tags,
        summary: 'How uniform two regions are as of a day, over all items',
        querystring: Type.Object({ ...AsOf, ...Pair }),
        response: { 200: Type.Object({ ...counts, elements: ListOf(ElementScore) }) },
      },
    },
    async (request) => {
      const pair = { ...ordered(request.query), asOf: asOfIn(env, request.query) }
      return scorePair(env, readerOf(request), pair)
    },
  )
}

function telling(app: App, env: CatalogueEnv): void {
  app.get(
    '/catalogue/uniformity/history',
    {
      schema: {
        tags,
        summary: 'The days on which the score of two regions changed, of one item or of all, oldest first',
        querystring: Type.Object({ ...Pair, item: Type.Optional(ItemId) }),
        response: { 200: Type.Object({ points: Type.Array(Type.Object({ from: Type.String(), ...counts })) }) },
      },
    },
    async (request) => {
      const { item = null } = request.query
      return { points: await scoreHistory(env, actorOf(request).id, { ...ordered(request.query), item }) }
    },
  )
}
