import { NodeId } from '@tongban/protocol/event/header'
import { Bytes32 } from '@tongban/protocol/suite/key-shape'
import Type from 'typebox'
import type { App } from '../../platform/http/app.ts'
import { actorOf } from '../actor-of.ts'
import { acceptAssertion } from './accept-assertion.ts'
import { type AssertionParts, askForAssertion } from './ask-for-assertion.ts'
import { SealedAssertionSchema } from './sealed-assertion.ts'

const tags = ['identity']
const Accepted = Type.Object({
  token: Type.String(),
  person: Type.String(),
  name: Type.String(),
  expiresAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
})

/** Neither keeps its answer for an `Idempotency-Key`: an assertion is used once, and the answer to the second holds a token. */
export function assertionRoutes(app: App, parts: AssertionParts): void {
  app.post(
    '/identity/assertions',
    {
      schema: {
        tags,
        summary: 'Who I am, said by my home node to another node (the person)',
        body: Type.Object({ to: NodeId, challenge: Type.Optional(Bytes32) }, { additionalProperties: false }),
        response: { 201: SealedAssertionSchema },
      },
    },
    async (request, reply) => reply.code(201).send(await askForAssertion(parts, actorOf(request), request.body)),
  )

  app.post(
    '/identity/assertions/accept',
    {
      // Nobody is signed in yet: the signature inside is what lets the person in.
      config: { open: true },
      schema: {
        tags,
        security: [],
        summary: 'Sign in with what my home node says of me',
        body: Type.Object(
          {
            ...SealedAssertionSchema.properties,
            verifier: Type.Optional(
              Type.String({ minLength: 43, maxLength: 128, description: 'What the challenge is the SHA-256 of' }),
            ),
          },
          { additionalProperties: false },
        ),
        response: { 201: Accepted },
      },
    },
    async (request, reply) => {
      const { verifier, ...sealed } = request.body
      const { expiresAt, ...accepted } = await acceptAssertion(parts, sealed, verifier)
      return reply.code(201).send({ ...accepted, expiresAt: expiresAt?.toISOString() ?? null })
    },
  )
}
