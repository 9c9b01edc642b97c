import Type from 'typebox'
import type { App } from '../../platform/http/app.ts'
import { actorOf, operatorOf } from '../actor-of.ts'
import type { Authenticator } from './authenticate.ts'
import { holderOf, type IssueParts, issueToken } from './issue-token.ts'
import { revokeAll, signOut } from './revoke.ts'

const Whom = Type.Union([
  Type.Object({ staff: Type.String({ minLength: 1, maxLength: 64 }) }, { additionalProperties: false }),
  Type.Object({ person: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
  Type.Object({ idNumber: Type.String({ minLength: 18, maxLength: 18 }) }, { additionalProperties: false }),
])
const kinds = Type.Union([Type.Literal('citizen'), Type.Literal('staff'), Type.Literal('operator')])

const Asked = Type.Object(
  { for: Whom, hours: Type.Optional(Type.Integer({ minimum: 1, maximum: 720, default: 12 })) },
  { additionalProperties: false },
)
const Issued = Type.Object({
  token: Type.String(),
  kind: kinds,
  actor: Type.String(),
  expiresAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
})
const Revoked = Type.Object({ kind: kinds, actor: Type.String(), revoked: Type.Integer() })

const tags = ['identity']

/**
 * None of these keeps its answer for an `Idempotency-Key`: a kept answer would hold the token in clear, and a token asked for twice
 * is two tokens that each expire.
 */
export function tokenRoutes(app: App, parts: IssueParts, authenticator: Authenticator): void {
  const { db, clock } = parts

  app.post(
    '/identity/tokens',
    { schema: { tags, summary: 'A token for one of staff or a person (operator)', body: Asked, response: { 201: Issued } } },
    async (request, reply) => {
      const { for: whom, hours = 12 } = request.body
      const issued = await issueToken(parts, operatorOf(request).id, { whom, hours })
      return reply.code(201).send({ ...issued, expiresAt: issued.expiresAt?.toISOString() ?? null })
    },
  )

  app.post(
    '/identity/tokens/revoke',
    {
      schema: {
        tags,
        summary: 'End every token of one of staff or a person (operator)',
        body: Type.Object({ for: Whom }, { additionalProperties: false }),
        response: { 200: Revoked },
      },
    },
    async (request) => {
      const by = operatorOf(request).id
      const revoked = await db.write(by, async (tx) => {
        const holder = await holderOf(tx, request.body.for)
        return { ...holder, revoked: await revokeAll(tx, holder, { by, at: clock.now() }) }
      })
      authenticator.forget()
      return revoked
    },
  )

  app.delete(
    '/identity/tokens/current',
    { schema: { tags, summary: 'Sign out: end the token of this request', response: { 204: Type.Null() } } },
    async (request, reply) => {
      const by = actorOf(request).id
      const token = request.headers.authorization?.replace(/^Bearer /i, '') ?? ''
      await db.write(by, (tx) => signOut(tx, token, { by, at: clock.now() }))
      authenticator.forget()
      return reply.code(204).send(null)
    },
  )
}
