import type { FastifyInstance } from 'fastify'
import type { Metrics } from '../metrics.ts'

const MS = 1000

/** How long each route takes, by its pattern: an address may hold a name or the id of a case. */
export function measureRequests(app: FastifyInstance, metrics: Metrics): void {
  const observe = metrics.durations({
    name: 'tongban_http_request_duration_seconds',
    help: 'Time from a request to the end of its answer',
    labels: ['method', 'route', 'status'],
  })
  app.addHook('onResponse', async (request, reply) => {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) }
    observe(labels, reply.elapsedTime / MS)
  })
}
