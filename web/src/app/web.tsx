import { renderToString } from 'react-dom/server'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router'
import { type ApiFetch, apiOf } from '../api/api.ts'
import { Refusal } from '../api/refusal.ts'
import { suggestions } from '../catalogue/suggest/suggestions.ts'
import { cookieJar } from '../sign-in/cookie-jar.ts'
import { openIdProvider, type ProviderSettings } from '../sign-in/provider.ts'
import type { SignInParts } from '../sign-in/sign-in.ts'
import { typedForms } from '../sign-in/typed.ts'
import { VOUCH_PATH } from '../sign-in/vouch.tsx'
import { scriptAt } from '../verify/script.ts'
import { Given } from '../visit/given.ts'
import { neighboursOf } from '../visit/portals.ts'
import { type Visit, VisitProvider } from '../visit/visit.ts'
import { type Asking, askingOf, sessionFor, stranger, withCookies, withoutSession } from './asking.ts'
import { assetAt } from './assets.ts'
import { forRobots } from './for-robots.ts'
import type { PageContext } from './page.tsx'
import { type Reader, readerOf } from './reader.ts'
import { routesFor } from './routes.tsx'
import { isOurs, policyFor, safeHeadersFor, scriptingFor } from './safety.ts'

/** What the portal of a node is made of. */
export interface WebParts {
  /** Speaks to the node's API for a reader at this network address. */
  readonly apiFor: (address: string) => ApiFetch
  /** URN of the node. */
  readonly node: string
  /** Division codes of the regions it serves. */
  readonly regions: readonly string[]
  /** True for a demo or a test. */
  readonly sample: boolean
  /** 32 secret bytes, the same in every process of the node: what a browser keeps for the portal is sealed with them. */
  readonly cookieKey: Uint8Array
  /** The region's identity provider; without it nobody signs in. */
  readonly provider?: ProviderSettings
}

type Handler = (request: Request, address: string) => Promise<Response>

const methods = ['GET', 'HEAD', 'POST']

/** A file of 20 MB and what is sent around it. */
const MOST_BYTES = 21 * 1024 * 1024
const tooLarge = '文件太大了：最大 20 MB。请返回，换一个小一点的。 · Too large: 20 MB at most. Go back and choose a smaller file.'

const notOurs =
  '这张表不是从本站的页面来的。请回到本站再填。 · This form does not come from a page of this site. Go back and fill it in there.'

/** Browsers say how long a form is before they send it; what does not say so is not read. */
function isBounded({ headers }: Request): boolean {
  const length = headers.get('content-length')
  return length !== null && /^\d+$/.test(length) && Number(length) <= MOST_BYTES
}

/** The portal and the workbench as one handler of requests: pages out, forms in, no script in the browser. */
export function createWeb(parts: WebParts): Handler {
  const neighbours = neighboursOf(parts)
  const signIn = signInOf(parts)
  const guarded = guardOf(safeHeadersFor({ secure: isSecure(parts) }))
  const router = createStaticHandler(routesFor(parts))
  const answerTo = async ({ inner, visit, form }: Asking, reader: Reader): Promise<Response> => {
    const given = form === undefined ? inner : new Request(inner, { body: form })
    const answer = await router.query(given, { requestContext: { visit, api: reader.api, signIn } satisfies PageContext })
    return answer instanceof Response ? led(answer) : drawn(answer, visit, router.dataRoutes)
  }
  return async (request, address) => {
    if (!methods.includes(request.method)) return guarded(plain(405, 'GET, HEAD or POST'))
    const fetch = parts.apiFor(address)
    const file = await fileAt(new URL(request.url), { ...parts, fetch })
    if (file) return guarded(file)
    if (request.method === 'POST' && !isOurs(request)) return guarded(plain(403, notOurs))
    if (request.method === 'POST' && !isBounded(request)) return guarded(plain(413, tooLarge))
    const session = sessionFor(request, signIn)
    const asking = await askingOf(request, { ...parts, ...(await neighbours(fetch, isAboutTrust(request))), session })
    const reader = readerOf(fetch, session)
    const answer = await answerTo(asking, reader)
    const response = reader.hasEnded()
      ? await withoutSession(asking, signIn, () => answerTo(stranger(asking), readerOf(fetch, undefined)))
      : answer
    return guarded(withCookies(response, asking, signIn))
  }
}

/** What is no page: style sheet and scripts, what search engines ask for, and what the box of words may mean. */
async function fileAt(
  { pathname: path, origin, searchParams: query }: URL,
  { provider, fetch }: Pick<WebParts, 'provider'> & { readonly fetch: ApiFetch },
): Promise<Response | undefined> {
  const api = apiOf(fetch)
  return (
    assetAt(path) ??
    (await scriptAt(path)) ??
    (await suggestions({ path, query, api })) ??
    (await forRobots({ path, origin: provider?.origin ?? origin, api }))
  )
}

type Answer = Exclude<Awaited<ReturnType<ReturnType<typeof createStaticHandler>['query']>>, Response>
type Routes = ReturnType<typeof createStaticHandler>['dataRoutes']

function drawn(answer: Answer, visit: Visit, routes: Routes): Response {
  const given = Object.values(answer.errors ?? {}).find((thrown) => thrown instanceof Given)
  if (given instanceof Given) return given.response
  const scripting = scriptingFor(visit)
  const html = renderToString(
    <VisitProvider value={{ ...visit, nonce: scripting?.nonce }}>
      <StaticRouterProvider router={createStaticRouter(routes, answer)} context={answer} hydrate={false} />
    </VisitProvider>,
  )
  return new Response(`<!doctype html>${html}`, {
    status: statusOf(answer),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyFor(scripting, formTargets(visit)),
    },
  })
}

/** A page that the node refused is refused with the node's own status; the router itself calls every thrown thing a 500. */
function statusOf({ errors, statusCode }: Answer): number {
  const [thrown] = Object.values(errors ?? {})
  return thrown instanceof Refusal ? thrown.problem.status : statusCode
}

/** A redirect as it is, without the headers the router adds for a router in the browser. */
const led = (answer: Response): Response =>
  new Response(answer.body, { status: answer.status, headers: new Headers(answer.headers) })

const guardOf = (headers: Readonly<Record<string, string>>) => (response: Response) => {
  for (const [name, value] of Object.entries(headers)) if (!response.headers.has(name)) response.headers.set(name, value)
  return response
}

const plain = (status: number, text: string): Response =>
  new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })

/** Whether people reach the portal over TLS, which ends before it. */
const isSecure = ({ provider }: WebParts): boolean => provider?.origin.startsWith('https:') ?? false

/** Only where somebody agrees to be led to another region's portal does a form's answer lead there. */
const formTargets = ({ path, portals }: Visit): readonly string[] =>
  path === VOUCH_PATH ? portals.map(({ origin }) => origin) : []

const isAboutTrust = ({ url }: Request): boolean => /^(\/en)?\/(vouch|login)(\/|$)/.test(new URL(url).pathname)

function signInOf(parts: WebParts): SignInParts {
  const { cookieKey, node, provider } = parts
  return {
    jar: cookieJar({ key: cookieKey, region: node.slice(-6), secure: isSecure(parts) }),
    typed: typedForms(),
    node,
    ...(provider ? { provider: openIdProvider(provider), origin: provider.origin } : {}),
  }
}
