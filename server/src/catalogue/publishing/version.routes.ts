import { VersionSchema } from '@tongban/protocol/version/version'
import Type from 'typebox'
import { type Actor, actorOf, isOperator } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { problem } from '../problems.ts'
import { type Duty, dutyOf } from '../statements/statement.ts'
import { tellAll } from '../statements/tell-all.routes.ts'
import type { Published, Publishing } from './publish-version.ts'

const tags = ['catalogue']
const Hash = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })

export interface Versions {
  publishVersion(publishing: Publishing): Promise<Published>
  readDocument(actor: string, hash: string): Promise<string>
}

export function versionRoutes(app: App, versions: Versions): void {
  app.post(
    '/versions',
    {
      config: { creates: true },
      schema: {
        tags,
        summary: 'Publish a version of an item at a place of this node (its item manager, or an operator)',
        // Its shape is the protocol's (`VersionSchema`), which also checks it: it is judged exactly as it will be hashed.
        body: Type.Object({}, { additionalProperties: true, description: 'A version document' }),
        response: { 201: Type.Object({ hash: Hash, changed: Type.Boolean() }) },
      },
    },
    async (request, reply) =>
      tellAll(request, reply, async () => {
        const { actor, duty } = publisherOf(actorOf(request), request.body)
        const origin = isOperator(actor) ? 'anywhere' : 'here'
        const { hash, changed } = await versions.publishVersion({ actor: actor.id, document: request.body, origin, duty })
        return reply.code(201).header('location', `/versions/${hash}`).send({ hash, changed })
      }),
  )

  app.get(
    '/versions/:hash',
    {
      schema: {
        tags,
        summary: 'A version, as the canonical JSON that its hash is over',
        params: Type.Object({ hash: Hash }),
        // Sent as the text that it is: the shape says what stands in it, and takes nothing out.
        response: { 200: Type.Unsafe<unknown>(VersionSchema) },
      },
    },
    async (request, reply) => {
      const document = await versions.readDocument(actorOf(request).id, request.params.hash)
      reply.header('cache-control', 'private, max-age=31536000, immutable').type('application/json; charset=utf-8')
      return reply.send(document)
    },
  )
}

/** An operator, or an item manager of the very place the version is for. */
function publisherOf(actor: Actor, document: object): { readonly actor: Actor; readonly duty: Duty } {
  const place = 'place' in document && typeof document.place === 'string' ? document.place : undefined
  const held = isOperator(actor) || actor.duties.some((duty) => duty.role === 'itemManager' && duty.place === place)
  if (!held) throw problem.notItemManager({ actor: actor.id })
  return { actor, duty: dutyOf(actor, isOperator(actor) ? undefined : place) }
}
