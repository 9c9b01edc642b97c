import { haltKinds } from '@tongban/protocol/event/catalogue'
import Type from 'typebox'
import { actorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { creationOf } from '../../platform/http/idempotency.ts'
import { cutPage, decodeCursor, PageQuery, pageOf } from '../../platform/http/paging.ts'
import type { CatalogueEnv } from '../env.ts'
import { AsOf, asOfIn, Day, ItemId, ListOf, PlaceId, Uuid, Words } from '../statements/query.ts'
import { allBatches, announceBatch, showBatch } from './batches.ts'
import { nameItems, noticesAt, readNotice } from './counters.ts'
import { haltOffer, listHalts, resumeOffer } from './halts.ts'

const tags = ['catalogue']
const Maybe = Type.Union([Type.String(), Type.Null()])
const Name = Type.String({ minLength: 1, maxLength: 200 })
const Halt = Type.Object({
  id: Uuid,
  item: Type.String(),
  place: Type.String(),
  kind: Type.String(),
  from: Type.String(),
  until: Maybe,
  reason: Type.String(),
  resumedFrom: Maybe,
})
const batch = { id: Type.String(), title: Type.String(), issuedAs: Maybe, from: Type.String(), announcedBy: Type.String() }
const Notice = Type.Object({
  id: Uuid,
  kind: Type.String({ description: 'published, suspended, retired, resumed or standardAdopted' }),
  item: Type.String(),
  name: Type.String(),
  place: Maybe,
  from: Type.String(),
  subject: Type.String(),
  at: Type.String(),
  readBy: Maybe,
})

const AtCounter = Type.Object({ counter: PlaceId })

export function listingRoutes(app: App, env: CatalogueEnv): void {
  halting(app, env)
  showingHalts(app, env)
  batching(app, env)
  showingBatches(app, env)
  noticing(app, env)
  naming(app, env)
}

function halting(app: App, env: CatalogueEnv): void {
  app.post(
    '/catalogue/halts',
    {
      config: { creates: true },
      schema: {
        tags,
        summary: 'Suspend or retire an item at a place (item manager of the place)',
        body: Type.Object(
          {
            item: ItemId,
            place: PlaceId,
            kind: Type.Enum([...haltKinds]),
            from: Day,
            until: Type.Optional(Type.Union([Day, Type.Null()])),
            reason: Words,
          },
          { additionalProperties: false },
        ),
        response: { 201: Halt },
      },
    },
    async (request, reply) => {
      const { until = null, ...asked } = request.body
      const halting = { id: creationOf(request).id, actor: actorOf(request), ...asked, until }
      return reply.code(201).send(await haltOffer(env, halting))
    },
  )
  app.post(
    '/catalogue/halts/:id/resume',
    {
      schema: {
        tags,
        summary: 'End a suspension from a day on (item manager of the place)',
        params: Type.Object({ id: Uuid }),
        body: Type.Object({ from: Day }, { additionalProperties: false }),
        response: { 200: Halt },
      },
    },
    async (request) => resumeOffer(env, { id: request.params.id, actor: actorOf(request), from: request.body.from }),
  )
}

function showingHalts(app: App, env: CatalogueEnv): void {
  app.get(
    '/catalogue/halts',
    {
      schema: {
        tags,
        summary: 'What halts an item on a day or later',
        querystring: Type.Object({ ...AsOf, item: ItemId, place: Type.Optional(PlaceId) }),
        response: { 200: Type.Object({ entries: Type.Array(Halt) }) },
      },
    },
    async (request) => {
      const { item, place = null } = request.query
      return { entries: await listHalts(env, actorOf(request).id, { item, place, day: asOfIn(env, request.query) }) }
    },
  )
}

function batching(app: App, env: CatalogueEnv): void {
  app.post(
    '/catalogue/batches',
    {
      config: { creates: true },
      schema: {
        tags,
        summary: 'Announce a batch of items that the regions open together (item manager)',
        body: Type.Object(
          {
            id: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9.:_-]{0,79}$' }),
            title: Name,
            issuedAs: Type.Optional(Type.Union([Name, Type.Null()])),
            from: Day,
            items: Type.Array(Name, { minItems: 1, maxItems: 5000, uniqueItems: true, description: 'Names of items' }),
          },
          { additionalProperties: false },
        ),
        response: { 201: Type.Object({ id: Type.String(), changed: Type.Boolean() }) },
      },
    },
    async (request, reply) => {
      const { issuedAs = null, ...asked } = request.body
      return reply.code(201).send(await announceBatch(env, { ...asked, issuedAs, actor: actorOf(request) }))
    },
  )
}

function showingBatches(app: App, env: CatalogueEnv): void {
  app.get(
    '/catalogue/batches',
    {
      schema: {
        tags,
        summary: 'The batches of the list, in order of their days',
        response: { 200: Type.Object({ entries: Type.Array(Type.Object({ ...batch, items: Type.Integer() })) }) },
      },
    },
    async (request) => ({ entries: await allBatches(env, actorOf(request).id) }),
  )
  app.get(
    '/catalogue/batches/:id',
    {
      schema: {
        tags,
        summary: 'A batch, each item with the number of places that take applications on a day',
        params: Type.Object({ id: Type.String({ maxLength: 80 }) }),
        querystring: Type.Object(AsOf),
        response: {
          200: Type.Object({
            ...batch,
            entries: ListOf(Type.Object({ item: Type.String(), name: Type.String(), published: Type.Integer() })),
          }),
        },
      },
    },
    async (request) => {
      const asOf = asOfIn(env, request.query)
      return showBatch(env, actorOf(request).id, { id: request.params.id, asOf })
    },
  )
}

function noticing(app: App, env: CatalogueEnv): void {
  app.get(
    '/catalogue/counters/:counter/notices',
    {
      schema: {
        tags,
        summary: 'Changes of the items that a counter uses, the latest first (its staff)',
        params: AtCounter,
        querystring: Type.Object({ ...PageQuery.properties, unread: Type.Optional(Type.Boolean({ default: false })) }),
        response: { 200: pageOf(Notice) },
      },
    },
    async (request) => {
      const { limit = 50, cursor, unread = false } = request.query
      const after = cursor === undefined ? null : decodeCursor(Uuid, cursor)
      const found = await noticesAt(env, actorOf(request), { counter: request.params.counter, unread, after, limit })
      return cutPage(
        found.map((notice) => ({ ...notice, at: notice.at.toISOString() })),
        limit,
        ({ id }) => id,
      )
    },
  )
  app.post(
    '/catalogue/counters/:counter/notices/:id/read',
    {
      schema: {
        tags,
        summary: 'Note that the counter has read a notice (its staff)',
        params: Type.Object({ counter: PlaceId, id: Uuid }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { counter, id } = request.params
      await readNotice(env, { actor: actorOf(request), counter, notice: id })
      return reply.code(204).send(null)
    },
  )
}

function naming(app: App, env: CatalogueEnv): void {
  app.put(
    '/catalogue/counters/:counter/items',
    {
      schema: {
        tags,
        summary: 'Name the items that a counter uses; with none it is told of every change (its staff)',
        params: AtCounter,
        body: Type.Object({ items: Type.Array(ItemId, { maxItems: 5000, uniqueItems: true }) }, { additionalProperties: false }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await nameItems(env, { actor: actorOf(request), counter: request.params.counter, items: request.body.items })
      return reply.code(204).send(null)
    },
  )
}
