import Type from 'typebox'
import { actorOf } from '../identity/index.ts'
import type { App } from '../platform/http/app.ts'
import type { CasesEnv } from './env.ts'
import { finishUpload, keepPart, uploadedSoFar } from './intake/upload-in-parts.ts'

const tags = ['files']
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })
const OfUpload = Type.Object({ sha256: Sha256 })
const Here = Type.Object({ here: Type.Integer({ description: 'Bytes that are here, from the beginning: go on from there' }) })

/** Bytes one part may have. */
const PART_BYTES = 2 * 1024 * 1024

/** A file that comes in parts, named by its hash: after a cut, a reload or on another day it goes on where it stopped (decision 0017). */
export function uploadRoutes(app: App, env: CasesEnv): void {
  app.get(
    '/uploads/:sha256',
    { schema: { tags, summary: '传了多少 · How much of a file of mine is here', params: OfUpload, response: { 200: Here } } },
    async (request) => uploadedSoFar(env, { ...request.params, actor: actorOf(request) }),
  )
  app.post(
    '/uploads/:sha256/file',
    {
      schema: {
        tags,
        summary: '传完 · Make the file of its parts',
        params: OfUpload,
        body: Type.Object(
          { size: Type.Integer({ minimum: 0 }), type: Type.String({ maxLength: 100 }) },
          { additionalProperties: false },
        ),
        response: { 201: Type.Object({ sha256: Sha256, size: Type.Integer(), type: Type.String() }) },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await finishUpload(env, { ...request.params, ...request.body, actor: actorOf(request) })),
  )
  takingParts(app, env)
}

/** The bytes of a file are no JSON, so this route has a reader of bodies of its own. */
function takingParts(app: App, env: CasesEnv): void {
  app.register(async (scope: App) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, async (_: unknown, bytes: Buffer) => bytes)
    scope.put(
      '/uploads/:sha256',
      {
        bodyLimit: PART_BYTES,
        schema: {
          tags,
          summary: '传一段 · Send bytes of a file from a place on (application/octet-stream, 2 MB a part)',
          consumes: ['application/octet-stream'],
          params: OfUpload,
          querystring: Type.Object({ at: Type.Integer({ minimum: 0 }) }),
          response: { 200: Here },
        },
      },
      async (request) => {
        const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array()
        return keepPart(env, { ...request.params, ...request.query, actor: actorOf(request), bytes })
      },
    )
  })
}
