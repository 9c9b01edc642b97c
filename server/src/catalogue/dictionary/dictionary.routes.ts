import Type from 'typebox'
import { type Actor, actorOf, hasRole, isOperator, readerOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { etagOf, ifMatch } from '../../platform/http/if-match.ts'
import { PageQuery, pageOf } from '../../platform/http/paging.ts'
import type { EntryBody } from '../domain/search/lexicon/dictionary.ts'
import { problem as problemOfCatalogue } from '../problems.ts'
import { tellAll } from '../statements/tell-all.routes.ts'
import type { Dictionary } from './dictionary.ts'
import { Entry, isEntry } from './entry-shape.ts'
import { problem } from './problems.ts'

const tags = ['dictionary']
const State = Type.Union([Type.Literal('draft'), Type.Literal('published')])
const key = {
  region: Type.String({ pattern: '^\\d{6}$', description: 'Who answers for it; 000000 for all' }),
  kind: Type.String({ minLength: 1, maxLength: 20 }),
  term: Type.String({ minLength: 1, maxLength: 200 }),
}
const Variety = Type.Union(['everyday', 'dialect', 'old', 'abbreviation'].map((variety) => Type.Literal(variety)))
const Key = Type.Object(key)
const Record = Type.Object({
  ...key,
  body: Type.Unknown({ description: 'What the entry says; null takes it out when it is published' }),
  source: Type.String(),
  author: Type.String(),
  version: Type.Integer(),
  changedAt: Type.Unknown(),
})
const Share = Type.Object({ right: Type.Integer(), of: Type.Integer() })
const SetReport = Type.Object({
  queries: Type.Integer(),
  top1: Share,
  top3: Share,
  any: Share,
  ask: Share,
  none: Share,
  understood: Share,
  misses: Type.Array(Type.Unknown()),
  met: Type.Boolean({ description: 'First 85 %, first three 95 %, questions and nothing 100 %' }),
})
const Report = Type.Object({
  sets: Type.Record(Type.String(), SetReport),
  worse: Type.Array(Type.String(), {
    description: 'Queries that the published dictionary answers rightly and this one does not',
  }),
})
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })

export function dictionaryRoutes(app: App, dictionary: Dictionary): void {
  wordsRoute(app, dictionary)
  readingRoutes(app, dictionary)
  editingRoutes(app, dictionary)
  failedRoute(app, dictionary)
  publishingRoutes(app, dictionary)
}

/** What anyone may read: the everyday words that are published, and what they lead to (《川渝通办字典》). */
function wordsRoute(app: App, dictionary: Dictionary): void {
  app.get(
    '/dictionary/words',
    {
      config: { open: true },
      schema: {
        tags,
        summary: 'Published everyday words, with what they mean',
        querystring: Type.Object({
          ...PageQuery.properties,
          text: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
          variety: Type.Optional(Variety),
        }),
        response: {
          200: pageOf(
            Type.Object({
              region: key.region,
              term: key.term,
              variety: Type.String(),
              words: Type.Array(Type.String()),
              means: Type.Array(Type.String(), { description: 'Classes of words it stands for' }),
              items: Type.Array(Type.String(), { description: 'Official names of items it leads to' }),
            }),
          ),
        },
      },
    },
    async (request) => {
      const { limit = 50, cursor, text, variety } = request.query
      const found = await dictionary.entries(readerOf(request), {
        limit,
        cursor,
        kind: 'word',
        state: 'published',
        text,
        variety,
      })
      return { ...found, entries: found.entries.map(({ region, term, body }) => ({ region, term, ...wordIn(body) })) }
    },
  )
}

function wordIn(body: EntryBody | null) {
  const nothing = { variety: 'everyday', words: [], means: [], items: [] }
  if (body?.kind !== 'word') return nothing
  return {
    ...nothing,
    variety: body.variety,
    words: [...body.words],
    means: [...(body.means ?? [])],
    items: [...(body.items ?? [])],
  }
}

