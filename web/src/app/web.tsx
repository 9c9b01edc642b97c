import { renderToString } from 'react-dom/server'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router'
import { type ApiFetch, apiOf } from '../api/api.ts'
import { Refusal } from '../api/refusal.ts'
import { type Asked, type Visit, VisitProvider } from '../visit/visit.ts'
import { assetAt } from './assets.ts'
import { routesFor } from './routes.tsx'
import { isOurs, safeHeaders } from './safety.ts'
import { cookiesOf, keepingCookie, keptOf } from './view-cookie.ts'

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
}

type Handler = (request: Request, address: string) => Promise<Response>

const methods = ['GET', 'HEAD', 'POST']

/** The portal and the workbench as one handler of requests: pages out, forms in, no script in the browser. */
export function createWeb(parts: WebParts): Handler {
  const regions = regionsBySide(parts)
  const router = createStaticHandler(routesFor(parts))
  return async (request, address) => {
    if (!methods.includes(request.method)) return plain(405, 'GET, HEAD or POST')
    const asset = assetAt(new URL(request.url).pathname)
    if (asset) return guarded(asset)
    if (request.method === 'POST' && !isOurs(request)) return plain(403, 'This form does not come from a page of this site.')
    const fetch = parts.apiFor(address)
    const { asked, inner, cookie } = visitOf(request, { ...parts, fetch, regions: await regions(fetch) })
    const answer = await router.query(inner, { requestContext: asked })
    const response = answer instanceof Response ? led(answer) : drawn(answer, asked.visit, router.dataRoutes)
    if (cookie !== undefined) response.headers.append('set-cookie', cookie)
    return guarded(response)
  }
}

type Answer = Exclude<Awaited<ReturnType<ReturnType<typeof createStaticHandler>['query']>>, Response>
type Routes = ReturnType<typeof createStaticHandler>['dataRoutes']

function drawn(answer: Answer, visit: Visit, routes: Routes): Response {
  const html = renderToString(
    <VisitProvider value={visit}>
      <StaticRouterProvider router={createStaticRouter(routes, answer)} context={answer} hydrate={false} />
    </VisitProvider>,
  )
  return new Response(`<!doctype html>${html}`, {
    status: statusOf(answer),
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
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

function guarded(response: Response): Response {
  for (const [name, value] of Object.entries(safeHeaders)) response.headers.set(name, value)
  return response
}

const plain = (status: number, text: string): Response =>
  guarded(new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } }))

interface Surroundings extends Pick<WebParts, 'sample'> {
  readonly fetch: ApiFetch
  readonly regions: readonly string[]
}

/** Reads of a request who asks and how; the router then sees the path without its language. */
function visitOf(request: Request, { fetch, regions, sample }: Surroundings) {
  const url = new URL(request.url)
  const english = /^\/en(?=\/|$)/.test(url.pathname)
  const pathname = english ? url.pathname.slice(3) || '/' : url.pathname
  const [own = '', other = own] = regions
  const kept = keptOf({ query: url.searchParams, cookies: cookiesOf(request), usual: { from: own, to: other, mode: 'normal' } })
  const lang = english ? 'en' : 'zh'
  const visit: Visit = { ...kept, lang, path: pathname, query: url.searchParams, sample, regions, name: undefined }
  const asked: Asked = { visit, api: apiOf(fetch) }
  url.pathname = pathname
  const body = request.method === 'POST' ? { body: request.body, duplex: 'half' as const } : {}
  const inner = new Request(url, { method: request.method, headers: request.headers, ...body })
  return { asked, inner, cookie: keepingCookie(url.searchParams, kept) }
}

/** The regions by the trust list, this node's first; asked again only until it is known. */
function regionsBySide({ node, regions: own }: WebParts) {
  let known: readonly string[] | undefined
  return async (fetch: ApiFetch): Promise<readonly string[]> => {
    if (known) return known
    const { data } = await apiOf(fetch).GET('/identity/trust')
    const nodes = (data as { nodes?: { id: string; regions: string[] }[] } | undefined)?.nodes ?? []
    const others = nodes.filter(({ id }) => id !== node).flatMap(({ regions }) => regions)
    if (others.length > 0) known = [...own, ...others]
    return [...own, ...others]
  }
}
