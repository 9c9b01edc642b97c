import { type ReadTx, sql } from '../../platform/db/db.ts'
import type { Actor } from '../domain/actor.ts'
import type { Mandate } from '../domain/mandate.ts'

/** The mandates that a person gave to this actor, past and future ones too. */
export async function findMandates(tx: ReadTx, principal: string, { kind, id }: Actor): Promise<Mandate[]> {
  return tx.query<Mandate>(sql`
    select item, from_day as from, until_day as until from identity.mandate
    where agent = ${id} and principal = ${principal} and agent_kind = ${kind}`)
}
