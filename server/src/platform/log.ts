import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino'
import { ProblemError } from './problem.ts'

/** Structured lines for operators. Codes, ids and times only: no name, no identity number, no body of a request. */
export type Log = Logger

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'

export interface LogOptions {
  readonly level?: LogLevel
  /** Where the lines go; standard output by default. */
  readonly to?: DestinationStream
  /** On every line: the node's id, for example. */
  readonly base?: Readonly<Record<string, string>>
}

// The second wall: what slips in under these names is cut, two levels deep.
const PERSONAL = [
  'authorization',
  'cookie',
  'token',
  'password',
  'name',
  'idNumber',
  'phone',
  'address',
  'contact',
  'form',
  'body',
  'bodies',
]
const redact = { paths: PERSONAL.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[cut]' }

/** Opens the log of a process. */
export function createLog({ level = 'info', to, base = {} }: LogOptions = {}): Log {
  const options = { level, base, redact, serializers: { err: describeError, error: describeError } }
  return to ? pino(options, to) : pino(options)
}

/** What a log may say of an error. PostgreSQL puts values of the row into message and detail, so of its errors only code and place are kept. */
export function describeError(error: unknown): object {
  if (error instanceof ProblemError) return { type: error.name, code: error.code, facts: error.facts }
  if (!(error instanceof Error)) return { type: typeof error }
  if ('severity' in error && 'routine' in error) return storeError(error)
  return stdSerializers.err(error)
}

function storeError(error: Error): object {
  const { stack } = error
  const known = Object.entries(error).filter(([key]) =>
    ['code', 'schema', 'table', 'column', 'constraint', 'routine'].includes(key),
  )
  return { type: 'StoreError', ...Object.fromEntries(known), stack: stack?.slice(stack.indexOf('\n    at ')) }
}
