import { transitionOf } from '@tongban/protocol/case/transitions'
import type { CaseAction } from '@tongban/protocol/event/actions'
import { type Actor, dutyAt } from '../../identity/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { lockCase } from '../case.store.ts'
import { versionOf } from '../domain/case-file.ts'
import { seeingDuties } from '../domain/may-see.ts'
import type { CasesEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { saveApproval, takeApproval } from './approval.store.ts'

export interface Approve {
  readonly caseId: string
  readonly action: CaseAction
  readonly place: string
  readonly seenVersion: number
  readonly actor: Actor
  /** The approval to be. */
  readonly id: string
}

/** A second examiner approves one act on the case as they saw it; the first examiner then takes the step under it. */
export async function approve(
  env: CasesEnv,
  { caseId, action, place, seenVersion, actor, id }: Approve,
): Promise<{ approval: string }> {
  return env.db.write(actor.id, async (tx) => {
    const file = await lockCase(tx, caseId)
    if (!file || seeingDuties(file.standing, actor.duties).length === 0) {
      throw problem.notFound({ caseId }, { field: '/path/caseId' })
    }
    if (versionOf(file) !== seenVersion) throw problem.changed({ caseId, seenVersion }, { field: '/header/if-match' })
    if (!dutyAt(actor, place, 'examiner') || place !== file.standing.born.decidingPlace) {
      throw problem.noDuty({ caseId, place }, { field: '/body/place' })
    }
    const { second, from } = transitionOf(action)
    if (!second || !from.includes(file.standing.state)) throw problem.wrongState({ caseId, action })
    await saveApproval(tx, { approval: id, caseId, seen: seenVersion, action, place, actor: actor.id }, env.clock.now())
    tx.audit({ actor: actor.id, action: 'cases.approve', subject: caseId, facts: { approval: id, act: action } })
    return { approval: id }
  })
}

interface Approved {
  readonly approval: string
  readonly caseId: string
  readonly seenVersion: number
  readonly action: CaseAction
}

/** The person who approved this act on this version; used once, and of no use for anything else. */
export async function approvedBy(tx: Tx, { approval, caseId, seenVersion, action }: Approved, field: string): Promise<string> {
  const actor = await takeApproval(tx, { approval, caseId, seen: seenVersion, action })
  if (!actor) throw problem.secondNeeded({ caseId, approval, action }, { field })
  return actor
}
