import Type from 'typebox'
import { MAX_FILE_BYTES } from '../../platform/files/files.ts'
import type { App } from '../../platform/http/app.ts'
import { askHeader } from '../asking/ask.ts'
import type { ExchangeEnv } from '../env.ts'
import { giveRange } from './give-file.ts'

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })
const Uuid = Type.String({ format: 'uuid' })

/** No actor: the asking node signs its request. */
export function fileRoutes(app: App, env: ExchangeEnv): void {
  app.get(
    '/exchange/files/:sha256',
    {
      config: { open: true },
      schema: {
        tags: ['exchange'],
        security: [],
        summary: 'A range of a file of a case, for a node with a right to it, encrypted to that node',
        params: Type.Object({ sha256: Sha256 }),
        querystring: Type.Object({ case: Uuid, from: Type.Integer({ minimum: 0, maximum: MAX_FILE_BYTES, default: 0 }) }),
        response: {
          200: Type.String({
            description: '`size` of the whole file, and the encrypted range: kid, iv, ciphertext, tag, and epk or wrapped',
          }),
        },
      },
      serializerCompiler: () => (text: string) => text,
    },
    async (request, reply) => {
      const { params, query, headers } = request
      const answer = await giveRange(env, {
        ...{ caseId: query.case, sha256: params.sha256, from: query.from },
        ask: headers[askHeader],
      })
      return reply.type('application/json').send(answer)
    },
  )
}
