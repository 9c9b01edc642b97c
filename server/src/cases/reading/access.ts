import { type Actor, mayActFor } from '../../identity/index.ts'
import { dayOf } from '../../platform/clock.ts'
import type { ReadTx } from '../../platform/db/db.ts'
import type { CaseFile } from '../domain/case-file.ts'
import { sectionsForPerson, sectionsForStaff, seeingDuties } from '../domain/may-see.ts'
import type { CasesEnv } from '../env.ts'

/** Whether the actor may know of this case at all: the person it is about, who acts for them, or staff with a current duty on it. */
export async function maySee(env: CasesEnv, tx: ReadTx, actor: Actor, file: CaseFile): Promise<boolean> {
  if (actor.kind !== 'citizen') return seeingDuties(file.standing, actor.duties).length > 0
  if (!file.applicant || !actor.personId) return false
  if (actor.personId === file.applicant) return true
  return mayActFor(tx, actor, { personId: file.applicant, item: file.standing.born.item, day: dayOf(env.clock.now()) })
}

/** The sections of the content that the actor may read; empty where they may not see the case. */
export const sectionsSeenBy = (actor: Actor, file: CaseFile): ReadonlySet<string> =>
  actor.kind === 'citizen' ? sectionsForPerson : sectionsForStaff(file.standing, actor.duties)
