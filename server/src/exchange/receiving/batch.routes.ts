import { batchLimits } from '@tongban/protocol/batch/envelope'
import Type from 'typebox'
import type { App } from '../../platform/http/app.ts'
import type { ExchangeEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { receiveBatch } from './receive.ts'

/** A backlog is sent one batch after the other; a stranger who sends rubbish is stopped well above that. */
const BATCHES_A_MINUTE = 6000

/** The road of the peers. No actor: the signature in the envelope says who it is. */
export function batchRoutes(app: App, env: ExchangeEnv, onHeard: (sender: string) => void): void {
  app.post(
    '/exchange/batches',
    {
      config: { open: true, raw: true, rateLimit: { max: BATCHES_A_MINUTE } },
      bodyLimit: batchLimits.maxBytes,
      schema: {
        tags: ['exchange'],
        security: [],
        summary: 'Take a sealed batch of a peer; the answer is its signed receipt, the same for a repeat',
        response: { 200: Type.String({ description: 'The receipt, canonical JSON' }) },
      },
      // The receipt is signed text: it leaves as it was stored, byte for byte.
      serializerCompiler: () => (text: string) => text,
    },
    async (request, reply) => {
      if (typeof request.body !== 'string') throw problem.malformed({ what: 'notText' })
      const { receipt, sender } = await receiveBatch(env, request.body)
      onHeard(sender)
      return reply.type('application/json').send(receipt)
    },
  )
}
