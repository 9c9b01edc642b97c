import Type from 'typebox'
import { type Actor, actorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { creationOf } from '../../platform/http/idempotency.ts'
import { cutPage, decodeCursor, pageOf } from '../../platform/http/paging.ts'
import type { OversightEnv } from '../env.ts'
import { answerTicket } from './answer-ticket.ts'
import { fileTicket } from './file-ticket.ts'
import { readQueue } from './queue.ts'
import { readMine, readOneTicket } from './read-ticket.ts'
import {
  Answering,
  FiledShape,
  Filing,
  QueuedShape,
  QueuePosition,
  QueueQuery,
  StandingShape,
  TicketId,
  TicketShape,
  TrackingTicket,
} from './ticket-shapes.ts'
import { trackTicket } from './track-ticket.ts'

const tags = ['tickets']

type Request = Parameters<typeof actorOf>[0]

/** Undefined on an open route without a token. */
const actorIfAny = (request: Request): Actor | undefined => (request.actor ? actorOf(request) : undefined)

export function ticketRoutes(app: App, env: OversightEnv): void {
  personRoutes(app, env)
  handlerRoutes(app, env)
}

function personRoutes(app: App, env: OversightEnv): void {
  app.post(
    '/tickets',
    {
      config: { open: true, creates: true },
      schema: {
        tags,
        summary: '投诉、办不成事 · Say what went wrong, or what does not get done',
        body: Filing,
        response: { 201: FiledShape },
      },
    },
    async (request, reply) => {
      const { kind, words, wish = null, name = null, phone = null, ...about } = request.body
      const filed = await fileTicket(env, {
        id: creationOf(request).id,
        actor: actorIfAny(request),
        kind,
        about,
        words: { words, wish, name, phone },
      })
      return reply.code(201).send(filed)
    },
  )
  app.post(
    '/tickets/track',
    {
      config: { open: true },
      schema: {
        tags,
        summary: '凭编号和查询码看答复 · Follow by number and code',
        body: TrackingTicket,
        response: { 200: StandingShape },
      },
    },
    (request) => trackTicket(env, request.body),
  )
  app.get(
    '/tickets',
    {
      schema: {
        tags,
        summary: '我的投诉 · What I said went wrong (the person), newest first',
        response: { 200: Type.Object({ tickets: Type.Array(TicketShape) }) },
      },
    },
    async (request) => ({ tickets: await readMine(env, actorOf(request)) }),
  )
}

function handlerRoutes(app: App, env: OversightEnv): void {
  app.get(
    '/tickets/queue',
    {
      schema: {
        tags,
        summary: '要答复的投诉 · What waits for an answer, due first (supervisors)',
        querystring: QueueQuery,
        response: { 200: pageOf(QueuedShape) },
      },
    },
    async (request) => {
      const { place, waiting = 'open', limit = 50, cursor } = request.query
      const after = cursor === undefined ? {} : { after: decodeCursor(QueuePosition, cursor) }
      const rows = await readQueue(env, actorOf(request), { place, waiting, limit, ...after })
      return cutPage(rows, limit, ({ due, id }) => ({ due, id }))
    },
  )
  app.get(
    '/tickets/:ticketId',
    {
      schema: {
        tags,
        summary: '一件投诉 · One of them (who filed it, or a supervisor of the place)',
        params: TicketId,
        response: { 200: TicketShape },
      },
    },
    (request) => readOneTicket(env, request.params.ticketId, actorOf(request)),
  )
  app.put(
    '/tickets/:ticketId/answer',
    {
      schema: { tags, summary: '答复 · Answer it, once', params: TicketId, body: Answering, response: { 200: TicketShape } },
    },
    (request) => {
      const { outcome, findings, measures, remedy = null } = request.body
      const content = { findings, measures, remedy }
      return answerTicket(env, { id: request.params.ticketId, actor: actorOf(request), outcome, content })
    },
  )
}
