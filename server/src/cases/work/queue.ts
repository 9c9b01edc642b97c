import { workingDaysLeft } from '@tongban/protocol/clock/calendar'
import type { Version } from '@tongban/protocol/version/version'
import type { Actor } from '../../identity/index.ts'
import { dayOf } from '../../platform/clock.ts'
import type { CasesEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { withApplicants } from '../reading/applicant-names.ts'
import { named } from '../reading/named-rows.ts'
import { type Queued, type QueueFilter, queueOf } from './queue.store.ts'

export interface QueueEntry extends Omit<Queued, 'version'> {
  readonly name: Version['name']
  /** Masked; null where the reader may not read the form. */
  readonly applicant: string | null
  /** Working days from tomorrow to the due day; 0: today; below 0: overdue. Null where no clock runs. */
  readonly daysLeft: number | null
}

/** Up to `limit + 1` cases that wait at a place, for its clerks and examiners; what is due first in front. Refuses with `cases/noDuty`. */
export async function readQueue(env: CasesEnv, actor: Actor, filter: QueueFilter): Promise<QueueEntry[]> {
  const works = actor.duties.some(({ place, role }) => place === filter.place && (role === 'clerk' || role === 'examiner'))
  if (!works) throw problem.noDuty({ place: filter.place }, { field: '/query/place' })
  const today = dayOf(env.clock.now())
  return env.db.read(actor.id, async (tx) => {
    const waiting = await queueOf(tx, { ...filter, limit: filter.limit + 1 })
    const rows = await withApplicants(tx, actor, await named(env, tx, waiting))
    return rows.map((row) => ({ ...row, daysLeft: row.due === null ? null : workingDaysLeft(row.due, today) }))
  })
}
