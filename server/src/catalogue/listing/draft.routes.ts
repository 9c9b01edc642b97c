import Type from 'typebox'
import { actorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { etagOf, ifMatch } from '../../platform/http/if-match.ts'
import type { CatalogueEnv } from '../env.ts'
import { ItemId, ListOf, PlaceId } from '../statements/query.ts'
import { tellAll } from '../statements/tell-all.routes.ts'
import { claim, draftTexts, publishDraft, saveDraft, showDraft } from './drafts.ts'

const tags = ['catalogue']
const Maybe = Type.Union([Type.String({ minLength: 1, maxLength: 200 }), Type.Null()])
const Fault = Type.Object({ code: Type.String(), at: Type.String(), zh: Type.String(), en: Type.String() })
const Draft = Type.Object({
  item: Type.String(),
  place: Type.String(),
  revision: Type.Integer(),
  standard: Maybe,
  document: Type.Unknown(),
  savedBy: Type.String(),
  savedAt: Type.String(),
  faults: ListOf(Fault, { description: 'All that keeps it from being published' }),
})
const Text = Type.Object({
  id: Type.String(),
  revision: Type.Integer({ description: 'The one it became, or the one its writer had seen' }),
  kept: Type.Boolean({ description: 'False for a text that came second' }),
  document: Type.Unknown(),
  savedBy: Type.String(),
  savedAt: Type.String(),
})
const Claim = Type.Object(
  {
    item: ItemId,
    place: PlaceId,
    contact: Type.Object({
      address: Maybe,
      hours: Maybe,
      phone: Maybe,
      complaints: Type.Optional(Maybe),
      window: Type.Optional(Maybe),
      feeAccount: Type.Optional(Maybe),
    }),
  },
  { additionalProperties: false },
)
const OfDraft = Type.Object({ place: PlaceId, item: ItemId })

export function draftRoutes(app: App, env: CatalogueEnv): void {
  writing(app, env)
  publishing(app, env)
  app.get(
    '/catalogue/drafts/:place/:item',
    {
      schema: { tags, summary: 'The draft of an item at a place (its item manager)', params: OfDraft, response: { 200: Draft } },
    },
    async (request, reply) => {
      const draft = await showDraft(env, actorOf(request), request.params)
      return reply.header('etag', etagOf(draft.revision)).send(draft)
    },
  )
  app.get(
    '/catalogue/drafts/:place/:item/texts',
    {
      schema: {
        tags,
        summary: 'Every text that was written for a draft, the latest first (its item manager)',
        params: OfDraft,
        response: { 200: Type.Object({ entries: Type.Array(Text) }) },
      },
    },
    async (request) => {
      const texts = await draftTexts(env, actorOf(request), request.params)
      return { entries: texts.map((text) => ({ ...text, savedAt: text.savedAt.toISOString() })) }
    },
  )
}

function writing(app: App, env: CatalogueEnv): void {
  app.post(
    '/catalogue/claims',
    {
      config: { creates: true },
      schema: {
        tags,
        summary: 'Claim an item for a place: a draft that inherits its standard, with the place’s own parts (its item manager)',
        body: Claim,
        response: { 201: Draft },
      },
    },
    async (request, reply) => {
      const draft = await claim(env, { ...request.body, actor: actorOf(request) })
      const at = `/catalogue/drafts/${draft.place}/${draft.item}`
      return reply.code(201).header('location', at).header('etag', etagOf(draft.revision)).send(draft)
    },
  )
  app.put(
    '/catalogue/drafts/:place/:item',
    {
      schema: {
        tags,
        summary: 'Save a draft that was seen (If-Match); who comes second gets both texts, status 412 (its item manager)',
        params: OfDraft,
        body: Type.Object({}, { additionalProperties: true, description: 'The text of the next version' }),
      },
    },
    async (request, reply) =>
      tellAll(request, reply, async () => {
        const asked = { ...request.params, actor: actorOf(request), document: request.body, seen: ifMatch(request) }
        const draft = await saveDraft(env, asked)
        return reply.header('etag', etagOf(draft.revision)).send(draft)
      }),
  )
}

function publishing(app: App, env: CatalogueEnv): void {
  app.post(
    '/catalogue/drafts/:place/:item/publish',
    {
      config: { creates: true },
      schema: {
        tags,
        summary: 'Publish a draft that was seen (If-Match); each fault is named (its item manager)',
        params: OfDraft,
      },
    },
    async (request, reply) =>
      tellAll(request, reply, async () => {
        const { hash, changed } = await publishDraft(env, { ...request.params, actor: actorOf(request), seen: ifMatch(request) })
        return reply.code(201).header('location', `/versions/${hash}`).send({ hash, changed })
      }),
  )
}
