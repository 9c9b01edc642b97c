import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Actor, ActorDuty } from '../domain/actor.ts'
import { maskedNumber } from '../domain/masking.ts'
import { problem } from '../problems.ts'
import type { Assurance, Person } from './person.store.ts'
import { personById } from './read-person.ts'
import { staffName } from './staff.store.ts'

export interface ReadMeParts {
  readonly db: Db
  readonly clock: Clock
}

/** An actor as shown to themselves. */
export interface Me {
  readonly id: string
  readonly kind: Actor['kind']
  readonly node: string
  readonly duties: ActorDuty[]
  readonly name?: string
  readonly person?: { readonly idNumberMasked: string; readonly home: string; readonly assurance: Assurance }
}

export async function readMe({ db, clock }: ReadMeParts, actor: Actor): Promise<Me> {
  const { id, kind, node, personId } = actor
  const known = { id, kind, node, duties: [...actor.duties] }
  if (personId !== undefined) {
    const reading = { actor: id, purpose: 'identity.me', at: clock.now() }
    const person = await db.write(id, (tx) => personById(tx, personId, reading))
    if (!person) return known
    const { name, idNumber, home, assurance } = person
    return { ...known, name, person: { idNumberMasked: maskedNumber(idNumber), home, assurance } }
  }
  const name = kind === 'staff' ? await db.read(id, (tx) => staffName(tx, id)) : undefined
  return name === undefined ? known : { ...known, name }
}

/** What a form of the person's own is filled in with. Told whole to nobody else, and written down like every look. */
export async function readOwnRecord(
  { db, clock }: ReadMeParts,
  { id, personId }: Actor,
): Promise<Pick<Person, 'name' | 'idNumber'>> {
  if (personId === undefined) throw problem.notCitizen()
  const reading = { actor: id, purpose: 'identity.fillForm', at: clock.now() }
  const person = await db.write(id, (tx) => personById(tx, personId, reading))
  if (!person) throw problem.personUnknown({})
  return { name: person.name, idNumber: person.idNumber }
}
