import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientError,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { Visit } from '../visit/visit.ts'

/** The identity provider of the region, as the portal is registered there. */
export interface ProviderSettings {
  readonly issuer: string
  readonly clientId: string
  /** Without it the portal is a public client, kept safe by PKCE alone. */
  readonly clientSecret?: string
  /** Where people find this portal: `<origin>/login/return` is registered at the provider. */
  readonly origin: string
  readonly fetch: typeof fetch
}

/** What a sign-in that was begun has to be ended with; kept in the browser, sealed. */
export interface Begun {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Who the provider says it is. The node judges the token again by itself. */
export interface Vouched {
  readonly idToken: string
  readonly name: string
}

export interface OpenIdProvider {
  /** The provider is told how the page is read, so that large print or English does not end in the middle of the way. */
  begin(reader: Reader): Promise<{ readonly begun: Begun; readonly address: string }>
  /** Undefined where the provider or the reader ended it otherwise; throws where the provider cannot be reached. */
  end(query: string, begun: Begun): Promise<Vouched | undefined>
}

type Reader = Pick<Visit, 'lang' | 'mode'>

/** OpenID Connect has a parameter for the language. For the look it has none: `look` is ours, and a provider that does not know it passes it over. */
const spokenTo = ({ lang, mode }: Reader): Readonly<Record<string, string>> => ({
  ui_locales: lang === 'zh' ? 'zh-CN' : 'en',
  ...(mode === 'normal' ? {} : { look: mode }),
})

export const RETURN_PATH = '/login/return'

/** Authorization code with PKCE, state and nonce (RFC 9700; OpenID Connect Core 1.0). */
export function openIdProvider({ issuer, clientId, clientSecret, origin, fetch }: ProviderSettings): OpenIdProvider {
  let known: Promise<Configuration> | undefined
  const configuration = (): Promise<Configuration> => {
    known ??= discovery(
      new URL(issuer),
      clientId,
      undefined,
      clientSecret === undefined ? None() : ClientSecretBasic(clientSecret),
      {
        [customFetch]: (url, { body, ...options }) => fetch(url, { ...options, body: body ?? null }),
        // Only a provider on this machine may speak without TLS; the settings see to that.
        ...(issuer.startsWith('http:') ? { execute: [allowInsecureRequests] } : {}),
      },
    )
    known.catch(() => {
      known = undefined
    })
    return known
  }
  return {
    async begin(reader) {
      const begun = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
      const address = buildAuthorizationUrl(await configuration(), {
        redirect_uri: origin + RETURN_PATH,
        scope: 'openid identity',
        code_challenge: await calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
        state: begun.state,
        nonce: begun.nonce,
        // Whoever sits down next at the same machine is asked who they are.
        prompt: 'login',
        ...spokenTo(reader),
      })
      return { begun, address: address.href }
    },
    async end(query, { state, nonce, verifier }) {
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
      try {
        const answer = await authorizationCodeGrant(await configuration(), new URL(`${origin}${RETURN_PATH}${query}`), checks)
        const name = answer.claims()?.['name']
        return answer.id_token === undefined
          ? undefined
          : { idToken: answer.id_token, name: typeof name === 'string' ? name : '' }
      } catch (error) {
        if (isAnswered(error)) return undefined
        throw error
      }
    },
  }
}

/** The provider answered, and what it said is no sign-in. A provider that cannot be reached throws something else. */
const isAnswered = (error: unknown): boolean =>
  error instanceof ClientError ||
  (error instanceof Error && /^(AuthorizationResponse|ResponseBody|WWWAuthenticate)/.test(error.name))
