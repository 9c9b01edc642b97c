import type { ExchangeEnv } from '../env.ts'
import { casesWaiting } from './inbox.store.ts'
import { offerAgain } from './take.ts'

/** Cases looked at in one round. */
const CASES = 200

/**
 * Offers again what waits without an event of its case having come: a time that was too far ahead, or a case that moved by an act of
 * this node. Answers how many items are waiting no longer.
 */
export async function offerWaiting(env: ExchangeEnv): Promise<number> {
  let done = 0
  for (const caseId of await env.db.read(env.me, (tx) => casesWaiting(tx, CASES))) {
    done += await env.db.write(env.me, (tx) => offerAgain(env, tx, caseId, 'apart'))
  }
  return done
}
