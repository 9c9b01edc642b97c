import { parseBounded } from '@tongban/protocol/canonical'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problem } from '../problems.ts'

/** Bytes a JSON body may have unless the route's `bodyLimit` says otherwise. */
export const BODY_BYTES = 1024 * 1024
const MAX_DEPTH = 32
const MAX_NODES = 50_000

declare module 'fastify' {
  interface FastifyContextConfig {
    /** True for a route that reads its JSON text itself, because the exact bytes were signed. */
    readonly raw?: boolean
  }
}

const BODY = { field: '/body' }
const refusals = { tooLarge: problem.tooLarge, tooDeep: problem.tooDeep, tooMany: problem.tooMany, notJson: problem.badJson }

/** Takes JSON only, and bounds it by bytes, depth and number of values before it is built in memory. */
export function boundBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, async (request: FastifyRequest, text: string) => {
    if (request.routeOptions.config.raw) return text
    return text === '' ? undefined : parseBody(text, request.routeOptions.bodyLimit ?? BODY_BYTES)
  })
}

function parseBody(text: string, maxBytes: number): unknown {
  const parsed = parseBounded(text, { maxBytes, maxDepth: MAX_DEPTH, maxNodes: MAX_NODES })
  if (!parsed.ok) throw refusals[parsed.why]({}, BODY)
  // PostgreSQL can store every text but this one.
  if (text.includes('\\u0000') && hasNul(parsed.value)) throw problem.badText({}, BODY)
  return parsed.value
}

function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0')
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, member]) => key.includes('\0') || hasNul(member))
}
