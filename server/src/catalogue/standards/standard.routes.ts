import { stances } from '@tongban/protocol/event/catalogue'
import Type from 'typebox'
import { actorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { creationOf } from '../../platform/http/idempotency.ts'
import { cutPage, decodeCursor, PageQuery, pageOf } from '../../platform/http/paging.ts'
import type { CatalogueEnv } from '../env.ts'
import { AsOf, asOfIn, Day, Hash, ItemId, ListOf, Uuid, Words } from '../statements/query.ts'
import { managerOf } from '../statements/staff.ts'
import { listProposals, readStandardDocument, showProposal, showStandard, viewOf } from './read.ts'
import { adopt, comment, propose, withdraw } from './speak.ts'

const tags = ['catalogue']
const Said = { party: Type.String(), at: Type.String() }
const Proposal = Type.Object({
  id: Uuid,
  item: Type.String(),
  standard: Hash,
  stage: Type.String({ description: 'commenting, objected, adopting, adopted or withdrawn' }),
  from: Type.String(),
  inForceFrom: Type.Union([Type.String(), Type.Null()]),
  parties: ListOf(Type.String()),
  replaces: Type.Union([Type.String(), Type.Null()]),
  by: Type.String(),
  proposedAt: Type.String(),
  withdrawnAt: Type.Union([Type.String(), Type.Null()]),
  ticket: Type.Union([Type.String(), Type.Null()]),
  comments: ListOf(Type.Object({ ...Said, stance: Type.String() })),
  words: ListOf(Type.String(), { description: 'What was said, in the order of the comments' }),
  adoptions: ListOf(Type.Object(Said)),
})
const Proposing = Type.Object(
  {
    standard: Type.Object({}, { additionalProperties: true, description: 'A standard (`StandardSchema` of the protocol)' }),
    from: Day,
    parties: Type.Optional(Type.Array(Type.String(), { minItems: 1, maxItems: 40 })),
    ticket: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9.:_-]{0,79}$' })),
  },
  { additionalProperties: false },
)
const Commenting = Type.Object({ stance: Type.Enum([...stances]), words: Words }, { additionalProperties: false })
const Standard = Type.Object({
  hash: Hash,
  from: Type.String(),
  parties: ListOf(Type.String()),
  standard: Type.Unknown(),
  history: ListOf(Type.Object({ hash: Hash, from: Type.String() })),
})
const ById = Type.Object({ id: Uuid })

export function standardRoutes(app: App, env: CatalogueEnv): void {
  speaking(app, env)
  reading(app, env)
  readingStandards(app, env)
}

function speaking(app: App, env: CatalogueEnv): void {
  app.post(
    '/catalogue/proposals',
    {
      config: { creates: true },
      schema: {
        tags,
        summary: 'Propose a standard to the partner regions (item manager)',
        body: Proposing,
        response: { 201: Type.Object({ id: Uuid, standard: Hash }) },
      },
    },
    async (request, reply) => {
      const actor = managerOf(actorOf(request))
      const { standard, from, parties, ticket } = request.body
      const asked = { standard, from, ...(parties && { parties }), ...(ticket === undefined ? {} : { ticket }) }
      const proposed = await propose(env, { id: creationOf(request).id, actor, ...asked })
      return reply.code(201).header('location', `/catalogue/proposals/${proposed.id}`).send(proposed)
    },
  )
  const about = (summary: string) => ({ tags, summary, params: ById, response: { 200: Proposal } })
  app.post(
    '/catalogue/proposals/:id/comments',
    { schema: { ...about('Say what this region thinks of a proposal (item manager)'), body: Commenting } },
    async (request) =>
      viewOf(await comment(env, { proposal: request.params.id, actor: managerOf(actorOf(request)), ...request.body })),
  )
  app.post(
    '/catalogue/proposals/:id/adopt',
    { schema: about('Adopt a proposal for this region (item manager); it is in force when every region has') },
    async (request) => viewOf(await adopt(env, { proposal: request.params.id, actor: managerOf(actorOf(request)) })),
  )
  app.post(
    '/catalogue/proposals/:id/withdraw',
    { schema: about('Withdraw a proposal of this region that it has not adopted (item manager)') },
    async (request) => viewOf(await withdraw(env, { proposal: request.params.id, actor: managerOf(actorOf(request)) })),
  )
}

function reading(app: App, env: CatalogueEnv): void {
  app.get(
    '/catalogue/proposals',
    {
      schema: {
        tags,
        summary: 'Proposals, the latest first',
        querystring: Type.Object({
          ...PageQuery.properties,
          item: Type.Optional(ItemId),
          open: Type.Optional(Type.Boolean({ default: false, description: 'Only what is not decided yet' })),
        }),
        response: { 200: pageOf(Proposal) },
      },
    },
    async (request) => {
      const { limit = 50, cursor, item = null, open = false } = request.query
      const after = cursor === undefined ? null : decodeCursor(Uuid, cursor)
      const found = await listProposals(env, actorOf(request).id, { limit, item, open, after })
      return cutPage(found, limit, ({ id }) => id)
    },
  )
  app.get(
    '/catalogue/proposals/:id',
    { schema: { tags, summary: 'A proposal and all that was said of it', params: ById, response: { 200: Proposal } } },
    async (request) => showProposal(env, actorOf(request).id, request.params.id),
  )
}

function readingStandards(app: App, env: CatalogueEnv): void {
  app.get(
    '/catalogue/standards/:item',
    {
      schema: {
        tags,
        summary: 'The standard of an item as of a day, and every one it had',
        params: Type.Object({ item: ItemId }),
        querystring: Type.Object(AsOf),
        response: { 200: Standard },
      },
    },
    async (request) => showStandard(env, actorOf(request).id, { item: request.params.item, asOf: asOfIn(env, request.query) }),
  )
  app.get(
    '/catalogue/standard-documents/:hash',
    {
      schema: {
        tags,
        summary: 'A standard, as the canonical JSON that its name is the hash of',
        params: Type.Object({ hash: Hash }),
        response: { 200: Type.Unknown() },
      },
    },
    async (request, reply) => {
      const document = await readStandardDocument(env, actorOf(request).id, request.params.hash)
      reply.header('cache-control', 'private, max-age=31536000, immutable').type('application/json; charset=utf-8')
      return reply.send(document)
    },
  )
}
