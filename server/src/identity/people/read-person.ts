import type { Tx } from '../../platform/db/db.ts'
import { findPerson, type Person } from './person.store.ts'
import { insertRead } from './person-read.store.ts'

/** Why a person's data are looked at. It is written down and shown to the person. */
export interface Reading {
  /** Id of the actor who looks. */
  readonly actor: string
  /** A code, `<slice>.<verb>`, for example `cases.submit`. */
  readonly purpose: string
  readonly at: Date
}

/**
 * A person's data. Each look is written down where the person can see it and in the audit (个人信息保护法 Art. 44, 54), in the
 * transaction of the look, so none goes unseen. Undefined where nobody has that id.
 */
export async function personById(tx: Tx, id: string, reading: Reading): Promise<Person | undefined> {
  const person = await findPerson(tx, id)
  if (!person) return undefined
  await insertRead(tx, id, { ...reading, subject: null })
  tx.audit({ actor: reading.actor, action: 'identity.readPerson', subject: id, facts: { purpose: reading.purpose } })
  return person
}

/**
 * Writes down that somebody looked at what is known of a person in `subject`, a case, so that the person sees it. Where this node does
 * not know the person there is nobody to show it to, and nothing is written; the audit line is the caller's.
 */
export async function noteRead(tx: Tx, personId: string, reading: Reading & { readonly subject: string }): Promise<void> {
  if (await findPerson(tx, personId)) await insertRead(tx, personId, reading)
}
