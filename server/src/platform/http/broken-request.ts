import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { problem } from '../problems.ts'
import { problemBody } from './problem-reply.ts'

const UNKNOWN_REQUEST = '00000000-0000-0000-0000-000000000000'

/** An address the router cannot read never reaches the error handler of a route. */
export function answerFrameworkError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const body = problemBody(problem.badRequest({ code: error.code }), request.id, { language: request.headers['accept-language'] })
  reply.code(body.status).type('application/problem+json').send(JSON.stringify(body))
}

/** Bytes that are not HTTP, or that stop coming, have no request: the answer is written on the socket. */
export function answerSocketError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const body = JSON.stringify(problemBody(problem.badRequest({ code: error.code }), UNKNOWN_REQUEST, { language: undefined }))
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}
