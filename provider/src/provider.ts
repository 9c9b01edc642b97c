import { generateKeyPairSync, randomBytes } from 'node:crypto'
import Provider, { type Configuration } from 'oidc-provider'
import { type Accounts, claimsOf } from './accounts.ts'
import type { Plan } from './plan.ts'
import { LOOK } from './reader.ts'

interface Made {
  readonly plan: Plan
  readonly issuer: string
  readonly accounts: Accounts
}

const MINUTE = 60

/** A provider of one client, for one run: its keys are made now, and it remembers nobody after it has ended. */
export function providerFor({ plan, issuer, accounts }: Made): Provider {
  return new Provider(issuer, {
    ...policy,
    jwks: { keys: [signingKey()] },
    clients: [
      {
        client_id: plan.client.id,
        client_secret: plan.client.secret,
        redirect_uris: [plan.client.redirect],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    // Two providers on one machine share a host, and a browser keeps cookies by host alone.
    cookies: { keys: [randomBytes(32).toString('hex')], names: cookieNames(plan.port) },
    findAccount: (_, sub) => {
      const account = accounts.get(sub)
      return account && { accountId: sub, claims: () => claimsOf(sub, account) }
    },
  })
}

const policy: Configuration = {
  scopes: ['openid', 'identity'],
  claims: { openid: ['sub'], identity: ['name', 'id_number', 'staff_id'] },
  // The one client that there is reads them from the signed token alone.
  conformIdTokenClaims: false,
  extraParams: [LOOK],
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false }, userinfo: { enabled: false }, rpInitiatedLogout: { enabled: false } },
  interactions: { url: (_, { uid }) => `/choose/${uid}` },
  // What the portal asks for is said on the page of the buttons: pressing one grants it.
  loadExistingGrant: async (ctx) => {
    const { client, session } = ctx.oidc
    const grant = new ctx.oidc.provider.Grant({ clientId: client?.clientId, accountId: session?.accountId })
    grant.addOIDCScope('openid identity')
    await grant.save()
    return grant
  },
  ttl: {
    AuthorizationCode: MINUTE,
    IdToken: 5 * MINUTE,
    AccessToken: MINUTE,
    Interaction: 60 * MINUTE,
    Session: 60 * MINUTE,
    Grant: MINUTE,
  },
}

function signingKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' }
}

const cookieNames = (port: number) => ({
  interaction: `interaction-${port}`,
  resume: `resume-${port}`,
  session: `session-${port}`,
})
