import Type from 'typebox'
import { actorOf } from '../identity/index.ts'
import type { App } from '../platform/http/app.ts'
import { createAtomically } from '../platform/http/idempotency.ts'
import { etagOf, ifMatch } from '../platform/http/if-match.ts'
import { cutPage, decodeCursor, PageQuery, pageOf } from '../platform/http/paging.ts'
import { ActionOf, CaseId, CaseShape, ListedShape, ManySteps, OneStep, StepsTakenShape, SubmittedShape } from './case-shapes.ts'
import { approve } from './decision/approval.ts'
import type { CasesEnv } from './env.ts'
import { Submission } from './intake/submission.ts'
import { submitCases } from './intake/submit-case.ts'
import { resolveFiles } from './intake/upload.ts'
import { listOf } from './reading/list-cases.ts'
import { readOneCase } from './reading/read-case.ts'
import { type AskedStep, type StepsTaken, type TakeSteps, takeSteps } from './take-step.ts'

const tags = ['cases']
const Cursor = Type.String({ format: 'uuid' })
type RawStep = Omit<AskedStep, 'files'> & { readonly files?: readonly { readonly sha256: string; readonly section: string }[] }

export function caseRoutes(app: App, env: CasesEnv): void {
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

  app.get(
    '/cases',
    {
      schema: {
        tags,
        summary: '办件列表 · Cases the actor may see',
        response: { 200: pageOf(ListedShape) },
        querystring: Type.Object({
          ...PageQuery.properties,
          place: Type.Optional(Type.String({ maxLength: 60 })),
          state: Type.Optional(Type.String({ maxLength: 20 })),
        }),
      },
    },
    async (request) => {
      const { limit = 50, cursor, place, state } = request.query
      const rows = await listOf(env, {
        actor: actorOf(request),
        limit,
        ...(place ? { place } : {}),
        ...(state ? { state } : {}),
        ...(cursor ? { after: decodeCursor(Cursor, cursor) } : {}),
      })
      return cutPage(
        rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() })),
        limit,
        ({ id }) => id,
      )
    },
  )

  app.get(
    '/cases/:caseId',
    {
      schema: { tags, summary: '办件 · One case', params: CaseId, response: { 200: CaseShape } },
    },
    async (request, reply) => {
      const view = await readOneCase(env, request.params.caseId, actorOf(request))
      return reply.header('etag', etagOf(view.version)).send(view)
    },
  )
}

export function stepRoutes(app: App, env: CasesEnv): void {
  const take = async (asked: Omit<TakeSteps, 'steps'> & { steps: readonly RawStep[] }): Promise<StepsTaken> => {
    const steps = await Promise.all(
      asked.steps.map(async (step) => ({ ...step, files: await resolveFiles(env, step.files ?? []) })),
    )
    return takeSteps(env, { ...asked, steps })
  }

  app.post(
    '/cases/:caseId/steps/:action',
    {
      schema: {
        tags,
        summary: '办一步 · Take one step of the life table',
        params: ActionOf,
        body: OneStep,
        response: { 200: StepsTakenShape, 202: StepsTakenShape },
      },
    },
    async (request, reply) => {
      const { place, role, ...step } = request.body
      const { caseId, action } = request.params
      const taken = await take({
        caseId,
        steps: [{ action, ...step }],
        seenVersion: ifMatch(request),
        actor: actorOf(request),
        standpoint: standpoint(place, role),
      })
      return reply
        .code(taken.requestId ? 202 : 200)
        .header('etag', etagOf(taken.case.version))
        .send(taken)
    },
  )

  app.post(
    '/cases/:caseId/steps',
    {
      schema: {
        tags,
        summary: '一次办几步 · Take several steps together, or none',
        params: CaseId,
        body: ManySteps,
        response: { 200: StepsTakenShape, 202: StepsTakenShape },
      },
    },
    async (request, reply) => {
      const { place, role, steps } = request.body
      const taken = await take({
        caseId: request.params.caseId,
        steps,
        seenVersion: ifMatch(request),
        actor: actorOf(request),
        standpoint: standpoint(place, role),
      })
      return reply
        .code(taken.requestId ? 202 : 200)
        .header('etag', etagOf(taken.case.version))
        .send(taken)
    },
  )

  app.post(
    '/cases/:caseId/approvals/:action',
    {
      schema: {
        tags,
        summary: '第二人审批 · A second person approves one act',
        params: ActionOf,
        body: Type.Object({ place: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
        response: { 201: Type.Object({ approval: Type.String() }) },
      },
    },
    async (request, reply) => {
      const { caseId, action } = request.params
      const approval = await approve(env, {
        caseId,
        action,
        place: request.body.place,
        seenVersion: ifMatch(request),
        actor: actorOf(request),
      })
      return reply.code(201).send(approval)
    },
  )
}

const standpoint = (place: string | undefined, role: TakeSteps['standpoint']['role']): TakeSteps['standpoint'] => ({
  ...(place === undefined ? {} : { place }),
  ...(role === undefined ? {} : { role }),
})
