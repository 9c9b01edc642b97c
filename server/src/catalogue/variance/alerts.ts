import { dayNumber, dayText } from '@tongban/protocol/clock/day'
import Type from 'typebox'
import { Value } from 'typebox/value'
import { dayOf, instantOf } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { Job } from '../../platform/jobs/jobs.ts'
import { bug } from '../../platform/problem.ts'
import type { CatalogueEnv } from '../env.ts'
import { findVariance, insertAlert } from './variance.store.ts'

export const alertQueue = 'catalogue.varianceAlert'

/** Calendar days before its last day on which an owner is told that a difference is running out. */
const WARN_DAYS = 30

const Body = Type.Object({ variance: Type.String(), kind: Type.Enum(['expiring', 'expired']) })

/** Plans both alerts to the owner: some time before the last day, and on the day after it. */
export async function alertLater(
  env: CatalogueEnv,
  tx: Tx,
  { id, until }: { readonly id: string; readonly until: string },
): Promise<void> {
  const days = { expiring: dayNumber(until) - WARN_DAYS, expired: dayNumber(until) + 1 }
  for (const kind of ['expiring', 'expired'] as const) {
    const runAt = beginningOf(dayText(days[kind]))
    await env.jobs.enqueue(tx, { queue: alertQueue, key: `${id} ${kind}`, body: { variance: id, kind }, runAt })
  }
}

const beginningOf = (day: string): Date => instantOf(`${day}T00:00:00+08:00`) ?? bug(`${day} is no day`)

/**
 * Tells the owner of a difference that it is running out or has expired, once each, by an entry of the feed. An expired one blocks
 * publishing again (domain.md §4). One that was ended tells nothing.
 */
export async function raiseAlert(env: CatalogueEnv, tx: Tx, { body }: Job): Promise<void> {
  if (!Value.Check(Body, body)) bug('a job without the variance it is for')
  const at = env.clock.now()
  const variance = await findVariance(tx, body.variance)
  if (!variance || (variance.endedFrom !== null && variance.endedFrom <= dayOf(at))) return
  const { id, item, place, element, until, document } = variance
  if (!(await insertAlert(tx, { variance: id, kind: body.kind, at }))) return
  const told = { item, place, element, until, owner: document.owner.actor, kind: body.kind }
  tx.publish({ id: env.random.uuid(at.getTime()), topic: 'catalogue.varianceAlert', subject: id, body: told })
  tx.audit({ actor: 'rule', action: 'catalogue.alertOwner', subject: id, facts: { kind: body.kind, item, place } })
}
