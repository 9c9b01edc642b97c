import Type from 'typebox'
import { actorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { creationOf } from '../../platform/http/idempotency.ts'
import { cutPage, decodeCursor, encodeCursor, PageQuery, pageOf } from '../../platform/http/paging.ts'
import type { CatalogueEnv } from '../env.ts'
import type { VersionReader } from '../publishing/read-version.ts'
import { AsOf, asOfIn, Day, ItemId, ListOf, PlaceId, Uuid, Words } from '../statements/query.ts'
import { answerVariance, endVariance, listVariances, showVariance } from './answer.ts'
import { checkDifferences } from './check.ts'
import { approveDifference, askForDifference, DifferenceSchema, requestedAt } from './declare.ts'

const tags = ['catalogue']
const ById = Type.Object({ id: Uuid })
const Maybe = Type.Union([Type.String(), Type.Null()])
const Variance = Type.Object({
  id: Uuid,
  item: Type.String(),
  place: Type.String(),
  element: Type.String(),
  direction: Type.String(),
  standing: Type.String({ description: 'inForce, awaiting, refused, notYet, expired or ended' }),
  from: Type.String(),
  until: Type.String(),
  endedFrom: Maybe,
  consentOf: ListOf(Type.String()),
  answers: ListOf(Type.Object({ party: Type.String(), answer: Type.String(), at: Type.String() })),
  words: ListOf(Type.String(), { description: 'What was said, in the order of the answers' }),
  declaredBy: Type.String(),
  declaredAt: Type.String(),
  document: Type.Unknown({ description: 'Reason, legal basis, owner, approver' }),
})
const Request = Type.Object({ id: Uuid, ...DifferenceSchema.properties, askedBy: Type.String(), askedAt: Type.String() })
const Reason = Type.Object({ zh: Type.String(), en: Type.String() })
const Checked = Type.Object({
  item: Type.String(),
  name: Type.String(),
  place: Type.String(),
  element: Type.String(),
  relation: Type.String(),
  reason: Reason,
  why: Type.String({ description: 'undeclared, otherDirection, awaiting, refused, notYet, expired or ended' }),
  version: Type.String(),
  standard: Type.String(),
  variance: Maybe,
  owner: Maybe,
})

export function varianceRoutes(app: App, env: CatalogueEnv, reader: VersionReader): void {
  declaring(app, env)
  showing(app, env)
  answering(app, env)
  checking(app, env, reader)
}

function declaring(app: App, env: CatalogueEnv): void {
  app.post(
    '/catalogue/difference-requests',
    {
      config: { creates: true },
      schema: {
        tags,
        summary: 'Ask to declare a difference from the standard; who asks owns it (item manager of the place)',
        body: Type.Object(DifferenceSchema.properties, { additionalProperties: false }),
        response: { 201: Request },
      },
    },
    async (request, reply) => {
      const asked = { id: creationOf(request).id, actor: actorOf(request), difference: request.body }
      return reply.code(201).send(await askForDifference(env, asked))
    },
  )
  app.get(
    '/catalogue/difference-requests',
    {
      schema: {
        tags,
        summary: 'Differences that wait for a second person at a place (item manager of the place)',
        querystring: Type.Object({ place: PlaceId }),
        response: { 200: Type.Object({ entries: Type.Array(Request) }) },
      },
    },
    async (request) => ({ entries: await requestedAt(env, actorOf(request), request.query.place) }),
  )
  app.post(
    '/catalogue/difference-requests/:id/approve',
    {
      schema: {
        tags,
        summary: 'Approve a difference that another person asked for: it is declared to the partners',
        params: ById,
        response: { 200: Type.Object({ id: Uuid, consentOf: ListOf(Type.String()) }) },
      },
    },
    async (request) => approveDifference(env, { id: request.params.id, actor: actorOf(request) }),
  )
}

function showing(app: App, env: CatalogueEnv): void {
  app.get(
    '/catalogue/variances',
    {
      schema: {
        tags,
        summary: 'The register of declared differences as of a day, the latest first',
        querystring: Type.Object({
          ...PageQuery.properties,
          ...AsOf,
          item: Type.Optional(ItemId),
          place: Type.Optional(PlaceId),
        }),
        response: { 200: pageOf(Variance) },
      },
    },
    async (request) => {
      const { limit = 50, cursor, item = null, place = null } = request.query
      const after = cursor === undefined ? null : decodeCursor(Uuid, cursor)
      const asOf = asOfIn(env, request.query)
      return cutPage(await listVariances(env, actorOf(request).id, { limit, item, place, after, asOf }), limit, ({ id }) => id)
    },
  )
  app.get(
    '/catalogue/variances/:id',
    {
      schema: {
        tags,
        summary: 'A declared difference',
        params: ById,
        querystring: Type.Object(AsOf),
        response: { 200: Variance },
      },
    },
    async (request) => showVariance(env, actorOf(request).id, { id: request.params.id, asOf: asOfIn(env, request.query) }),
  )
}

function answering(app: App, env: CatalogueEnv): void {
  app.post(
    '/catalogue/variances/:id/answer',
    {
      schema: {
        tags,
        summary: 'Consent to another region’s difference, or refuse it (item manager)',
        params: ById,
        body: Type.Object({ answer: Type.Enum(['consent', 'refuse']), words: Words }, { additionalProperties: false }),
        response: { 200: Variance },
      },
    },
    async (request) => answerVariance(env, { id: request.params.id, actor: actorOf(request), ...request.body }),
  )
  app.post(
    '/catalogue/variances/:id/end',
    {
      schema: {
        tags,
        summary: 'End a difference of this region before its last day (item manager of the place)',
        params: ById,
        body: Type.Object({ from: Day }, { additionalProperties: false }),
        response: { 200: Variance },
      },
    },
    async (request) => endVariance(env, { id: request.params.id, actor: actorOf(request), from: request.body.from }),
  )
}

function checking(app: App, env: CatalogueEnv, reader: VersionReader): void {
  app.get(
    '/catalogue/check',
    {
      schema: {
        tags,
        summary: 'Differences of the versions in force on a day that no declared difference covers, item by item',
        querystring: Type.Object({ ...PageQuery.properties, ...AsOf }),
        response: {
          200: Type.Object({
            asOf: Type.String(),
            checked: Type.Integer({ description: 'Versions held against a standard on this page' }),
            entries: Type.Array(Checked),
            next: Type.Optional(Type.String()),
          }),
        },
      },
    },
    async (request) => {
      const { limit = 50, cursor } = request.query
      const asOf = asOfIn(env, request.query)
      const after = cursor === undefined ? '' : decodeCursor(Type.String(), cursor)
      const page = await checkDifferences(env, reader, { actor: actorOf(request).id, asOf, after, limit })
      const { differences, checked, last } = page
      return { asOf, checked, entries: differences, ...(last === null ? {} : { next: encodeCursor(last) }) }
    },
  )
}
