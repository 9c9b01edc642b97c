import type { ExchangeEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { state } from '../statements/state.ts'
import { type KeptDifference, type Resolving, resolveParked } from './difference.store.ts'

/**
 * Closes a parked difference: an operator says what was found and done, often together with the operator of the peer. No header is
 * changed by it. It is an event of its own; what was written down is not in its header (decision 0016).
 * Refuses with `exchange/differenceNotFound`, `exchange/differenceNotParked`.
 */
export async function resolve(env: ExchangeEnv, resolving: Resolving): Promise<KeptDifference> {
  const { peer, event, by, reason } = resolving
  return env.db.write(by, async (tx) => {
    const at = env.clock.now()
    const resolved = await resolveParked(tx, resolving, at)
    if (!resolved) throw problem.differenceNotFound({ peer, event })
    if (resolved.was !== 'parked') throw problem.differenceNotParked({ peer, event, state: resolved.was })
    const { kind, here, there, caseId } = resolved.now
    const facts = { event, case: caseId, kind, here, there }
    const said = await state(env, tx, { act: 'resolveDifference', about: peer, actor: by, facts, document: { reason } })
    tx.audit({ actor: by, action: 'exchange.resolveDifference', subject: peer, facts: { event, kind, said } })
    tx.publish({ id: said, topic: 'exchange.resolved', subject: peer, body: { event, kind } })
    return resolved.now
  })
}
