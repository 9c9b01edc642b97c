import { isUuidv7 } from '@tongban/protocol/ids'
import type { ReadTx } from '../../platform/db/db.ts'
import type { Actor } from '../domain/actor.ts'
import { type Acting, mayAct } from '../domain/mandate.ts'
import { findMandates } from './mandate.store.ts'

/**
 * Whether an actor may act for a person on that day in that item: as the person, as an agent under a mandate, or as a helper on duty
 * under a mandate. A text that is no person's id is nobody's. What a clerk does for a person at the counter is the clerk's own duty, not this.
 */
export async function mayActFor(tx: ReadTx, actor: Actor, about: Acting): Promise<boolean> {
  if (!isUuidv7(about.personId)) return false
  return mayAct(actor, about, actor.personId === about.personId ? [] : await findMandates(tx, about.personId, actor))
}
