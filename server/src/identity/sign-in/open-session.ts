import { type Clock, later } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { Random } from '../../platform/random.ts'
import { useOnce } from '../assertions/assertion.store.ts'
import { knowPerson } from '../people/know-person.ts'
import { staffName } from '../people/staff.store.ts'
import { problem } from '../problems.ts'
import { checkIdNumber } from '../setup/check-rows.ts'
import { createToken, type IssuedToken } from '../tokens/create-token.ts'
import type { CheckIdToken, SignedIn, SignInProvider } from './id-token.ts'

export interface SessionParts {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  /** The URN of this node. */
  readonly me: string
  readonly signIn?: SignInProvider
  /** Whether numbers of the reserved test range stand for people here. */
  readonly testNumbers: boolean
}

interface Holder {
  readonly kind: 'citizen' | 'staff'
  readonly actor: string
}

export type Session = IssuedToken & Holder

const SESSION_MS = 8 * 3_600_000

/** Somebody comes from the region's identity provider and gets a token of this node; the ID token is used up by it. */
export async function openSession(
  parts: SessionParts & { readonly signIn: SignInProvider; readonly check: CheckIdToken },
  { idToken, nonce }: { readonly idToken: string; readonly nonce: string },
): Promise<Session> {
  const { db, clock, random, signIn, check } = parts
  const said = await check(idToken, nonce)
  const now = clock.now()
  // Counted from this node's time, by which what is past remembering is forgotten.
  const until = later(now, said.expiresAt.getTime() - signIn.clock.now().getTime())
  return db.write(signIn.issuer, async (tx) => {
    if (!(await useOnce(tx, { node: signIn.issuer, nonce, until }, now))) throw problem.idTokenUsed()
    const holder = await holderOf(tx, parts, said)
    tx.audit({ actor: signIn.issuer, action: 'identity.signIn', subject: holder.actor, facts: { kind: holder.kind } })
    const issued = await createToken(tx, { ...holder, by: signIn.issuer, lifeMs: SESSION_MS }, { random, now })
    return { ...holder, ...issued }
  })
}

/** One of staff where the token says so, else the person. */
async function holderOf(tx: Tx, { me, random, clock, testNumbers }: SessionParts, { claims }: SignedIn): Promise<Holder> {
  const { staff_id: staff, id_number: idNumber, name } = claims
  if (typeof staff === 'string') {
    if ((await staffName(tx, staff)) === undefined) throw problem.staffUnknown({})
    return { kind: 'staff', actor: staff }
  }
  if (typeof idNumber !== 'string' || typeof name !== 'string' || name === '') throw problem.idTokenNobody()
  const fault = checkIdNumber(idNumber, testNumbers)
  if (fault) throw problem[fault]({})
  // The region's own provider saw who this is, from afar as far as this node can know.
  const person = { name, idNumber, home: me, assurance: 'remote' } as const
  return { kind: 'citizen', actor: await knowPerson(tx, person, { random, now: clock.now() }) }
}
