import Type from 'typebox'
import { actorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { etagOf, ifMatch } from '../../platform/http/if-match.ts'
import { problemBody } from '../../platform/http/problem-reply.ts'
import { editorOf } from '../place-editor.ts'
import { problem } from '../problems.ts'
import { dutyOf } from '../statements/statement.ts'
import type { PublishedSituations, PublishingSituations } from './publish-situations.ts'
import type { Answered, Asking, NamedSituations } from './read-situations.ts'
import type { SavedSituations, Saving } from './save-situations.ts'
import type { OfPlace, SituationRevision } from './situation.store.ts'

const tags = ['catalogue']
const Item = Type.Object({ id: Type.String({ maxLength: 80 }) })
const Place = Type.String({ maxLength: 60, pattern: '^\\d{6}:[a-z0-9-]{1,40}$' })
const Day = Type.String({ format: 'date' })
const Maybe = Type.Union([Type.String(), Type.Null()])
const Named = Type.Object({ hash: Type.String(), revision: Type.Integer(), situations: Type.Unknown() })
const Revision = Type.Object({
  revision: Type.Integer(),
  hash: Type.String(),
  situations: Type.Unknown(),
  findings: Type.Array(Type.Unknown(), { description: 'Empty when the situations may be published' }),
  savedAt: Type.String({ format: 'date-time' }),
  savedBy: Type.String(),
  publishedAt: Maybe,
  publishedBy: Maybe,
})
const Conflict = Type.Object(
  { standing: Type.Union([Revision, Type.Null()]), sent: Type.Unknown() },
  { additionalProperties: true, description: 'A problem document with both texts: what stands and what was sent' },
)

export interface Situating {
  saveSituations(saving: Saving): Promise<SavedSituations>
  publishSituations(publishing: PublishingSituations): Promise<PublishedSituations>
  readSituations(wanted: OfPlace & { readonly actor: string; readonly day?: string | undefined }): Promise<NamedSituations>
  readSituationDraft(actor: string, wanted: OfPlace): Promise<SituationRevision>
  answerSituations(asking: Asking): Promise<Answered>
}

export function situationRoutes(app: App, situating: Situating): void {
  asking(app, situating)
  editing(app, situating)
  keeping(app, situating)
  publishing(app, situating)
}

function asking(app: App, situating: Situating): void {
  app.get(
    '/items/:id/situations',
    {
      config: { open: true },
      schema: {
        tags,
        summary: 'The situations of an item at a place: its questions and the tables over them',
        params: Item,
        querystring: Type.Object({ place: Place, day: Type.Optional(Day) }),
        response: { 200: Named },
      },
    },
    (request) => situating.readSituations({ actor: readerOf(request), item: request.params.id, ...request.query }),
  )

  app.get(
    '/items/:id/situations/outcome',
    {
      config: { open: true },
      schema: {
        tags,
        summary: 'What answers lead to: conditions, mode, the next question that matters, and the person’s own list of materials',
        params: Item,
        querystring: Type.Object({
          place: Place,
          day: Type.Optional(Day),
          answers: Type.Optional(
            Type.String({
              maxLength: 2000,
              description: 'question:option, separated by commas; `?` as option is 不知道; any question may be left out',
            }),
          ),
        }),
        response: { 200: Type.Unknown() },
      },
    },
    (request) => {
      const { place, day, answers = '' } = request.query
      const asked = { actor: readerOf(request), item: request.params.id, place, day }
      return situating.answerSituations({ ...asked, answers: answersIn(answers) })
    },
  )
}

function editing(app: App, situating: Situating): void {
  app.get(
    '/items/:id/situations/draft',
    {
      schema: {
        tags,
        summary: 'The last saved situations with what the check found (item manager of the place, operator)',
        params: Item,
        querystring: Type.Object({ place: Place }),
        response: { 200: Revision },
      },
    },
    async (request, reply) => {
      const { place } = request.query
      const actor = editorOf(actorOf(request), place)
      const draft = await situating.readSituationDraft(actor.id, { item: request.params.id, place })
      return reply.header('etag', etagOf(draft.revision)).send(shown(draft))
    },
  )
}

function keeping(app: App, situating: Situating): void {
  app.put(
    '/items/:id/situations/draft',
    {
      schema: {
        tags,
        summary: 'Save situations and check every combination of answers (item manager of the place, operator)',
        description:
          '`If-Match` is the revision that was read, "0" for the first. Where somebody else saved meanwhile, both texts come back.',
        params: Item,
        body: Type.Object({}, { additionalProperties: true, description: 'Situations (`SituationsSchema` of the protocol)' }),
        response: {
          200: Type.Object({ revision: Type.Integer(), hash: Type.String(), findings: Type.Array(Type.Unknown()) }),
          412: Conflict,
        },
      },
    },
    async (request, reply) => {
      const actor = editorOf(actorOf(request), placeIn(request.body))
      const saving = { actor: actor.id, item: request.params.id, document: request.body, seen: ifMatch(request) }
      const saved = await situating.saveSituations(saving)
      if (saved.ok) {
        const { revision, hash, findings } = saved
        return reply.header('etag', etagOf(revision)).send({ revision, hash, findings: [...findings] })
      }
      const refusal = problem.situationsChanged({ item: saving.item }, { field: '/header/if-match' })
      const body = problemBody(refusal, request.id, { language: request.headers['accept-language'] })
      const standing = saved.standing ? shown(saved.standing) : null
      return reply
        .code(412)
        .type('application/problem+json')
        .send({ ...body, standing, sent: request.body })
    },
  )
}

function publishing(app: App, situating: Situating): void {
  app.post(
    '/items/:id/situations/publications',
    {
      config: { creates: true },
      schema: {
        tags,
        summary: 'Publish the situations that were last saved (item manager of the place, operator)',
        description: '`If-Match` is the revision that was read.',
        params: Item,
        querystring: Type.Object({ place: Place }),
        response: { 201: Type.Object({ revision: Type.Integer(), hash: Type.String(), changed: Type.Boolean() }) },
      },
    },
    async (request, reply) => {
      const { place } = request.query
      const actor = editorOf(actorOf(request), place)
      const asked = { actor: actor.id, duty: dutyOf(actor, place), item: request.params.id, place, seen: ifMatch(request) }
      return reply.code(201).send(await situating.publishSituations(asked))
    },
  )
}

type Request = Parameters<typeof actorOf>[0]

/** What is published may be read without signing in; the audit then names nobody. */
const readerOf = (request: Request): string => request.actor?.id ?? 'open'

function placeIn(body: object): string | undefined {
  return 'place' in body && typeof body.place === 'string' ? body.place : undefined
}

function answersIn(text: string): Record<string, string> {
  const pairs = text.split(',').filter((pair) => pair !== '')
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf(':')
      if (at < 1) throw problem.answerUnknown({}, { field: '/query/answers' })
      return [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )
}

function shown({ revision, hash, document, findings, savedAt, savedBy, publishedAt, publishedBy }: SituationRevision) {
  const situations: unknown = JSON.parse(document)
  const published = publishedAt?.toISOString() ?? null
  return {
    revision,
    hash,
    situations,
    findings: [...findings],
    savedAt: savedAt.toISOString(),
    savedBy,
    publishedAt: published,
    publishedBy,
  }
}
