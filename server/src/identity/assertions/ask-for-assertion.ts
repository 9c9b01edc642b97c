import { toBase64url } from '@tongban/protocol/bytes'
import type { NodeKeys, PublicKey, Suite, Suites } from '@tongban/protocol/suite/suite'
import { keyInUse } from '@tongban/protocol/trust/key-in-use'
import { type Clock, later } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Random } from '../../platform/random.ts'
import type { Actor } from '../domain/actor.ts'
import { ASSERTION_LIFE_MS } from '../domain/assertion-life.ts'
import type { Person } from '../people/person.store.ts'
import { personById } from '../people/read-person.ts'
import { problem } from '../problems.ts'
import type { Trust } from '../trust/trust.ts'
import { type SealedAssertion, sealAssertion } from './sealed-assertion.ts'

export interface AssertionParts {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly suites: Suites
  readonly keys: NodeKeys
  readonly me: string
  readonly trust: Trust
  /** Whether numbers of the reserved test range stand for people here. */
  readonly testNumbers: boolean
}

const NONCE_BYTES = 16

/** A person asks this node, their home, to say to another who they are. What it says travels with the person, not between the nodes. */
export async function askForAssertion(
  parts: AssertionParts,
  actor: Actor,
  { to, challenge }: { readonly to: string; readonly challenge?: string | undefined },
): Promise<SealedAssertion> {
  const { db, clock, random, keys, suites, me } = parts
  const now = clock.now()
  const receiver = receiverOf(parts, to, now)
  const { name, idNumber, assurance } = await db.write(actor.id, async (tx) => {
    const reading = { actor: actor.id, purpose: 'identity.assert', at: now }
    const person = actor.personId === undefined ? undefined : await personById(tx, actor.personId, reading)
    checkHome(person, me)
    tx.audit({ actor: actor.id, action: 'identity.assert', subject: person.id, facts: { to } })
    return person
  })
  const instants = { issuedAt: now.toISOString(), expiresAt: later(now, ASSERTION_LIFE_MS).toISOString() }
  const nonce = toBase64url(random.bytes(NONCE_BYTES))
  return sealAssertion(
    { from: me, to, ...instants, nonce, assurance, ...(challenge ? { challenge } : {}), person: { name, idNumber } },
    { keys, suites, receiver, random: (length) => random.bytes(length) },
  )
}

/** Only the home node vouches: a person another node vouched for to us cannot be handed on as if we had seen them. */
function checkHome(person: Person | undefined, me: string): asserts person is Person {
  if (!person) throw problem.notCitizen()
  if (person.home !== me) throw problem.homeElsewhere({ home: person.home })
}

function receiverOf({ me, suites, trust }: AssertionParts, to: string, now: Date): { suite: Suite; key: PublicKey } {
  if (to === me) throw problem.nodeOwn({}, { field: '/body/to' })
  if (trust.standing() === 'expired') throw problem.trustListExpired({ version: trust.trust().version })
  const node = trust.peers().find(({ id }) => id === to)
  const key = node && keyInUse(trust.trust(), node.id, now.toISOString())
  if (!key) throw problem.nodeUnknown({ to }, { field: '/body/to' })
  const suite = suites[key.suite]
  if (!suite) throw problem.suiteMissing({ to, suite: key.suite })
  return { suite, key: key.encrypt }
}
