import { createRemoteJWKSet, customFetch, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import type { Clock } from '../../platform/clock.ts'
import { problem } from '../problems.ts'

/** The identity provider of a region, as a node has to know it (OpenID Connect Core 1.0). */
export interface SignInProvider {
  /** Its issuer identifier; `/.well-known/openid-configuration` below it says the rest. */
  readonly issuer: string
  /** Under which the portal of this node is registered there: the audience of its tokens. */
  readonly clientId: string
  readonly fetch: typeof fetch
  /** The machine's own time: a provider follows no lab clock. */
  readonly clock: Clock
}

/** What is believed of an ID token. */
export interface SignedIn {
  readonly nonce: string
  readonly expiresAt: Date
  readonly claims: JWTPayload
}

export type CheckIdToken = (idToken: string, nonce: string) => Promise<SignedIn>

/** Only signatures that the provider alone can make: never `none`, never one with the client's secret. */
const algorithms = ['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519', 'PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512']
const TOLERANCE_S = 60

/** Checks ID tokens of one provider, whose keys are fetched when they are first needed and again when it signs with a new one. */
export function idTokensOf({ issuer, clientId, fetch, clock }: SignInProvider): CheckIdToken {
  let known: JWTVerifyGetKey | undefined
  const keys: JWTVerifyGetKey = async (header, token) => {
    known ??= createRemoteJWKSet(await keysAddress(issuer, fetch), { [customFetch]: fetch })
    return known(header, token)
  }
  return async (idToken, nonce) => {
    const asked = { issuer, audience: clientId, algorithms, clockTolerance: TOLERANCE_S, currentDate: clock.now() }
    const { payload } = await jwtVerify(idToken, keys, { ...asked, requiredClaims: ['sub', 'exp', 'iat', 'nonce'] }).catch(
      refused,
    )
    if (payload['nonce'] !== nonce) throw problem.idTokenRefused({ why: 'nonce' })
    if (Array.isArray(payload.aud) && payload.aud.length > 1 && payload['azp'] !== clientId)
      throw problem.idTokenRefused({ why: 'azp' })
    return { nonce, expiresAt: new Date(((payload.exp ?? 0) + TOLERANCE_S) * 1000), claims: payload }
  }
}

async function keysAddress(issuer: string, fetch: SignInProvider['fetch']): Promise<URL> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
  const said: { issuer?: unknown; jwks_uri?: unknown } = Object(await response.json())
  const address = String(said.jwks_uri)
  if (said.issuer !== issuer || !URL.canParse(address)) throw problem.providerSilent({ issuer: String(said.issuer) })
  return new URL(address)
}

/** What is wrong with the token is the caller's; that the keys cannot be had is not. */
function refused(error: unknown): never {
  const isToken = error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && error.code !== 'ERR_JOSE_GENERIC'
  if (isToken) throw problem.idTokenRefused({ why: error.code })
  throw problem.providerSilent({ why: error instanceof Error ? error.name : 'unknown' })
}
