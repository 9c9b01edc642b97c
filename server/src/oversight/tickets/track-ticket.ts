import { checkQueryNumber } from '@tongban/protocol/codes/query-number'
import { codeMatches } from '../../cases/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { OversightEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { codedByNumber, countTry, readTicket } from './ticket.store.ts'
import { standingOf, type TicketStanding } from './view-ticket.ts'

const TRIES = 5

type Verdict = { readonly id: string } | 'unknown' | 'locked' | 'wrong'

/**
 * Follows a ticket by number and code, without signing in: where it stands and the answer, never what the person said. Refuses
 * `oversight/notFound`, `codeWrong` and, after five wrong codes, `codeLocked`.
 */
export async function trackTicket(
  env: OversightEnv,
  { number, code }: { number: string; code: string },
): Promise<TicketStanding> {
  const read = checkQueryNumber(number)
  if (!read.ok) throw problem.notFound({ why: read.why }, { field: '/body/number' })
  const verdict = await env.db.write('applicant', (tx) => judge(tx, read.parts.number, code))
  if (verdict === 'unknown') throw problem.notFound({}, { field: '/body/number' })
  if (verdict === 'locked') throw problem.codeLocked({}, { field: '/body/code' })
  if (verdict === 'wrong') throw problem.codeWrong({}, { field: '/body/code' })
  const ticket = await env.db.read('applicant', (tx) => readTicket(tx, verdict.id))
  if (!ticket) throw problem.notFound({}, { field: '/body/number' })
  return standingOf(ticket, env.clock.now())
}

/** Counted in its own committed transaction, or a refusal would roll the count back. */
async function judge(tx: Tx, number: string, code: string): Promise<Verdict> {
  const found = await codedByNumber(tx, number)
  // Where it was not filed there is no code, and nobody follows it.
  if (!found || found.codeHash === null) return 'unknown'
  if (found.tries >= TRIES) return 'locked'
  const isRight = codeMatches(found.id, code, found.codeHash)
  tx.audit({ actor: 'applicant', action: isRight ? 'oversight.trackTicket' : 'oversight.trackTicketRefused', subject: found.id })
  await countTry(tx, found.id, isRight ? 0 : found.tries + 1)
  return isRight ? { id: found.id } : 'wrong'
}
