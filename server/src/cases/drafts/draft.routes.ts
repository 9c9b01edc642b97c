import Type from 'typebox'
import { actorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { creationOf } from '../../platform/http/idempotency.ts'
import { etagOf, ifMatch } from '../../platform/http/if-match.ts'
import type { CasesEnv } from '../env.ts'
import { DraftContent, DraftShape, draftAnswer } from './draft-shape.ts'
import { draftsOf, dropDraft, openDraft, reviseDraft, saveDraft } from './drafts.ts'

const tags = ['drafts']
const DraftId = Type.Object({ draftId: Type.String({ format: 'uuid' }) })

export function draftRoutes(app: App, env: CasesEnv): void {
  app.post(
    '/drafts',
    {
      config: { creates: true },
      schema: { tags, summary: '保存草稿 · Keep a draft', body: DraftContent, response: { 201: DraftShape } },
    },
    async (request, reply) => {
      const draft = await saveDraft(env, { id: creationOf(request).id, content: request.body.content, actor: actorOf(request) })
      return reply.code(201).header('etag', etagOf(draft.version)).send(draftAnswer(draft))
    },
  )
  app.get(
    '/drafts',
    { schema: { tags, summary: '我的草稿 · My drafts', response: { 200: Type.Object({ drafts: Type.Array(DraftShape) }) } } },
    async (request) => ({ drafts: (await draftsOf(env, actorOf(request))).map(draftAnswer) }),
  )
  app.get(
    '/drafts/:draftId',
    { schema: { tags, summary: '一份草稿 · One draft', params: DraftId, response: { 200: DraftShape } } },
    async (request, reply) => {
      const draft = await openDraft(env, { id: request.params.draftId, actor: actorOf(request) })
      return reply.header('etag', etagOf(draft.version)).send(draftAnswer(draft))
    },
  )
  app.put(
    '/drafts/:draftId',
    { schema: { tags, summary: '改草稿 · Change a draft', params: DraftId, body: DraftContent, response: { 200: DraftShape } } },
    async (request, reply) => {
      const draft = await reviseDraft(env, {
        id: request.params.draftId,
        content: request.body.content,
        actor: actorOf(request),
        seenVersion: ifMatch(request),
      })
      return reply.header('etag', etagOf(draft.version)).send(draftAnswer(draft))
    },
  )
  app.delete(
    '/drafts/:draftId',
    { schema: { tags, summary: '删草稿 · Drop a draft', params: DraftId, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await dropDraft(env, { id: request.params.draftId, actor: actorOf(request) })
      return reply.code(204).send(null)
    },
  )
}
