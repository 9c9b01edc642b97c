import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problem } from '../problems.ts'

/** Who is asking, as far as the platform needs to know. The slice identity says what else is known, by merging into this interface. */
export interface RequestActor {
  /** Opaque: goes into audit lines and logs. */
  readonly id: string
}

/** Finds the actor behind a bearer token; undefined for a token that is unknown or no longer valid. */
export type Authenticate = (token: string) => Promise<RequestActor | undefined>

declare module 'fastify' {
  interface FastifyRequest {
    actor: RequestActor | null
  }
  interface FastifyContextConfig {
    /** True for a route that may be asked without signing in. */
    readonly open?: boolean
  }
}

const BEARER = /^Bearer ([A-Za-z0-9._~+/=-]{1,4096})$/i

/** No route without an actor, unless its config says `open`. A token that is not good is refused on open routes too. */
export function requireActor(app: FastifyInstance, authenticate: Authenticate): void {
  app.decorateRequest('actor', null)
  app.addHook('onRequest', async (request) => {
    const { authorization } = request.headers
    if (request.is404) return
    if (authorization === undefined && request.routeOptions.config.open) return
    const token = BEARER.exec(authorization ?? '')?.[1]
    request.actor = (token && (await authenticate(token))) || null
    if (!request.actor) throw problem.noActor()
  })
}

/** The actor of a request on a route that is not open. */
export function actorOf(request: FastifyRequest): RequestActor {
  if (!request.actor) throw problem.noActor()
  return request.actor
}
