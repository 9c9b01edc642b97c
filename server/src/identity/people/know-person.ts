import type { Tx } from '../../platform/db/db.ts'
import { bug } from '../../platform/problem.ts'
import type { Random } from '../../platform/random.ts'
import { problem } from '../problems.ts'
import { type Assurance, insertPerson, lockPersonByNumber, type Person } from './person.store.ts'

/** Somebody as a node or a provider vouches for them. */
export interface Vouched {
  readonly name: string
  readonly idNumber: string
  /** URN of the home node. */
  readonly home: string
  readonly assurance: Assurance
}

/** The person here: known, or added with that home. Refuses with `identity/homeElsewhere` or `identity/personDiffers`. */
export async function knowPerson(tx: Tx, vouched: Vouched, { random, now }: { random: Random; now: Date }): Promise<string> {
  const person = { id: random.uuid(now.getTime()), ...vouched }
  // First the attempt to add: of two sign-ins of one new person at once the second then finds the first one's.
  if (await insertPerson(tx, person, now)) return person.id
  const known = (await lockPersonByNumber(tx, vouched.idNumber)) ?? bug('a person with this number was there and is not')
  checkKnown(known, vouched)
  return known.id
}

/** A node that turned hostile must not be able to sign in as people whom it never saw. */
function checkKnown(known: Person, { home, name }: Vouched): void {
  if (known.home !== home) throw problem.homeElsewhere({ home: known.home, from: home })
  if (known.name !== name) throw problem.personDiffers({ from: home })
}
