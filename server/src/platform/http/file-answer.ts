import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import Type from 'typebox'

/** A stored file as it is handed out. */
export interface FileAnswer {
  /** Told by its bytes when it was stored, never by who sent it. */
  readonly type: string
  /** Bytes. */
  readonly size: number
  readonly bytes: Readable
}

/** What a route says of itself that answers with a file. */
export const fileAnswer = {
  produces: ['application/octet-stream'],
  response: { 200: Type.Unsafe<unknown>(Type.String({ format: 'binary', description: 'Of the type that the file is' })) },
}

/** Hands out a file so that no browser opens it as a page of this site or guesses another type. */
export const giveFile = (reply: FastifyReply, { type, size, bytes }: FileAnswer): FastifyReply =>
  reply
    .type(type)
    .header('content-length', size)
    .header('content-disposition', 'attachment')
    .header('x-content-type-options', 'nosniff')
    .send(bytes)
