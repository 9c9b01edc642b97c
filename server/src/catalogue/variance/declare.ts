import { type CatalogueFacts, directions, offerSubject, streamOf } from '@tongban/protocol/event/catalogue'
import { proposalInForce } from '@tongban/protocol/standard/proposal'
import { consentNeeded } from '@tongban/protocol/standard/variance'
import { modes } from '@tongban/protocol/trust/agreement'
import { type Element, elements } from '@tongban/protocol/version/version'
import Type from 'typebox'
import { Value } from 'typebox/value'
import { agreementInForce } from '../../exchange/index.ts'
import type { Actor } from '../../identity/index.ts'
import { dayOf } from '../../platform/clock.ts'
import type { ReadTx, Tx } from '../../platform/db/db.ts'
import { bug } from '../../platform/problem.ts'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { proposalsOf } from '../standards/proposal.store.ts'
import { announce } from '../statements/announce.ts'
import { managerAt } from '../statements/staff.ts'
import { dutyOf } from '../statements/statement.ts'
import { deleteRequest, insertRequest, lockRequest, requestsAt } from './request.store.ts'
import { takeDeclaration } from './take.ts'

const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' })
const Text = (max = 2000) => Type.String({ minLength: 1, maxLength: max })

/** What an owner asks to declare. */
export const DifferenceSchema = Type.Object({
  item: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9.:_-]{0,79}$' }),
  place: Type.String({ pattern: '^\\d{6}:[a-z0-9-]{1,40}$' }),
  element: Type.Enum([...elements]),
  direction: Type.Enum([...directions]),
  reason: Text(),
  basis: Type.Array(Text(), { minItems: 1, maxItems: 20 }),
  from: Day,
  until: Day,
})
export type Difference = Type.Static<typeof DifferenceSchema>

export interface DifferenceRequest extends Difference {
  readonly id: string
  readonly askedBy: string
  readonly askedAt: string
}

/** Asks to declare a difference at a place of this node; whoever asks owns it. It is nothing before a second person approves it. */
export async function askForDifference(
  env: CatalogueEnv,
  { id, actor, difference }: { readonly id: string; readonly actor: Actor; readonly difference: Difference },
): Promise<DifferenceRequest> {
  const { item, place, from, until } = difference
  managerAt(actor, place)
  if (env.nodeOf(place) !== env.me) throw problem.placeElsewhere({ place }, { field: '/body/place' })
  if (until < from) throw problem.daysReversed({ from, until }, { field: '/body/until' })
  const askedAt = env.clock.now()
  await env.db.write(actor.id, async (tx) => {
    await partiesTo(tx, item)
    await insertRequest(tx, { id, item, place, body: difference, askedBy: actor.id, askedAt })
    tx.audit({ actor: actor.id, action: 'catalogue.askForDifference', subject: id, facts: { item, place } })
  })
  return { id, ...difference, askedBy: actor.id, askedAt: askedAt.toISOString() }
}

/** The regions that adopted the standard of an item, in force or to come. Refuses `catalogue/noStandard`. */
async function partiesTo(tx: ReadTx, item: string): Promise<readonly string[]> {
  const adopted = proposalInForce(await proposalsOf(tx, item), '9999-12-30')
  if (!adopted) throw problem.noStandard({ item }, { field: '/body/item' })
  return adopted.parties
}

const MOST_SHOWN = 200

/** What waits for approval at a place. */
export async function requestedAt(env: CatalogueEnv, actor: Actor, place: string): Promise<DifferenceRequest[]> {
  managerAt(actor, place)
  const rows = await env.db.read(actor.id, (tx) => requestsAt(tx, place, MOST_SHOWN))
  return rows.map(({ id, body, askedBy, askedAt }) => ({
    id,
    ...differenceIn(body),
    askedBy,
    askedAt: askedAt.toISOString(),
  }))
}

const differenceIn = (body: unknown): Difference =>
  Value.Check(DifferenceSchema, body) ? body : bug('a request was stored without the shape of a difference')

/** A second person approves: then the difference is declared to the partners. Where it needs their consent it waits for that. */
export async function approveDifference(
  env: CatalogueEnv,
  { id, actor }: { readonly id: string; readonly actor: Actor },
): Promise<{ id: string; consentOf: readonly string[] }> {
  return env.db.write(actor.id, async (tx) => {
    const request = await lockRequest(tx, id)
    if (!request) throw problem.requestUnknown({ request: id }, { field: '/path/id' })
    managerAt(actor, request.place)
    if (actor.id === request.askedBy) throw problem.ownApproval({ request: id })
    const difference = differenceIn(request.body)
    const consentOf = await consentTo(env, tx, difference)
    await declare(env, tx, { id, difference, consentOf, owner: request.askedBy, approver: actor })
    await deleteRequest(tx, id)
    tx.audit({
      actor: actor.id,
      action: 'catalogue.declareVariance',
      subject: id,
      facts: { item: request.item, place: request.place },
    })
    return { id, consentOf }
  })
}

/** Each other party is asked unless the agreement with it lets the element be looser by rule. */
async function consentTo(env: CatalogueEnv, tx: ReadTx, { item, element, direction }: Difference): Promise<string[]> {
  const asked: string[] = []
  for (const party of await partiesTo(tx, item)) {
    if (party === env.me) continue
    const looserByRule = await looserWith(env, tx, { item, party })
    asked.push(...consentNeeded({ direction, element, by: env.me, parties: [env.me, party], looserByRule }))
  }
  return asked
}

/** The elements in which the agreements in force with a party, whatever their mode, let a region be looser. */
async function looserWith(
  env: CatalogueEnv,
  tx: ReadTx,
  { item, party }: { readonly item: string; readonly party: string },
): Promise<Element[]> {
  const day = dayOf(env.clock.now())
  const found: Element[] = []
  for (const mode of modes) {
    const agreed = await agreementInForce(tx, { parties: [env.me, party], item, mode, day })
    found.push(...(agreed?.agreement.looserByRule ?? []))
  }
  return found
}

interface Declaring {
  readonly id: string
  readonly difference: Difference
  readonly consentOf: readonly string[]
  readonly owner: string
  readonly approver: Actor
}

async function declare(env: CatalogueEnv, tx: Tx, { id, difference, consentOf, owner, approver }: Declaring): Promise<void> {
  const { item, place, element, direction, from, until, reason, basis } = difference
  const facts: CatalogueFacts<'declareVariance'> = {
    ...{ variance: id, item, place, element, direction, from, until },
    consentOf: [...consentOf],
  }
  const document = { reason, basis, owner: { actor: owner, place }, approver: { actor: approver.id, place } }
  const subject = offerSubject(difference)
  const stream = await streamOf(subject, env.suites)
  const saying = { act: 'declareVariance', stream, subject, duty: dutyOf(approver, place), facts, document } as const
  await takeDeclaration(env, tx, await announce(env, tx, saying))
}
