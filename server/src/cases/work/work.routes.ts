import Type from 'typebox'
import { actorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { cutPage, decodeCursor, PageQuery, pageOf } from '../../platform/http/paging.ts'
import { CaseId } from '../case-shapes.ts'
import type { CasesEnv } from '../env.ts'
import { claim, release } from './claim.ts'
import { waitings } from './queue.store.ts'
import { readQueue } from './queue.ts'

const tags = ['cases']
const OrNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Type.String()
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Position = Type.Object({ due: OrNull(Day), id: Type.String({ format: 'uuid' }) })
const AtPlace = Type.Object({ place: Type.String({ maxLength: 60 }) }, { additionalProperties: false })

const Wanted = Type.Object({
  ...PageQuery.properties,
  place: Type.String({ maxLength: 60 }),
  waiting: Type.Optional(Type.Enum([...waitings], { default: 'here' })),
})

const QueuedShape = Type.Object({
  id: Text,
  item: Text,
  name: Type.Object({ zh: Text, en: OrNull(Text) }),
  applicant: OrNull(Text),
  mode: Text,
  state: Text,
  holder: Text,
  taker: OrNull(Text),
  receivingPlace: Text,
  decidingPlace: Text,
  queryNumber: OrNull(Text),
  due: OrNull(Text),
  daysLeft: OrNull(Type.Integer()),
  claimedBy: OrNull(Text),
  changedAt: Type.String({ format: 'date-time' }),
})

export function workRoutes(app: App, env: CasesEnv): void {
  app.get(
    '/queue',
    {
      schema: {
        tags,
        summary: '一个地点的待办 · What waits at a place, due first (its clerks and examiners)',
        querystring: Wanted,
        response: { 200: pageOf(QueuedShape) },
      },
    },
    async (request) => {
      const { place, waiting = 'here', limit = 50, cursor } = request.query
      const after = cursor === undefined ? {} : { after: decodeCursor(Position, cursor) }
      const rows = await readQueue(env, actorOf(request), { place, waiting, limit, ...after })
      const entries = rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() }))
      return cutPage(entries, limit, ({ due, id }) => ({ due, id }))
    },
  )
  claimRoutes(app, env)
}

function claimRoutes(app: App, env: CasesEnv): void {
  app.put(
    '/cases/:caseId/claim',
    {
      schema: {
        tags,
        summary: '领办 · Take a case on (an examiner of the deciding place)',
        params: CaseId,
        body: AtPlace,
        response: { 200: Type.Object({ staff: Text, at: Type.String({ format: 'date-time' }) }) },
      },
    },
    (request) => claim(env, { caseId: request.params.caseId, place: request.body.place, actor: actorOf(request) }),
  )
  app.delete(
    '/cases/:caseId/claim',
    { schema: { tags, summary: '放回 · Let a case go again', params: CaseId, querystring: AtPlace } },
    async (request, reply) => {
      await release(env, { caseId: request.params.caseId, place: request.query.place, actor: actorOf(request) })
      return reply.code(204).send()
    },
  )
}
