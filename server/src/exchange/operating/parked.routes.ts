import Type from 'typebox'
import { operatorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { cutPage, decodeCursor, PageQuery, pageOf } from '../../platform/http/paging.ts'
import type { ExchangeEnv } from '../env.ts'
import { listParked } from '../sending/parked.store.ts'
import { ParkedShape, toParked } from './peer-shapes.ts'
import { resume } from './resume.ts'
import { listHeard } from './standing.store.ts'
import { WhyShape, whyRefusedHere } from './why.ts'

const tags = ['exchange']
const Uuid = Type.String({ format: 'uuid' })

const Heard = Type.Object({
  event: Uuid,
  caseId: Uuid,
  sender: Type.String(),
  type: Type.String(),
  verdict: Type.Enum(['waiting', 'notUnderstood', 'refused']),
  code: Type.Union([Type.String(), Type.Null()]),
  why: Type.Union([WhyShape, Type.Null()]),
})
const Resumed = Type.Object({ caseId: Uuid, peer: Type.String(), events: Type.Array(Uuid) })

const parkedSchema = {
  tags,
  summary: 'What the peers refused and holds back its case (operator)',
  querystring: PageQuery,
  response: { 200: pageOf(ParkedShape) },
}
const heardSchema = {
  tags,
  summary: 'What the peers said that is in no case yet (operator)',
  querystring: PageQuery,
  response: { 200: pageOf(Heard) },
}
const resumeSchema = {
  tags,
  summary: 'Send a parked item again, and what waits behind it (operator)',
  params: Type.Object({ id: Uuid }),
  response: { 200: Resumed },
}

/** What waits for an operator: what we said and a peer refused, and what a peer said and we could not take. */
export function parkedRoutes(app: App, env: ExchangeEnv, nudge: (peer: string) => void): void {
  app.get('/exchange/parked', { schema: parkedSchema }, async (request) => {
    const { limit, after } = pageIn(request.query)
    const rows = await env.db.read(operatorOf(request).id, (tx) => listParked(tx, { after, limit: limit + 1 }))
    return cutPage(rows.map(toParked), limit, ({ id }) => id)
  })

  app.get('/exchange/heard', { schema: heardSchema }, async (request) => {
    const { limit, after } = pageIn(request.query)
    const rows = await env.db.read(operatorOf(request).id, (tx) => listHeard(tx, after, limit + 1))
    const entries = rows.map((row) => ({ ...row, why: row.code === null ? null : whyRefusedHere(row.code) }))
    return cutPage(entries, limit, ({ event }) => event)
  })

  app.post('/exchange/parked/:id/resume', { schema: resumeSchema }, async (request) => {
    const { caseId, peer, events } = await resume(env, request.params.id, operatorOf(request).id)
    nudge(peer)
    return { caseId, peer, events: [...events] }
  })
}

const pageIn = ({ limit = 50, cursor }: Type.Static<typeof PageQuery>) => ({
  limit,
  after: cursor === undefined ? undefined : decodeCursor(Uuid, cursor),
})
