import { createHash } from 'node:crypto'
import { keyOfArrival } from '@tongban/protocol/trust/trust-list'
import { later } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import { bug } from '../../platform/problem.ts'
import { lifeFault, rememberedUntil } from '../domain/assertion-life.ts'
import { knowPerson } from '../people/know-person.ts'
import { updateAssurance } from '../people/person.store.ts'
import { problem } from '../problems.ts'
import { checkIdNumber } from '../setup/check-rows.ts'
import { createToken, type IssuedToken } from '../tokens/create-token.ts'
import type { AssertionParts } from './ask-for-assertion.ts'
import { useOnce } from './assertion.store.ts'
import { type AssertionStatement, decryptAssertion, isSignedBy, type SealedAssertion } from './sealed-assertion.ts'

const TOKEN_LIFE_MS = 8 * 3_600_000

/** As PKCE does it (RFC 7636, S256). */
const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url')

export interface Accepted extends IssuedToken {
  readonly person: string
  readonly name: string
}

/**
 * A person comes with an assertion of their home node and gets a token of this one (一地认证、全网通办). Everything is checked before
 * anything is written, and the assertion is used up in the transaction that makes the token.
 */
export async function acceptAssertion(parts: AssertionParts, sealed: SealedAssertion, verifier?: string): Promise<Accepted> {
  const { db, clock, random } = parts
  const now = clock.now()
  const statement = await believed(parts, sealed, now)
  if (statement.challenge !== (verifier === undefined ? undefined : challengeOf(verifier)))
    throw problem.assertionNotAsked({ from: statement.from })
  return db.write(statement.from, async (tx) => {
    const used = {
      node: statement.from,
      nonce: statement.nonce,
      until: later(now, rememberedUntil(statement.expiresAt) - now.getTime()),
    }
    if (!(await useOnce(tx, used, now))) throw problem.assertionUsed({ from: statement.from })
    const person = await personOf(tx, parts, statement, now)
    tx.audit({
      actor: statement.from,
      action: 'identity.acceptAssertion',
      subject: person,
      facts: { assurance: statement.assurance },
    })
    const issued = await createToken(
      tx,
      { kind: 'citizen', actor: person, by: statement.from, lifeMs: TOKEN_LIFE_MS },
      { random, now },
    )
    return { ...issued, person, name: statement.person.name }
  })
}

/** The statement, once it is known to be made for this node, by its home node, and lately. */
async function believed(parts: AssertionParts, sealed: SealedAssertion, now: Date): Promise<AssertionStatement> {
  const { me, keys, suites, trust, testNumbers } = parts
  const from = { from: sealed.from }
  if (sealed.to !== me) throw problem.assertionNotForMe({ ...from, to: sealed.to })
  if (trust.standing() === 'expired') throw problem.trustListExpired({ version: trust.trust().version })
  if (sealed.from === me || !trust.peers().some(({ id }) => id === sealed.from))
    throw problem.nodeUnknown(from, { field: '/body/from' })
  const own = suites[keys.suite] ?? bug(`the suite of this node's own keys is not there: ${keys.suite}`)
  const content = await decryptAssertion(sealed, own, keys)
  if (!content) throw problem.assertionUnreadable(from)
  const { statement } = content
  const found = keyOfArrival(trust.trust(), { node: statement.from, kid: statement.kid }, statement.issuedAt, now)
  if (!found.ok || !(await isSignedBy(content, found.key, suites))) throw problem.assertionBadSignature(from)
  const life = lifeFault(statement, now.getTime())
  if (life) throw problem[life]({ ...from, issuedAt: statement.issuedAt })
  const number = checkIdNumber(statement.person.idNumber, testNumbers)
  if (number) throw problem[number](from)
  return statement
}

/** The person here, with the assurance that the home node now gives. */
async function personOf(tx: Tx, { random }: AssertionParts, said: AssertionStatement, now: Date): Promise<string> {
  const { name, idNumber } = said.person
  const id = await knowPerson(tx, { name, idNumber, home: said.from, assurance: said.assurance }, { random, now })
  await updateAssurance(tx, id, said.assurance)
  return id
}
