import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { App } from './parts.ts'

/** The OpenAPI 3.1 document, made from the schemas of the routes (`app.swagger()`), and its reference page at `/docs`. */
export async function describeApi(app: App, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tongban 通办',
        version,
        description:
          'One node of the exchange between regions. Refusals are application/problem+json (RFC 9457); see docs/problems.md.',
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
      security: [{ bearer: [] }],
    },
  })
  // The page's own routes are open, and tell nothing that is not in the published document.
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/docs')) route.config = { ...route.config, open: true }
  })
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true })
}
