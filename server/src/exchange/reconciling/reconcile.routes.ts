import Type from 'typebox'
import { operatorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { askHeader } from '../asking/ask.ts'
import type { ExchangeEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { answerPeer } from './answer.ts'
import type { TreesAsked } from './day-tree.ts'
import { reconcile } from './reconcile.ts'
import { resolve } from './resolve.ts'
import { DifferenceShape, ReconciledShape, toDifference, toReconciled } from './shapes.ts'
import { MOST_QUERY_BYTES, reconcilePath } from './wire.ts'

const tags = ['exchange']
const NodeUrn = Type.String({ pattern: '^urn:tongban:node:\\d{6}$' })
const Day = Type.String({ format: 'date', description: 'China Standard Time' })

const byHandSchema = {
  tags,
  summary: 'Compare a day with a peer now, and repair what can be (operator)',
  params: Type.Object({ node: NodeUrn }),
  body: Type.Object({ day: Day }, { additionalProperties: false }),
  response: { 200: ReconciledShape },
}
const resolveSchema = {
  tags,
  summary: 'Close a parked difference, with what was done about it (operator)',
  params: Type.Object({ node: NodeUrn, event: Type.String({ format: 'uuid' }) }),
  body: Type.Object(
    { reason: Type.String({ minLength: 2, maxLength: 500, description: 'What was found and done; nothing personal' }) },
    { additionalProperties: false },
  ),
  response: { 200: DifferenceShape },
}
/** A walk asks a handful of times; a peer that lost all of a large day, some thousands. */
const REQUESTS_A_MINUTE = 6000

export interface Reconciling {
  readonly trees: TreesAsked
  readonly stopped: AbortSignal
  readonly nudge: (peer: string) => void
}

/** Between nodes, signed by the asking one; and for the operator, who starts it by hand. */
export function reconcileRoutes(app: App, env: ExchangeEnv, { trees, stopped, nudge }: Reconciling): void {
  app.post(
    reconcilePath,
    {
      config: { open: true, raw: true, rateLimit: { max: REQUESTS_A_MINUTE } },
      bodyLimit: MOST_QUERY_BYTES,
      schema: {
        tags,
        security: [],
        summary: 'For a peer that compares a day with this node: parts of the digest tree, single events, or say these again',
        response: { 200: Type.String({ description: 'The answer, canonical JSON, signed for this request' }) },
      },
      serializerCompiler: () => (text: string) => text,
    },
    async (request, reply) => {
      if (typeof request.body !== 'string') throw problem.malformed({ what: 'notText' })
      const { text, sender } = await answerPeer(env, trees, { ask: request.headers[askHeader], body: request.body })
      nudge(sender)
      return reply.type('application/json').send(text)
    },
  )

  app.post('/exchange/peers/:node/reconcile', { schema: byHandSchema }, async (request) => {
    const { id } = operatorOf(request)
    return toReconciled(await reconcile(env, { peer: request.params.node, day: request.body.day, stopped }, id))
  })

  app.post('/exchange/peers/:node/differences/:event/resolve', { schema: resolveSchema }, async (request) => {
    const { params, body } = request
    return toDifference(await resolve(env, { peer: params.node, event: params.event, by: operatorOf(request).id, ...body }))
  })
}
