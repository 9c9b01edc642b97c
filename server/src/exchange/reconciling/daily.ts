import { dayNumber, dayText } from '@tongban/protocol/clock/day'
import { dayOf, later } from '../../platform/clock.ts'
import type { ExchangeEnv } from '../env.ts'
import { reconcile } from './reconcile.ts'
import { claimDay, daysDue } from './reconciliation.store.ts'

/** The day before, and once more a week later: what lay waiting for a peer then has arrived by now. */
const DAYS_BACK = [1, 7]
/** A peer that did not answer is tried again after this. */
const RETRY_MS = 10 * 60_000
const DAY_MS = 86_400_000
const CHINA_OFFSET_MS = 8 * 3_600_000

/**
 * Reconciles what is due: once a day the day before with every peer, in one process of the node. A day whose peer did not answer stays
 * due. Answers how many days it looked at.
 */
export async function reconcileDue(env: ExchangeEnv, stopped: AbortSignal): Promise<number> {
  const now = env.clock.now()
  const today = dayNumber(dayOf(now))
  const midnight = new Date(today * DAY_MS - CHINA_OFFSET_MS)
  const due = DAYS_BACK.map((back) => ({ day: dayText(today - back), doneSince: later(midnight, (1 - back) * DAY_MS) }))
  const peers = env.trust().nodes.flatMap(({ id }) => (id === env.me ? [] : [id]))
  const notSince = later(now, -RETRY_MS)
  let looked = 0
  for (const { peer, day } of await env.db.read(env.me, (tx) => daysDue(tx, peers, due, notSince))) {
    if (stopped.aborted) break
    if (!(await env.db.write('rule', (tx) => claimDay(tx, { peer, day }, now, notSince)))) continue
    await reconcile(env, { peer, day, stopped }, 'rule')
    looked++
  }
  return looked
}
