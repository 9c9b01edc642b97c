import { type PublishedKeys, publishedKeys } from '@tongban/protocol/suite/keys'
import type { NodeKeys } from '@tongban/protocol/suite/suite'
import Type from 'typebox'
import type { App } from '../../platform/http/app.ts'
import { operatorOf } from '../actor-of.ts'
import type { Trust } from './trust.ts'

const tags = ['identity']
/** Its shape is the protocol's (`TrustList`), which also checks it: a list must be judged exactly as it was signed. */
const SignedList = Type.Object({}, { additionalProperties: true, description: 'A signed trust list, as protocol.md says' })
const Standing = Type.Object({
  version: Type.Integer(),
  standing: Type.Union([Type.Literal('inForce'), Type.Literal('inGrace'), Type.Literal('expired')]),
})

const OwnKeys = Type.Object({ node: Type.String(), keys: Type.Unsafe<PublishedKeys>({ type: 'object' }) })

interface Self {
  readonly me: string
  readonly keys: NodeKeys
}

export function trustRoutes(app: App, trust: Trust, { me, keys }: Self): void {
  app.post(
    '/identity/trust',
    {
      schema: { tags, summary: 'Take in a newer trust list (operator)', body: SignedList, response: { 200: Standing } },
    },
    async (request) => {
      const { version } = await trust.accept(request.body, operatorOf(request).id)
      return { version, standing: trust.standing() }
    },
  )

  app.get(
    '/identity/trust',
    { config: { open: true }, schema: { tags, summary: 'The trust list of this node', response: { 200: SignedList } } },
    async () => trust.trust(),
  )

  app.get(
    '/identity/keys',
    {
      config: { open: true },
      schema: {
        tags,
        security: [],
        summary: 'The public keys of this node, for whoever writes the trust list',
        response: { 200: OwnKeys },
      },
    },
    async () => ({ node: me, keys: publishedKeys(keys) }),
  )
}
