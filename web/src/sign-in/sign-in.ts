import type { Api } from '../api/api.ts'
import { answered, type Problem } from '../api/refusal.ts'
import { liesIn } from '../visit/divisions.ts'
import { type Asked, addressOf } from '../visit/visit.ts'
import { goHome } from './away.ts'
import type { CookieJar } from './cookie-jar.ts'
import { ledTo } from './demand.ts'
import { ownLook } from './own-look.ts'
import { ownPath } from './own-path.ts'
import type { Begun, OpenIdProvider, Vouched } from './provider.ts'
import { dropSession, keepSession, maskedName, type Session } from './session.ts'
import type { Typed, TypedForms } from './typed.ts'

export interface SignInParts {
  readonly jar: CookieJar
  readonly typed: TypedForms
  /** URN of this node. */
  readonly node: string
  /** Absent where the node has no identity provider. */
  readonly provider?: OpenIdProvider
  /** Where people find this portal. */
  readonly origin?: string
}

export interface PageAsked extends Asked {
  readonly request: Request
  readonly query: URLSearchParams
}

/**
 * Why somebody is not signed in, or not yet: shown on the page of the sign-in. `choose`: from another region, so it is asked where they are
 * registered; `typed`, `file`: something was sent when the session had ended. Or what the node refused of another region's word.
 */
export type NotSignedIn = 'off' | 'silent' | 'broken' | 'choose' | 'typed' | 'file' | Problem

const BEGUN_SECONDS = 3_600
const TYPED_SECONDS = 1_800
const TYPED = 'typed'

/** Each sign-in that was begun has a cookie of its own: two tabs may both be at it. */
const begunName = (state: string): string => `login-${state.slice(0, 8).replace(/[^A-Za-z0-9]/g, '')}`

/** Begins a sign-in: leads to the provider at once. Answers only where it cannot. */
export async function begin(
  { jar, provider, origin, node }: SignInParts,
  { request, query, visit }: PageAsked,
): Promise<NotSignedIn> {
  if (!provider || origin === undefined) return 'off'
  const next = ownPath(query.get('next'))
  // Under another name of this host the provider would lead back to where the browser keeps no cookie of this sign-in.
  const { host, pathname } = new URL(request.url)
  if (host !== new URL(origin).host) throw ledTo(origin + addressOf(`${pathname}?${query}`, visit))
  const stop = query.get('stop')
  if (stop === 'typed' || stop === 'file') return stop
  const home = query.get('home')
  const elsewhere = visit.portals.find(({ region }) => region === home)
  if (elsewhere) throw ledTo(...goHome({ jar, node }, { next, elsewhere, visit }))
  if (home === null && mayLiveElsewhere(visit)) return 'choose'
  const { begun, address } = await provider.begin(visit).catch(() => ({ begun: undefined, address: '' }))
  if (!begun) return 'silent'
  throw ledTo(address, [jar.keep(begunName(begun.state), { ...begun, next }, BEGUN_SECONDS)])
}

/** The provider leads back: signs in at the node, and leads to where somebody wanted to go. */
export async function end(parts: SignInParts, { request, query, api, visit }: PageAsked): Promise<NotSignedIn> {
  const { jar, provider } = parts
  const name = begunName(query.get('state') ?? '')
  const begun = jar.read<Begun & { readonly next: string }>(request, name)
  if (!provider || !begun) return 'broken'
  const vouched = await provider.end(new URL(request.url).search, begun).catch(() => 'silent' as const)
  if (vouched === 'silent') return vouched
  if (!vouched) return 'broken'
  const session = await openSession(api, vouched, begun.nonce)
  const look = await ownLook(api, session.token, visit)
  throw ledTo(afterSignIn(parts, request, begun.next), [keepSession(jar, session), jar.drop(name), ...look])
}

/** What was typed before comes first. */
export const afterSignIn = (parts: SignInParts, request: Request, next: string): string =>
  typedOf(parts, request) ? '/login/kept' : next

/** Somebody who says that they are in another region may be registered there. */
const mayLiveElsewhere = ({ from, portals }: Asked['visit']): boolean => portals.some(({ region }) => liesIn(from, region))

async function openSession(api: Api, { idToken, name }: Vouched, nonce: string): Promise<Session> {
  const { token, kind } = await answered(api.POST('/identity/sessions', { body: { idToken, nonce } }))
  // A person's screen may be looked at by others; staff act under their name.
  if (kind === 'citizen') return { token, kind: 'person', name: maskedName(name) }
  const { duties } = await answered(api.GET('/identity/me', { headers: { authorization: `Bearer ${token}` } }))
  return { token, kind: 'staff', name, roles: [...new Set(duties.map(({ role }) => role))] }
}

/** Ends the session, here and at the node. */
export async function signOut({ jar }: SignInParts, { api, visit }: Asked): Promise<never> {
  if (visit.who !== undefined) await api.DELETE('/identity/tokens/current')
  const away = ledTo(visit.lang === 'en' ? '/en' : '/', [dropSession(jar), jar.drop(TYPED)])
  // What was typed and not saved lies in the tab: nobody who sits down here next finds it.
  away.headers.set('clear-site-data', '"storage"')
  throw away
}

/** The cookie by which this browser gets back what was typed. */
export function keepTyped({ jar, typed }: SignInParts, form: Typed): string {
  return jar.keep(TYPED, { id: typed.keep(form) }, TYPED_SECONDS)
}

/** What was typed before the sign-in in this browser. */
export function typedOf({ jar, typed }: SignInParts, request: Request): Typed | undefined {
  const id = jar.read<{ readonly id: string }>(request, TYPED)?.id
  return id === undefined ? undefined : typed.find(id)
}

/** Once it is sent, or somebody chose otherwise, it is not offered again. */
export const dropTyped = ({ jar }: SignInParts): string => jar.drop(TYPED)
