import type { FastifyInstance } from 'fastify'
import type { Log } from '../log.ts'

/** One line a request: the route's pattern and never its address, which may hold a name or a number that was searched for. */
export function logAccess(app: FastifyInstance, log: Log): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    const line = {
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      actor: request.actor?.id,
    }
    log.info(line, 'request')
  })
}
