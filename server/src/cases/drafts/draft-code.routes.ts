import Type from 'typebox'
import { actorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { fileAnswer, giveFile } from '../../platform/http/file-answer.ts'
import type { CasesEnv } from '../env.ts'
import { DraftCode, DraftShape, draftAnswer } from './draft-shape.ts'
import { fileOfDraft } from './file-of-draft.ts'
import { fileDraft, makeCode, withdrawCode } from './hand-on.ts'
import { pickUpDraft } from './pick-up.ts'

const tags = ['drafts']
const params = Type.Object({ draftId: Type.String({ format: 'uuid' }) })
const PickUp = Type.Object(
  {
    code: Type.String({ pattern: '^[0-9]{6}$' }),
    counter: Type.Optional(
      Type.Object(
        { place: Type.String({ maxLength: 60 }), person: Type.String({ format: 'uuid' }) },
        { additionalProperties: false, description: 'A clerk’s counter, and the person they have identified there' },
      ),
    ),
  },
  { additionalProperties: false },
)

/** A draft that goes on at a counter or on another device, by a code. */
export function draftCodeRoutes(app: App, env: CasesEnv): void {
  app.post(
    '/drafts/:draftId/code',
    { schema: { tags, summary: '取件码 · A code by which a counter opens my draft', params, response: { 201: DraftCode } } },
    async (request, reply) => {
      const { code, until } = await makeCode(env, { id: request.params.draftId, actor: actorOf(request) })
      return reply.code(201).send({ code, until: until.toISOString() })
    },
  )
  app.delete(
    '/drafts/:draftId/code',
    { schema: { tags, summary: '收回取件码 · Withdraw the code', params, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await withdrawCode(env, { id: request.params.draftId, actor: actorOf(request) })
      return reply.code(204).send(null)
    },
  )
  // No Idempotency-Key: whoever comes twice with the right code has it open all the same.
  app.post(
    '/drafts/picked-up',
    { schema: { tags, summary: '凭取件码接着办 · Open a draft by its code', body: PickUp, response: { 200: DraftShape } } },
    async (request) => {
      const { code, counter } = request.body
      return draftAnswer(await pickUpDraft(env, { actor: actorOf(request), code, ...(counter ? { counter } : {}) }))
    },
  )
  counterRoutes(app, env)
}

/** What a clerk does who has a draft open. */
function counterRoutes(app: App, env: CasesEnv): void {
  app.post(
    '/drafts/:draftId/filed',
    {
      schema: {
        tags,
        summary: '草稿已由窗口收件 · The draft became this case at the counter',
        params,
        body: Type.Object({ case: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await fileDraft(env, { id: request.params.draftId, caseId: request.body.case, actor: actorOf(request) })
      return reply.code(204).send(null)
    },
  )
  app.get(
    '/drafts/:draftId/files/:sha256',
    {
      schema: {
        tags,
        summary: '草稿的文件 · A file that a draft names',
        params: Type.Object({ ...params.properties, sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
        ...fileAnswer,
      },
    },
    async (request, reply) => {
      const { draftId, sha256 } = request.params
      return giveFile(reply, await fileOfDraft(env, { id: draftId, sha256 }, actorOf(request)))
    },
  )
}
