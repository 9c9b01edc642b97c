import type { Clock } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { Random } from '../../platform/random.ts'
import { findPerson, findPersonIds } from '../people/person.store.ts'
import { staffName } from '../people/staff.store.ts'
import { problem } from '../problems.ts'
import { createToken, type IssuedToken } from './create-token.ts'
import type { TokenKind } from './token.store.ts'

/** One of staff or one person, by id or by identity number. */
export type Whom = { readonly staff: string } | { readonly person: string } | { readonly idNumber: string }

export interface TokenHolder {
  readonly kind: TokenKind
  readonly actor: string
}

export interface IssueParts {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
}

const HOUR_MS = 3_600_000

/** Makes a token for one of staff or a person whom this node knows. The caller has checked that `by` is an operator. */
export async function issueToken(
  { db, clock, random }: IssueParts,
  by: string,
  asked: { readonly whom: Whom; readonly hours: number },
): Promise<IssuedToken & TokenHolder> {
  return db.write(by, async (tx) => {
    const holder = await holderOf(tx, asked.whom)
    const issued = await createToken(tx, { ...holder, by, lifeMs: asked.hours * HOUR_MS }, { random, now: clock.now() })
    return { ...holder, ...issued }
  })
}

/** Refuses with `identity/staffUnknown` or `identity/personUnknown`. */
export async function holderOf(tx: Tx, whom: Whom): Promise<TokenHolder> {
  if ('staff' in whom) {
    if ((await staffName(tx, whom.staff)) === undefined) throw problem.staffUnknown({}, { field: '/body/for/staff' })
    return { kind: 'staff', actor: whom.staff }
  }
  if ('person' in whom) {
    if (!(await findPerson(tx, whom.person))) throw problem.personUnknown({}, { field: '/body/for/person' })
    return { kind: 'citizen', actor: whom.person }
  }
  const id = (await findPersonIds(tx, [whom.idNumber])).get(whom.idNumber)
  if (id === undefined) throw problem.personUnknown({}, { field: '/body/for/idNumber' })
  return { kind: 'citizen', actor: id }
}
