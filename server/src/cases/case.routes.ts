import Type from 'typebox'
import { actorOf } from '../identity/index.ts'
import type { App } from '../platform/http/app.ts'
import { createAtomically } from '../platform/http/idempotency.ts'
import { etagOf } from '../platform/http/if-match.ts'
import { cutPage, decodeCursor, PageQuery, pageOf } from '../platform/http/paging.ts'
import { CaseId, CaseShape, ListedShape, SubmittedShape } from './case-shapes.ts'
import type { CasesEnv } from './env.ts'
import { Submission } from './intake/submission.ts'
import { submitCases } from './intake/submit-case.ts'
import { listOf } from './reading/list-cases.ts'
import { readOneCase } from './reading/read-case.ts'

const tags = ['cases']
const Cursor = Type.String({ format: 'uuid' })
const Wanted = Type.Object({
  ...PageQuery.properties,
  place: Type.Optional(Type.String({ maxLength: 60 })),
  state: Type.Optional(Type.String({ maxLength: 20 })),
  number: Type.Optional(
    Type.String({
      pattern: '^[0-9A-Za-z -]{4,60}$',
      description: 'The beginning of a query number or official number, or the end of a case id',
    }),
  ),
  applicant: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 60,
      description: 'The beginning of the name in the form (staff who may read the form)',
    }),
  ),
  items: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9.:_,-]{1,2000}$', description: 'Ids of items, with commas between' })),
})

export function caseRoutes(app: App, env: CasesEnv): void {
  submitRoute(app, env)
  listRoute(app, env)
  const summary = '办件 · One case'
  app.get(
    '/cases/:caseId',
    { schema: { tags, summary, params: CaseId, response: { 200: CaseShape } } },
    async (request, reply) => {
      const view = await readOneCase(env, request.params.caseId, actorOf(request))
      return reply.header('etag', etagOf(view.version)).send(view)
    },
  )
}

function submitRoute(app: App, env: CasesEnv): void {
  const submit = submitCases(env)
  app.post(
    '/cases',
    {
      config: { creates: 'atomic' },
      schema: { tags, summary: '提交 · Submit an application', body: Submission, response: { 201: SubmittedShape } },
    },
    async (request, reply) => {
      await createAtomically(env.db, request, reply, (creation) =>
        submit({ submission: request.body, actor: actorOf(request), creation }),
      )
      return reply
    },
  )
}

function listRoute(app: App, env: CasesEnv): void {
  const summary = '办件列表 · Cases the actor may see'
  app.get(
    '/cases',
    { schema: { tags, summary, querystring: Wanted, response: { 200: pageOf(ListedShape) } } },
    async (request) => {
      const { limit = 50, cursor, place, state, number, items, applicant } = request.query
      const rows = await listOf(env, {
        actor: actorOf(request),
        limit,
        ...(place ? { place } : {}),
        ...(state ? { state } : {}),
        ...(number ? { number } : {}),
        ...(applicant ? { applicant } : {}),
        ...(items ? { items: items.split(',') } : {}),
        ...(cursor ? { after: decodeCursor(Cursor, cursor) } : {}),
      })
      return cutPage(
        rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() })),
        limit,
        ({ id }) => id,
      )
    },
  )
}
