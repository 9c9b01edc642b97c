import Type from 'typebox'
import { actorOf } from '../identity/index.ts'
import type { App } from '../platform/http/app.ts'
import { CaseId, PaperShape } from './case-shapes.ts'
import type { CasesEnv } from './env.ts'
import { exportCase } from './reading/export-case.ts'
import { paperOf, papersOf } from './reading/papers.ts'
import { track } from './reading/track.ts'

const tags = ['cases']
const Tracking = Type.Object(
  { number: Type.String({ maxLength: 60 }), code: Type.String({ pattern: '^\\d{6}$' }) },
  { additionalProperties: false },
)

export function readingRoutes(app: App, env: CasesEnv): void {
  app.get(
    '/cases/:caseId/papers',
    {
      schema: {
        tags,
        summary: '文书 · Receipts, notices and letters',
        params: CaseId,
        response: { 200: Type.Object({ papers: Type.Array(PaperShape) }) },
      },
    },
    async (request) => ({ papers: await papersOf(env, request.params.caseId, actorOf(request)) }),
  )

  app.get(
    '/cases/:caseId/papers/:number',
    {
      schema: {
        tags,
        summary: '一份文书 · One paper',
        params: Type.Object({ caseId: Type.String({ format: 'uuid' }), number: Type.String({ maxLength: 60 }) }),
        response: { 200: PaperShape },
      },
    },
    (request) => paperOf(env, request.params, actorOf(request)),
  )

  app.get(
    '/cases/:caseId/export',
    {
      schema: { tags, summary: '可离线验证的办件日志 · The log of a case or parent, for offline verification', params: CaseId },
    },
    async (request, reply) => {
      const file = await exportCase(env, request.params.caseId, actorOf(request))
      return reply
        .type('application/json')
        .header('content-disposition', `attachment; filename="${request.params.caseId}.tongban.json"`)
        .send(file)
    },
  )

  app.post(
    '/track',
    {
      config: { open: true },
      schema: { tags, summary: '凭查询号和查询码查进度 · Follow a case by number and code', body: Tracking },
    },
    (request) => track(env, request.body),
  )
}
