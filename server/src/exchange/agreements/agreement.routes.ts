import Type from 'typebox'
import { operatorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import type { ExchangeEnv } from '../env.ts'
import { listAgreements } from './agreement.store.ts'
import { loadAgreement } from './load-agreement.ts'

const tags = ['exchange']
const Listed = Type.Object({
  hash: Type.String(),
  id: Type.String(),
  parties: Type.Array(Type.String()),
  from: Type.String(),
  until: Type.String(),
})

export function agreementRoutes(app: App, env: ExchangeEnv, nudge: (peers: readonly string[]) => void): void {
  app.post(
    '/exchange/agreements',
    {
      // No Idempotency-Key: an agreement is named by its hash, so the same one twice is one.
      schema: {
        tags,
        summary: 'Load an agreement signed by all its parties (operator)',
        body: Type.Object({}, { description: 'The agreement with its signatures' }),
        response: { 200: Listed, 201: Listed },
      },
    },
    async (request, reply) => {
      const { hash, agreement, isNew } = await loadAgreement(env, {
        document: request.body,
        actor: operatorOf(request).id,
        nudge,
      })
      return reply.code(isNew ? 201 : 200).send({ hash, ...agreement, parties: [...agreement.parties] })
    },
  )

  app.get(
    '/exchange/agreements',
    {
      schema: {
        tags,
        summary: 'Agreements of this node (operator)',
        response: { 200: Type.Object({ entries: Type.Array(Listed) }) },
      },
    },
    async (request) => {
      const found = await env.db.read(operatorOf(request).id, listAgreements)
      return { entries: found.map(({ hash, agreement }) => ({ hash, ...agreement, parties: [...agreement.parties] })) }
    },
  )
}
