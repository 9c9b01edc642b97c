import type { Random } from '../../platform/random.ts'
import { type Actor, dutyAt } from '../domain/actor.ts'
import { maskedNumber } from '../domain/masking.ts'
import { problem } from '../problems.ts'
import { checkIdNumber } from '../setup/check-rows.ts'
import { insertPerson, lockPersonByNumber, type Person } from './person.store.ts'
import { insertRead } from './person-read.store.ts'
import type { ReadMeParts } from './read-me.ts'

/** What the clerk read off the document that the person showed. */
export interface Shown {
  readonly name: string
  readonly idNumber: string
  /** The clerk's counter. */
  readonly place: string
}

export interface Identified {
  readonly id: string
  readonly name: string
  readonly idNumberMasked: string
}

export interface IdentifyParts extends ReadMeParts {
  readonly random: Random
  /** The URN of this node. */
  readonly me: string
  readonly testNumbers: boolean
}

/**
 * A person stands at the counter with their document. Whoever is not known yet has their home here from now on (一地认证), proved in
 * person. Refuses with `identity/notClerk`, `identity/badIdNumber`, `identity/testNumber` and `identity/personDiffers`.
 */
export async function identify(parts: IdentifyParts, actor: Actor, { name, idNumber, place }: Shown): Promise<Identified> {
  const { db, clock, random, me, testNumbers } = parts
  if (!dutyAt(actor, place, 'clerk')) throw problem.notClerk({ place }, { field: '/body/place' })
  const fault = checkIdNumber(idNumber, testNumbers)
  if (fault) throw problem[fault]({}, { field: '/body/idNumber' })
  return db.write(actor.id, async (tx) => {
    const now = clock.now()
    const person: Person = { id: random.uuid(now.getTime()), name, idNumber, home: me, assurance: 'inPerson' }
    const added = await insertPerson(tx, person, now)
    const known = added === undefined ? await lockPersonByNumber(tx, idNumber) : person
    if (known?.name !== name) throw problem.personDiffers({}, { field: '/body/name' })
    await insertRead(tx, known.id, { at: now, actor: actor.id, purpose: 'identity.identify', subject: null })
    tx.audit({ actor: actor.id, action: 'identity.identify', subject: known.id, facts: { place, isNew: added !== undefined } })
    return { id: known.id, name, idNumberMasked: maskedNumber(idNumber) }
  })
}
