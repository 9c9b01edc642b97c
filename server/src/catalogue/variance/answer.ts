import { offerSubject, streamOf } from '@tongban/protocol/event/catalogue'
import { varianceStanding } from '@tongban/protocol/standard/variance'
import type { Actor } from '../../identity/index.ts'
import { dayOf } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { announce } from '../statements/announce.ts'
import { managerAt, managerOf } from '../statements/staff.ts'
import { dutyOf } from '../statements/statement.ts'
import { takeAnswer, takeEnd } from './take.ts'
import { findVariance, lockVariance, type StoredVariance, type VariancesWanted, variancePage } from './variance.store.ts'

export interface VarianceView extends StoredVariance {
  readonly standing: ReturnType<typeof varianceStanding>
}

export const viewOn = (variance: StoredVariance, day: string): VarianceView => ({
  ...variance,
  standing: varianceStanding(variance, day),
})

async function known(tx: Tx, id: string): Promise<StoredVariance> {
  const variance = await lockVariance(tx, id)
  if (!variance) throw problem.varianceUnknown({ variance: id }, { field: '/path/id' })
  return variance
}

export interface Answering {
  readonly id: string
  readonly actor: Actor
  readonly answer: 'consent' | 'refuse'
  readonly words: string
}

/** Answers another region's difference for this one; the last answer counts. */
export async function answerVariance(env: CatalogueEnv, { id, actor, answer, words }: Answering): Promise<VarianceView> {
  managerOf(actor)
  return env.db.write(actor.id, async (tx) => {
    const { item, place, consentOf } = await known(tx, id)
    if (!consentOf.includes(env.me)) throw problem.consentNotAsked({ variance: id })
    const subject = offerSubject({ item, place })
    const stream = await streamOf(subject, env.suites)
    const facts = { item, place, variance: id, answer }
    const saying = { act: 'answerVariance', stream, subject, duty: dutyOf(actor), facts, document: { words } } as const
    await takeAnswer(env, tx, await announce(env, tx, saying))
    tx.audit({ actor: actor.id, action: 'catalogue.answerVariance', subject: id, facts: { answer } })
    return viewOn(await known(tx, id), dayOf(env.clock.now()))
  })
}

export interface Ending {
  readonly id: string
  readonly actor: Actor
  readonly from: string
}

/** Ends a difference of this region before its time, from a day on that is not past. */
export async function endVariance(env: CatalogueEnv, { id, actor, from }: Ending): Promise<VarianceView> {
  const today = dayOf(env.clock.now())
  if (from < today) throw problem.dayPast({ from }, { field: '/body/from' })
  return env.db.write(actor.id, async (tx) => {
    const { item, place, declaredBy } = await known(tx, id)
    managerAt(actor, place)
    if (declaredBy !== env.me) throw problem.placeElsewhere({ place })
    const subject = offerSubject({ item, place })
    const stream = await streamOf(subject, env.suites)
    const saying = {
      act: 'endVariance',
      stream,
      subject,
      duty: dutyOf(actor, place),
      facts: { item, place, variance: id, from },
    } as const
    await takeEnd(env, tx, await announce(env, tx, saying))
    tx.audit({ actor: actor.id, action: 'catalogue.endVariance', subject: id, facts: { from } })
    return viewOn(await known(tx, id), today)
  })
}

/** The register as of a day, the latest first; one more than asked for. */
export async function listVariances(
  env: CatalogueEnv,
  actor: string,
  { asOf, ...wanted }: VariancesWanted & { readonly asOf: string },
): Promise<VarianceView[]> {
  const found = await env.db.read(actor, (tx) => variancePage(tx, wanted))
  return found.map((variance) => viewOn(variance, asOf))
}

export async function showVariance(
  env: CatalogueEnv,
  actor: string,
  { id, asOf }: { id: string; asOf: string },
): Promise<VarianceView> {
  const variance = await env.db.read(actor, (tx) => findVariance(tx, id))
  if (!variance) throw problem.varianceUnknown({ variance: id }, { field: '/path/id' })
  return viewOn(variance, asOf)
}
