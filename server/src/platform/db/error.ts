import type { ProblemError } from '../problem.ts'
import { problem } from '../problems.ts'

/** SQLSTATE of a store error, or Node's error code when the connection itself failed. */
export function storeCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** The name of the constraint a statement broke. */
export function brokenConstraint(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('constraint' in error)) return undefined
  return typeof error.constraint === 'string' ? error.constraint : undefined
}

/** True when a unique constraint was broken, optionally the one named. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return storeCode(error) === '23505' && (constraint === undefined || brokenConstraint(error) === constraint)
}

/** True when the same transaction may succeed if it is run again: serialization failure or deadlock. */
export function isRetryable(error: unknown): boolean {
  const code = storeCode(error)
  return code === '40001' || code === '40P01'
}

const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT', '53300', '57P01', '57P02', '57P03'])
const LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Client (was closed|has encountered a connection error))/

/** The planned refusal behind a store error, if it is one: the store is away or full, or a text it cannot hold. */
export function problemOfStore(error: unknown): ProblemError | undefined {
  const code = storeCode(error)
  if (code === '53100' || code === 'ENOSPC') return problem.storeFull({ code })
  if (code === '22021' || code === '22P05') return problem.badText({ code })
  if (code !== undefined && (AWAY.has(code) || code.startsWith('08'))) return problem.storeAway({ code })
  if (error instanceof Error && LOST.test(error.message)) return problem.storeAway({ code: 'lost' })
  return undefined
}
