import type { ErrorObject } from 'ajv'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problemOfStore } from '../db/error.ts'
import type { Log } from '../log.ts'
import { ProblemError, type ProblemMaker } from '../problem.ts'
import { problem } from '../problems.ts'
import { type FieldProblem, fieldProblems } from './field-text.ts'

/** A refusal as it goes out (RFC 9457). Facts stay in the log. */
export interface ProblemBody {
  readonly type: string
  /** In the reader's language, Chinese unless English is asked for. */
  readonly title: string
  readonly titles: { readonly zh: string; readonly en: string }
  readonly status: number
  readonly code: string
  /** Names this answer in the log. */
  readonly instance: string
  readonly field?: string
  readonly fields?: readonly FieldProblem[]
}

/** Every refusal and every bug of every route leaves as `application/problem+json`. */
export function answerProblems(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error, request, reply) => {
    const refused = toProblem(error)
    const known = refused ?? problem.internal()
    const level = refused === undefined ? 'error' : known.status >= 500 ? 'warn' : 'debug'
    log[level]({ err: refused ?? error, requestId: request.id, route: request.routeOptions.url }, known.code)
    return sendProblem(request, reply, known, fieldsOf(error))
  })
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, problem.noRoute(), []))
}

function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  known: ProblemError,
  fields: readonly FieldProblem[],
): FastifyReply {
  const body = problemBody(known, request.id, { language: request.headers['accept-language'], fields })
  if (known.status === 401) reply.header('www-authenticate', 'Bearer')
  if (known.status === 503 || known.code === 'platform/inProgress') reply.header('retry-after', '1')
  return reply.code(known.status).type('application/problem+json').send(JSON.stringify(body))
}

interface Reader {
  readonly language: string | undefined
  readonly fields?: readonly FieldProblem[]
}

/** The body of a refusal for one reader. */
export function problemBody({ code, status, zh, en, field }: ProblemError, requestId: string, reader: Reader): ProblemBody {
  const fields = reader.fields ?? []
  const first = field ?? fields[0]?.field
  return {
    type: `urn:tongban:problem:${code}`,
    title: prefersEnglish(reader.language) ? en : zh,
    titles: { zh, en },
    status,
    code,
    instance: `urn:uuid:${requestId}`,
    ...(first ? { field: first } : {}),
    ...(fields.length > 0 ? { fields } : {}),
  }
}

function prefersEnglish(header: string | undefined): boolean {
  const wanted = /\b(zh|en)\b/i.exec(header ?? '')
  return wanted?.[0]?.toLowerCase() === 'en'
}

const byFastifyCode: Readonly<Record<string, ProblemMaker>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: problem.tooLarge,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: problem.mediaType,
  FST_REQ_FILE_TOO_LARGE: problem.fileTooLarge,
  FST_INVALID_MULTIPART_CONTENT_TYPE: problem.mediaType,
}

/** The planned refusal behind an error; undefined for a bug. */
function toProblem(error: unknown): ProblemError | undefined {
  if (error instanceof ProblemError) return error
  if (!isFastifyError(error)) return problemOfStore(error)
  if (error.validation) return problem.badInput({ part: error.validationContext })
  const known = byFastifyCode[error.code]
  if (known) return known({ code: error.code })
  if (error.statusCode === 429) return problem.tooManyRequests()
  if (error.statusCode !== undefined && error.statusCode < 500) return problem.badRequest({ code: error.code })
  return problemOfStore(error)
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
}

const PARTS: Readonly<Record<string, string>> = { querystring: 'query', params: 'path', headers: 'header' }

function fieldsOf(error: unknown): FieldProblem[] {
  if (!isFastifyError(error) || !error.validation) return []
  const part = error.validationContext ?? 'body'
  return fieldProblems(error.validation.map(toAjvError), PARTS[part] ?? part)
}

type SchemaError = NonNullable<FastifyError['validation']>[number]

function toAjvError({ keyword, instancePath, schemaPath, params }: SchemaError): ErrorObject {
  return { keyword, instancePath, schemaPath, params }
}
