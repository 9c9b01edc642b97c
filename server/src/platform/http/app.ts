import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { fastify } from 'fastify'
import { MAX_FILE_BYTES } from '../files/files.ts'
import { logAccess } from './access-log.ts'
import { requireActor } from './actor.ts'
import { BODY_BYTES, boundBodies } from './body.ts'
import { answerFrameworkError, answerSocketError } from './broken-request.ts'
import { reportHealth } from './health.ts'
import { createOnce } from './idempotency.ts'
import { measureRequests } from './measure.ts'
import { describeApi } from './openapi.ts'
import type { App, AppParts } from './parts.ts'
import { answerProblems } from './problem-reply.ts'
import { checkBySchema } from './validation.ts'

export type { App, AppParts } from './parts.ts'

const REQUEST_TIMEOUT_MS = 60_000
const FORM_FIELD_BYTES = 64 * 1024

/** Makes the app without opening a port. Add routes, then `listen` or `inject`. */
export async function createApp(parts: AppParts): Promise<App> {
  const app: App = fastify({
    bodyLimit: BODY_BYTES,
    genReqId: () => parts.random.uuid(parts.clock.now().getTime()),
    requestTimeout: REQUEST_TIMEOUT_MS,
    // A request that is already on a kept connection when we stop is served; new connections are not taken.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    onProtoPoisoning: 'error',
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerSocketError,
  }).withTypeProvider<TypeBoxTypeProvider>()
  boundBodies(app)
  checkBySchema(app)
  answerProblems(app, parts.log)
  logAccess(app, parts.log)
  if (parts.metrics) measureRequests(app, parts.metrics)
  await app.register(helmet, { contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } } })
  // One byte more than we take: at its own limit multipart would cut a file short without a word.
  await app.register(multipart, { limits: { fileSize: MAX_FILE_BYTES + 1, files: 1, fields: 20, fieldSize: FORM_FIELD_BYTES } })
  requireActor(app, parts.authenticate)
  if (parts.requestsPerMinute > 0) await limitRate(app, parts.requestsPerMinute)
  createOnce(app, parts)
  await describeApi(app, parts.version)
  reportHealth(app, parts.db)
  return app
}

async function limitRate(app: App, max: number): Promise<void> {
  await app.register(rateLimit, {
    max,
    timeWindow: '1 minute',
    hook: 'preValidation',
    keyGenerator: (request) => request.actor?.id ?? request.ip,
  })
}
