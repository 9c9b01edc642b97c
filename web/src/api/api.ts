import createClient from 'openapi-fetch'
import type { components, paths } from './openapi.d.ts'

/** Asks a node what its routes answer: every path, body and answer is typed by `docs/openapi.json`. */
export type Api = ReturnType<typeof apiOf>

/** How a request reaches the node: without a socket when the portal runs in its process. */
export type ApiFetch = (request: Request) => Promise<Response>

/** The API as one reader may use it: everybody's part of it without a token. */
export function apiOf(fetch: ApiFetch, token?: string) {
  return createClient<paths>({
    baseUrl: 'http://node',
    fetch,
    ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
  })
}

export type { components, paths }
