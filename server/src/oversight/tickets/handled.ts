import { nodeOfPlace } from '@tongban/protocol/trust/trust-list'
import { type Actor, isOperator, placesWithDuty } from '../../identity/index.ts'
import { dayOf } from '../../platform/clock.ts'
import type { ReadTx } from '../../platform/db/db.ts'
import { placesHandled } from '../domain/may-handle.ts'
import type { OversightEnv } from '../env.ts'
import { placesWithTickets } from './ticket.store.ts'

/** The places whose tickets this member of staff handles today; none for everybody else. */
export async function handledBy(env: OversightEnv, tx: ReadTx, actor: Actor): Promise<readonly string[]> {
  const runsNode = isOperator(actor)
  // Only whoever runs the node asks what lies unattended.
  const waiting = runsNode ? await placesWithTickets(tx) : []
  const attended = runsNode ? await placesWithDuty(tx, { role: 'supervisor', day: dayOf(env.clock.now()) }) : new Set<string>()
  const isOurs = (place: string): boolean => nodeOfPlace(env.trust(), place)?.id === env.me
  return placesHandled({ duties: actor.duties, isOperator: runsNode }, { waiting: waiting.filter(isOurs), attended })
}