function readingRoutes(app: App, dictionary: Dictionary): void {
  app.get(
    '/dictionary/entries',
    {
      schema: {
        tags,
        summary: 'Entries of the dictionary, drafts beside what is published',
        querystring: Type.Object({
          ...PageQuery.properties,
          kind: Type.Optional(key.kind),
          state: Type.Optional(State),
          text: Type.Optional(Type.String({ minLength: 1, maxLength: 80, description: 'Stands somewhere in the entry' })),
        }),
        response: { 200: pageOf(Type.Object({ ...Record.properties, state: State })) },
      },
    },
    async (request) => {
      const { limit = 50, cursor, kind, state, text } = request.query
      return dictionary.entries(editorOf(actorOf(request)), { limit, cursor, kind, state, text })
    },
  )

  app.get(
    '/dictionary/entries/:region/:kind/:term',
    { schema: { tags, summary: 'One entry: its draft, else what is published', params: Key, response: { 200: Record } } },
    async (request, reply) => {
      const entry = await dictionary.entry(editorOf(actorOf(request)), request.params)
      return reply.header('etag', etagOf(entry.version)).send(entry)
    },
  )
}

function failedRoute(app: App, dictionary: Dictionary): void {
  app.get(
    '/dictionary/failed',
    {
      schema: {
        tags,
        summary: 'Queries of a week that found nothing, without numbers',
        querystring: Type.Object({
          day: Type.Optional(Type.String({ format: 'date' })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
        }),
        response: {
          200: Type.Object({
            week: Type.String(),
            entries: Type.Array(Type.Object({ text: Type.String(), times: Type.Integer(), lastAt: Type.Unknown() })),
          }),
        },
      },
    },
    async (request) => {
      const { day, limit = 50 } = request.query
      return dictionary.failed(editorOf(actorOf(request)), { day, limit })
    },
  )
}

function editingRoutes(app: App, dictionary: Dictionary): void {
  app.put(
    '/dictionary/entries/:region/:kind/:term',
    {
      schema: {
        tags,
        summary: 'Draft what an entry shall say',
        description:
          '`If-Match: "0"` for a new one, `body: null` to take it out. Who comes second gets both texts (`standing`, `yours`), status 412.',
        params: Key,
        body: Type.Object({ body: Type.Union([Entry, Type.Null()]), source: Type.String({ minLength: 1, maxLength: 200 }) }),
        response: { 200: Record },
      },
    },
    async (request, reply) => {
      const actor = editorOf(actorOf(request))
      const { body, source } = request.body
      const { region, kind, term } = request.params
      if (body !== null && (!isEntry(body) || body.kind !== kind || body.term !== term))
        throw problem.entryMalformed({ kind, term }, { field: '/body/body' })
      const seen = ifMatch(request)
      return tellAll(request, reply, async () => {
        const entry = await dictionary.edit({ actor, region, kind, term, body, source, seen })
        return reply.header('etag', etagOf(entry.version)).send(entry)
      })
    },
  )

  app.delete(
    '/dictionary/entries/:region/:kind/:term',
    { schema: { tags, summary: 'Withdraw a draft; what is published goes on', params: Key, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await dictionary.withdraw(editorOf(actorOf(request)), request.params)
      return reply.code(204).send(null)
    },
  )
}

function publishingRoutes(app: App, dictionary: Dictionary): void {
  app.post(
    '/dictionary/check',
    {
      schema: {
        tags,
        summary: 'Run the query sets with every draft; `check` is what a publication must name',
        response: { 200: Type.Object({ check: Hash, report: Report, runAt: Type.Unknown(), runBy: Type.String() }) },
      },
    },
    async (request) => {
      const { hash, ...rest } = await dictionary.check(editorOf(actorOf(request)))
      return { check: hash, ...rest }
    },
  )

  app.post(
    '/dictionary/publish',
    {
      config: { creates: true },
      schema: {
        tags,
        summary: 'Publish every draft as one edition, after its check was shown',
        body: Type.Object({ check: Hash }),
        response: { 201: Type.Object({ number: Type.Integer(), hash: Hash, report: Type.Union([Report, Type.Null()]) }) },
      },
    },
    async (request, reply) => {
      const { number, hash, report } = await dictionary.publish(editorOf(actorOf(request)), request.body.check)
      return reply.code(201).send({ number, hash, report })
    },
  )
}

/** Whoever keeps items keeps their words: an item manager of any place of this node, or an operator. */
function editorOf(actor: Actor): string {
  if (isOperator(actor) || hasRole(actor, 'itemManager')) return actor.id
  throw problemOfCatalogue.notManager({ actor: actor.id })
}
