import type { App } from './parts.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/**
 * A `fetch` that speaks to the app without a socket: the portal asks by it what every other client asks. `address` is the reader's, so that
 * limits count persons and not the portal. Relative addresses only.
 */
export function fetchInto(app: App, address: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, search } = new URL(request.url)
    const body = Buffer.from(await request.arrayBuffer())
    const answer = await app.inject({
      method: request.method as Method,
      url: pathname + search,
      headers: Object.fromEntries(request.headers),
      remoteAddress: address,
      ...(body.length > 0 ? { payload: body } : {}),
    })
    const headers = new Headers()
    for (const [name, value] of Object.entries(answer.headers)) if (value !== undefined) headers.set(name, String(value))
    const empty = answer.statusCode === 204 || answer.statusCode === 304
    return new Response(empty ? null : new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers })
  }
}
