import Type from 'typebox'
import type { App } from '../../platform/http/app.ts'
import { problem } from '../problems.ts'
import { idTokensOf } from './id-token.ts'
import { openSession, type SessionParts } from './open-session.ts'

const Asked = Type.Object(
  {
    idToken: Type.String({ minLength: 1, maxLength: 16_384 }),
    nonce: Type.String({ minLength: 16, maxLength: 200, description: 'The one this sign-in began with' }),
  },
  { additionalProperties: false },
)
const Opened = Type.Object({
  token: Type.String(),
  kind: Type.Union([Type.Literal('citizen'), Type.Literal('staff')]),
  actor: Type.String(),
  expiresAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
})

/** Keeps no answer for an `Idempotency-Key`: an ID token is used once, and the answer holds a token. */
export function sessionRoutes(app: App, parts: SessionParts): void {
  const { signIn } = parts
  const check = signIn && idTokensOf(signIn)

  app.post(
    '/identity/sessions',
    {
      // Nobody is signed in yet: the provider's signature is what lets somebody in.
      config: { open: true },
      schema: {
        tags: ['identity'],
        security: [],
        summary: 'Sign in with an ID token of this region’s identity provider',
        body: Asked,
        response: { 201: Opened },
      },
    },
    async (request, reply) => {
      if (!signIn || !check) throw problem.signInOff()
      const { expiresAt, ...opened } = await openSession({ ...parts, signIn, check }, request.body)
      return reply.code(201).send({ ...opened, expiresAt: expiresAt?.toISOString() ?? null })
    },
  )
}
