import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { later } from '../clock.ts'
import { type Db, isUniqueViolation } from '../db/db.ts'
import { bug } from '../problem.ts'
import { problem } from '../problems.ts'
import {
  type Answer,
  type Creation,
  type Earlier,
  findEarlier,
  release,
  releaseAll,
  reserve,
  storeAnswer,
} from './idempotency.store.ts'
import type { AppParts } from './parts.ts'

export { type Answer, answersCte, type Creation, forgetAnswers, keepAnswer } from './idempotency.store.ts'

declare module 'fastify' {
  interface FastifyRequest {
    creation: Creation | null
    /** True while this request holds a reservation that its answer must complete. */
    reserved: boolean
  }
  interface FastifyContextConfig {
    /**
     * A POST that creates. `true`: the platform reserves the key before and keeps the answer after, and the use case must take
     * `creationOf(request).id` as the id of what it makes, so that an attempt after a crash finds it. `'atomic'`: the use case keeps
     * the answer itself, in its own transaction (`keepAnswer`, `answersCte`): exact, and without another round trip.
     */
    readonly creates?: boolean | 'atomic'
  }
}

const LEASE_MS = 60_000
const KEY = /^[\x21-\x7e]{1,200}$/
const KEPT_HEADERS = ['content-type', 'location', 'etag'] as const
const HEADER = { field: '/header/idempotency-key' }
const OK_HEADERS = { 'content-type': 'application/json; charset=utf-8' }

/** The creation a request asks for, on a route whose config says `creates`. */
export function creationOf(request: FastifyRequest): Creation {
  return request.creation ?? bug('creationOf on a route whose config does not say creates')
}

/** An answer in JSON. */
export function jsonAnswer(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { ...OK_HEADERS, ...headers }, body: JSON.stringify(value) }
}

/** Sends a kept answer, byte for byte. */
export function sendAnswer(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  return reply.code(status).headers(headers).send(body)
}

type Parts = Pick<AppParts, 'db' | 'clock' | 'random' | 'process' | 'log'>

/** One creation for one `Idempotency-Key`: a repetition gets the first answer, a second request at the same time 409, another body 422. */
export function createOnce(app: FastifyInstance, parts: Parts): void {
  const underWay = new Set<string>()
  app.decorateRequest('creation', null)
  app.decorateRequest('reserved', false)
  app.addHook('onReady', () => releaseAll(parts.db, parts.process, parts.clock.now()))
  app.addHook('preHandler', async (request, reply) => {
    if (!request.routeOptions.config.creates) return
    const creation = creationIn(request, parts)
    const name = nameOf(creation)
    if (underWay.has(name)) throw problem.inProgress({}, HEADER)
    underWay.add(name)
    reply.raw.once('close', () => underWay.delete(name))
    request.creation = creation
    if (request.routeOptions.config.creates !== 'atomic') return reserveOrReplay(parts, request, reply)
  })
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.reserved) await complete(parts, request, reply, payload)
  })
}

/**
 * Runs a creation that keeps its own answer, and sends that answer. Where another attempt under this key was first, its answer is sent:
 * the transaction of this one broke on the key and changed nothing.
 */
export async function createAtomically(
  db: Db,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (creation: Creation) => Promise<Answer>,
): Promise<FastifyReply> {
  const creation = creationOf(request)
  try {
    return sendAnswer(reply, await work(creation))
  } catch (error) {
    if (!isUniqueViolation(error, 'idempotency_pkey')) throw error
    return replay(reply, creation, await findEarlier(db, creation))
  }
}

async function reserveOrReplay(parts: Parts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const creation = creationOf(request)
  const id = await reserve(parts.db, creation, { process: parts.process, until: later(creation.at, LEASE_MS) })
  if (id === undefined) return replay(reply, creation, await findEarlier(parts.db, creation))
  request.creation = { ...creation, id }
  request.reserved = true
  return undefined
}

function replay(reply: FastifyReply, creation: Creation, earlier: Earlier | undefined): FastifyReply {
  if (earlier && !Buffer.from(earlier.requestHash).equals(creation.requestHash)) throw problem.keyReused({}, HEADER)
  if (!earlier?.answer) throw problem.inProgress({}, HEADER)
  return sendAnswer(reply.header('idempotency-replayed', 'true'), earlier.answer)
}

/** The change itself stands by now: when its answer cannot be kept, the person still gets it. */
async function complete(parts: Parts, request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<void> {
  const creation = creationOf(request)
  request.reserved = false
  try {
    if (reply.statusCode >= 500 || typeof payload !== 'string') return await release(parts.db, creation)
    await storeAnswer(parts.db, creation, { status: reply.statusCode, headers: keptHeaders(reply), body: payload })
  } catch (error) {
    parts.log.error({ err: error, requestId: request.id }, 'an answer could not be kept for its Idempotency-Key')
  }
}

function keptHeaders(reply: FastifyReply): Record<string, string> {
  const kept = KEPT_HEADERS.map((name) => [name, reply.getHeader(name)]).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept)
}

function creationIn(request: FastifyRequest, { clock, random }: Parts): Creation {
  const key = request.headers['idempotency-key']
  if (key === undefined) throw problem.noIdempotencyKey({}, HEADER)
  if (typeof key !== 'string' || !KEY.test(key)) throw problem.badIdempotencyKey({}, HEADER)
  const at = clock.now()
  const requestHash = createHash('sha256')
    .update(JSON.stringify([request.method, request.url, request.body ?? null]))
    .digest()
  return { id: random.uuid(at.getTime()), actor: request.actor?.id ?? 'open', key, requestHash, at }
}

const nameOf = ({ actor, key }: Creation): string => `${actor}\n${key}`
