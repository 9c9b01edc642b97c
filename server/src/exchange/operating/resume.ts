import type { ExchangeEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { unpark } from '../sending/parked.store.ts'

/** What goes out again. */
export interface Resumed {
  readonly caseId: string
  readonly peer: string
  readonly events: readonly string[]
}

/**
 * Sends a parked item again, with all that is parked of the same case for the same peer and in the old order; what was held back behind
 * them follows. Refusal: `exchange/parkedNotFound`.
 */
export async function resume(env: ExchangeEnv, id: string, actor: string): Promise<Resumed> {
  return env.db.write(actor, async (tx) => {
    const resumed = await unpark(tx, id)
    if (!resumed) throw problem.parkedNotFound({ id })
    const { caseId, peer, events } = resumed
    tx.audit({ actor, action: 'exchange.resume', subject: caseId, facts: { peer, events } })
    const at = env.clock.now().getTime()
    tx.publish({ id: env.random.uuid(at), topic: 'exchange.resumed', subject: peer, body: { caseId, events } })
    return resumed
  })
}
