import Type from 'typebox'
import { actorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { etagOf, ifMatch } from '../../platform/http/if-match.ts'
import { cutPage, decodeCursor, PageQuery, pageOf } from '../../platform/http/paging.ts'
import { problemBody } from '../../platform/http/problem-reply.ts'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import type { VersionReader } from '../publishing/read-version.ts'
import { managerOf } from '../statements/staff.ts'
import { type BundleRevision, bundlesAfter } from './bundle.store.ts'
import { saveBundle } from './save-bundle.ts'
import { showBundle } from './show-bundle.ts'

const tags = ['catalogue']
const Id = Type.Object({ id: Type.String({ maxLength: 60 }) })
const Revision = Type.Object({
  revision: Type.Integer(),
  bundle: Type.Unknown({ description: 'See `BundleSchema` of the protocol' }),
  savedAt: Type.String({ format: 'date-time' }),
  savedBy: Type.String(),
})

type Request = Parameters<typeof actorOf>[0]

/** A bundle may be read without signing in; the audit then names nobody. */
const readerOf = (request: Request): string => request.actor?.id ?? 'open'

export function bundleRoutes(app: App, env: CatalogueEnv, reader: VersionReader): void {
  listing(app, env)
  showing(app, env, reader)
  keeping(app, env)
}

function listing(app: App, env: CatalogueEnv): void {
  app.get(
    '/bundles',
    {
      config: { open: true },
      schema: {
        tags,
        summary: 'Bundles (一件事): several items handled as one life event',
        querystring: PageQuery,
        response: { 200: pageOf(Revision) },
      },
    },
    async (request) => {
      const { limit = 50, cursor } = request.query
      const after = cursor === undefined ? '' : decodeCursor(Type.String(), cursor)
      const found = await env.db.read(readerOf(request), (tx) => bundlesAfter(tx, { after, limit: limit + 1 }))
      return cutPage(found.map(shown), limit, ({ bundle }) => bundle.id)
    },
  )
}

function showing(app: App, env: CatalogueEnv, reader: VersionReader): void {
  app.get(
    '/bundles/:id',
    {
      config: { open: true },
      schema: {
        tags,
        summary: 'A bundle with one form and one list of materials, for the items that are open where it happens',
        params: Id,
        querystring: Type.Object({
          division: Type.Optional(Type.String({ pattern: '^\\d{6}$', description: 'Where it happens, six digits' })),
          day: Type.Optional(Type.String({ format: 'date' })),
        }),
        response: { 200: Type.Unknown({ description: 'See `ShownBundle`' }) },
      },
    },
    async (request, reply) => {
      const bundle = await showBundle(env, reader, { actor: readerOf(request), id: request.params.id, ...request.query })
      return reply.header('etag', etagOf(bundle.revision)).send(bundle)
    },
  )
}

function keeping(app: App, env: CatalogueEnv): void {
  app.put(
    '/bundles/:id',
    {
      schema: {
        tags,
        summary: 'Save a bundle as its next revision (item manager, operator)',
        description:
          '`If-Match` is the revision that was read, "0" for the first. Where somebody else saved meanwhile, both texts come back.',
        params: Id,
        body: Type.Object({}, { additionalProperties: true, description: 'A bundle (`BundleSchema` of the protocol)' }),
        response: {
          200: Type.Object({ revision: Type.Integer(), changed: Type.Boolean() }),
          412: Type.Object(
            { standing: Type.Union([Revision, Type.Null()]), sent: Type.Unknown() },
            { additionalProperties: true, description: 'A problem document with both texts' },
          ),
        },
      },
    },
    async (request, reply) => {
      const actor = managerOf(actorOf(request))
      const saving = { actor: actor.id, id: request.params.id, document: request.body, seen: ifMatch(request) }
      const saved = await saveBundle(env, saving)
      if (saved.ok) return reply.header('etag', etagOf(saved.revision)).send({ revision: saved.revision, changed: saved.changed })
      const refusal = problem.bundleChanged({ id: saving.id }, { field: '/header/if-match' })
      const body = problemBody(refusal, request.id, { language: request.headers['accept-language'] })
      return reply
        .code(412)
        .type('application/problem+json')
        .send({ ...body, standing: saved.standing ? shown(saved.standing) : null, sent: request.body })
    },
  )
}

const shown = ({ revision, document, savedAt, savedBy }: BundleRevision) => ({
  ...{ revision, bundle: document, savedBy },
  savedAt: savedAt.toISOString(),
})
