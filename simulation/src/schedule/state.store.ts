import { createHash } from 'node:crypto'
import { type Db, sql } from '@tongban/server/node'

/**
 * The state of a node that a replay must reach again: plaintext logs, projections, queues. Ciphertext, signatures and keys are left out,
 * and so is the number of the transaction that PostgreSQL gave.
 */
const parts = [
  sql`select case_id, seq, event_id, action, header, hash from cases.event order by case_id, seq`,
  sql`select case_id, event_id, section, salt, body from cases.body order by case_id, event_id, section`,
  sql`select case_id, request_id, arrival, action, header, made_at, answered_seq from cases.request order by case_id, request_id`,
  sql`select case_id, state, holder, taker, seq, head, standing, said, notice_due, decision_due, supplement_until, applicant, query_number,
    born_at, changed_at from cases.case_file order by case_id`,
  sql`select case_id, peer, ord, event from exchange.outbox order by case_id, peer, ord`,
  sql`select case_id, event, peer, batch, place, ord, forwarded, verdict from exchange.sealed order by peer, batch, place`,
  sql`select peer, number, sealed_at, refusals, settled_at, abandoned_for from exchange.batch order by peer, number`,
  sql`select case_id, peer, ord, id, event, code, parked_at from exchange.parked order by case_id, peer, ord`,
  sql`select case_id, event, source, sender, batch, place, seq, hash, verdict, code from exchange.inbox order by case_id, event, source`,
  sql`select peer, last_batch, heard_at, ahead_ms, gaps from exchange.incoming order by peer`,
  sql`select peer, event, day, case_id, kind, here, there, state, found_at, settled_at from exchange.difference order by peer, event`,
  sql`select event, peer, header, document from exchange.statement order by event`,
  sql`select case_id, sha256, peer, attempts, next_at, stored_at from exchange.file_wanted order by case_id, sha256`,
  sql`select id, queue, key, body, run_at, attempts, state from platform.job order by id`,
]

export async function hashOfState(databases: readonly Db[]): Promise<string> {
  const hash = createHash('sha256')
  for (const db of databases) for (const part of parts) hash.update(JSON.stringify(await db.once(part)))
  return hash.digest('hex').slice(0, 16)
}
