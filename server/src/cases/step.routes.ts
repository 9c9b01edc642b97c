import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { actorOf } from '../identity/index.ts'
import type { App } from '../platform/http/app.ts'
import { creationOf } from '../platform/http/idempotency.ts'
import { etagOf, ifMatch } from '../platform/http/if-match.ts'
import { ActionOf, CaseId, ManySteps, OneStep, StepsTakenShape } from './case-shapes.ts'
import { approve } from './decision/approval.ts'
import type { CasesEnv } from './env.ts'
import { resolveFiles } from './intake/upload.ts'
import { type AskedStep, type TakeSteps, takeSteps } from './take-step.ts'

const tags = ['cases']
const Answers = { 200: StepsTakenShape, 202: StepsTakenShape }
const Approving = Type.Object({ place: Type.String({ maxLength: 60 }) }, { additionalProperties: false })

type RawStep = Omit<AskedStep, 'files'> & { readonly files?: readonly { readonly sha256: string; readonly section: string }[] }

export function stepRoutes(app: App, env: CasesEnv): void {
  oneStepRoute(app, env)
  manyStepsRoute(app, env)
  approvalRoute(app, env)
}

function oneStepRoute(app: App, env: CasesEnv): void {
  const summary = '办一步 · Take one step of the life table'
  const schema = { tags, summary, params: ActionOf, body: OneStep, response: Answers }
  app.post('/cases/:caseId/steps/:action', { schema }, (request, reply) => {
    const { place, role, ...step } = request.body
    const { caseId, action } = request.params
    const steps = [{ action, ...step, at: '/body' }]
    return answer(env, { request, reply }, { caseId, steps, standpoint: standpointOf(place, role) })
  })
}

function manyStepsRoute(app: App, env: CasesEnv): void {
  const summary = '一次办几步 · Take several steps together, or none'
  const schema = { tags, summary, params: CaseId, body: ManySteps, response: Answers }
  app.post('/cases/:caseId/steps', { schema }, (request, reply) => {
    const { place, role, steps } = request.body
    const placed = steps.map((step, index) => ({ ...step, at: `/body/steps/${index}` }))
    const { caseId } = request.params
    return answer(env, { request, reply }, { caseId, steps: placed, standpoint: standpointOf(place, role) })
  })
}

interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

type Asked = Pick<TakeSteps, 'caseId' | 'standpoint'> & { readonly steps: readonly RawStep[] }

/** 200 when the steps are taken; 202 when the case is held elsewhere and the holder has been asked. */
async function answer(env: CasesEnv, { request, reply }: Exchange, { caseId, standpoint, steps }: Asked) {
  const seenVersion = ifMatch(request)
  const actor = actorOf(request)
  const found = await Promise.all(
    steps.map(async (step) => ({
      ...step,
      files: await resolveFiles(env, { named: step.files ?? [], actor, field: `${step.at}/files` }),
    })),
  )
  const taken = await takeSteps(env, { caseId, steps: found, seenVersion, actor, standpoint })
  return reply
    .code(taken.requestId ? 202 : 200)
    .header('etag', etagOf(taken.case.version))
    .send(taken)
}

function approvalRoute(app: App, env: CasesEnv): void {
  const summary = '第二人审批 · A second person approves one act'
  const response = { 201: Type.Object({ approval: Type.String() }) }
  const schema = { tags, summary, params: ActionOf, body: Approving, response }
  app.post('/cases/:caseId/approvals/:action', { config: { creates: true }, schema }, async (request, reply) => {
    const { caseId, action } = request.params
    const seenVersion = ifMatch(request)
    const { id } = creationOf(request)
    const approval = await approve(env, { caseId, action, id, place: request.body.place, seenVersion, actor: actorOf(request) })
    return reply.code(201).send(approval)
  })
}

const standpointOf = (place: string | undefined, role: TakeSteps['standpoint']['role']): TakeSteps['standpoint'] => ({
  ...(place === undefined ? {} : { place }),
  ...(role === undefined ? {} : { role }),
})
