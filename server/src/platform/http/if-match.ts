import type { FastifyRequest } from 'fastify'
import { problem } from '../problems.ts'

/** The version of a thing as its `ETag`. */
export function etagOf(version: number): string {
  return `"${version}"`
}

/** The version the client saw, from `If-Match`. Refuses with `platform/noIfMatch` (428) or `platform/badIfMatch` (400). */
export function ifMatch(request: FastifyRequest): number {
  const header = request.headers['if-match']
  if (header === undefined) throw problem.noIfMatch({}, { field: '/header/if-match' })
  const version = /^"(\d{1,15})"$/.exec(header)?.[1]
  if (version === undefined) throw problem.badIfMatch({}, { field: '/header/if-match' })
  return Number(version)
}
