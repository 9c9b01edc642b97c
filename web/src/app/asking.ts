import { ledTo, loginAddress } from '../sign-in/demand.ts'
import { dropSession, type Session, sessionOf } from '../sign-in/session.ts'
import { dropTyped, keepTyped, type SignInParts, typedOf } from '../sign-in/sign-in.ts'
import { cookiesOf } from '../visit/cookies.ts'
import { LOOK_PATH } from '../visit/mode-switch.tsx'
import type { Neighbours } from '../visit/portals.ts'
import { keepingCookie, keptOf } from '../visit/view-cookie.ts'
import { addressOf, type Visit } from '../visit/visit.ts'

/** One request as the portal understands it. */
export interface Asking {
  readonly visit: Visit
  /** The request as the router sees it: without the language in its path. */
  readonly inner: Request
  /** The text of a small form, read once so that it can be kept should nobody be signed in any more. */
  readonly form: string | undefined
  readonly request: Request
  readonly session: Session | undefined
}

interface Surroundings extends Neighbours {
  readonly sample: boolean
  readonly provider?: { readonly origin: string }
  readonly session: Session | undefined
}

/** Begins with one slash: a path of two would be the address of another site as soon as a page writes it into a link. */
const ownPathname = (pathname: string): string => pathname.replace(/^\/*/, '/')

const spoken = /^\/en(?=\/|$)/

/** Reads of a request who asks and how; the router then sees the path without its language. */
export async function askingOf(request: Request, { regions, portals, sample, provider, session }: Surroundings): Promise<Asking> {
  const url = new URL(request.url)
  const english = spoken.test(url.pathname)
  const pathname = ownPathname(english ? url.pathname.slice(3) : url.pathname)
  const [own = '', other = own] = regions
  const usual = { from: own, to: other, mode: 'normal' } as const
  const kept = keptOf({ query: url.searchParams, cookies: cookiesOf(request), usual })
  const who = session && { kind: session.kind, name: session.name, roles: session.roles ?? [] }
  const visit: Visit = {
    ...{ ...kept, lang: english ? 'en' : 'zh', path: pathname, query: url.searchParams },
    ...{ sample, regions, portals, who, canSignIn: provider !== undefined, origin: provider?.origin ?? url.origin },
  }
  url.pathname = pathname
  const form = await smallForm(request)
  const body = request.method === 'POST' && form === undefined ? { body: request.body, duplex: 'half' as const } : {}
  const inner = new Request(url, { method: request.method, headers: request.headers, ...body })
  return { visit, inner, form, request, session }
}

const FORM_BYTES = 65_536

async function smallForm(request: Request): Promise<string | undefined> {
  const type = request.headers.get('content-type') ?? ''
  const isSmall = Number(request.headers.get('content-length') ?? Number.POSITIVE_INFINITY) <= FORM_BYTES
  return request.method === 'POST' && type.startsWith('application/x-www-form-urlencoded') && isSmall ? request.text() : undefined
}

/** On the way in, the session that is about to be replaced plays no part. */
export function sessionFor(request: Request, { jar }: SignInParts): Session | undefined {
  const path = new URL(request.url).pathname.replace(spoken, '')
  return /^\/login(\/return|\/arrive)?$/.test(path) ? undefined : sessionOf(jar, request)
}

/** The same request of somebody who is not signed in. */
export const stranger = (asking: Asking): Asking => ({
  ...asking,
  session: undefined,
  visit: { ...asking.visit, who: undefined },
})

/**
 * The session has ended meanwhile: a page is shown as everybody may see it, and whoever sent a form signs in first. For larger print nobody
 * needs to: this device has it then. Nor does whoever leaves.
 */
export async function withoutSession(asking: Asking, { jar }: SignInParts, again: () => Promise<Response>): Promise<Response> {
  const mustSignIn = asking.request.method === 'POST' && !forAnybody.has(asking.visit.path)
  const response = mustSignIn ? ledTo(loginAddress(asking.visit)) : await again()
  response.headers.append('set-cookie', dropSession(jar))
  return response
}

const forAnybody: ReadonlySet<string> = new Set([LOOK_PATH, '/logout'])

/** What the browser is to keep: places and mode, and what was typed into a form that nobody was signed in for. */
export function withCookies(response: Response, { visit, request, form, session }: Asking, signIn: SignInParts): Response {
  const cookies: (string | undefined)[] = [keepingCookie(visit.query, visit)]
  if (form !== undefined && leadsToLogin(response))
    cookies.push(keepTyped(signIn, { page: pageOf(visit), fields: [...new URLSearchParams(form)] }))
  else if (form !== undefined && session && typedOf(signIn, request)) cookies.push(dropTyped(signIn))
  if (request.method === 'POST' && leadsToLogin(response)) response.headers.set('location', stopping(response, form))
  for (const cookie of cookies) if (cookie !== undefined) response.headers.append('set-cookie', cookie)
  return response
}

const leadsToLogin = ({ headers }: Response): boolean =>
  (headers.get('location') ?? '').replace(spoken, '').startsWith('/login?next=')

/** Whoever sent something is told first that nothing is lost; and no form's answer may lead straight to another site. */
const stopping = ({ headers }: Response, form: string | undefined): string =>
  `${headers.get('location')}&stop=${form === undefined ? 'file' : 'typed'}`

const pageOf = ({ lang, mode, path, query }: Visit): string =>
  addressOf(query.size > 0 ? `${path}?${query}` : path, { lang, mode })
