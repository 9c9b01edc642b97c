import type { ExchangeEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { unpark } from '../sending/parked.store.ts'
import { state } from '../statements/state.ts'

/** What goes out again. */
export interface Resumed {
  readonly caseId: string
  readonly peer: string
  readonly events: readonly string[]
}

/**
 * Sends a parked item again, with all that is parked of the same case for the same peer and in the old order; what was held back behind
 * them follows. It is an event of its own (decision 0016). Refusal: `exchange/parkedNotFound`.
 */
export async function resume(env: ExchangeEnv, id: string, actor: string): Promise<Resumed> {
  return env.db.write(actor, async (tx) => {
    const resumed = await unpark(tx, id)
    if (!resumed) throw problem.parkedNotFound({ id })
    const { caseId, peer, events, code } = resumed
    const event = await state(env, tx, { act: 'resumeParked', about: peer, actor, facts: { case: caseId, events, code } })
    tx.audit({ actor, action: 'exchange.resume', subject: caseId, facts: { peer, events, event } })
    tx.publish({ id: event, topic: 'exchange.resumed', subject: peer, body: { caseId, events } })
    return resumed
  })
}
