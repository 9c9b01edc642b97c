import { type Actor, dutyAt } from '../../identity/index.ts'
import type { ReadTx } from '../../platform/db/db.ts'
import type { CasesEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { seenCase } from '../reading/read-case.ts'
import { dropClaim, findClaim, insertClaim } from './claim.store.ts'

export interface Claiming {
  readonly caseId: string
  readonly place: string
  readonly actor: Actor
}

/**
 * An examiner of the deciding place takes a case on: until it is released no other examiner there writes. Refuses with `cases/claimed`
 * where somebody else has it.
 */
export async function claim(env: CasesEnv, { caseId, place, actor }: Claiming): Promise<{ staff: string; at: string }> {
  return env.db.write(actor.id, async (tx) => {
    await examinerOf(env, tx, { caseId, place, actor })
    const held = await insertClaim(tx, caseId, { staff: actor.id, place, at: env.clock.now() })
    if (held.staff !== actor.id) throw problem.claimed({ caseId, staff: held.staff })
    tx.audit({ actor: actor.id, action: 'cases.claim', subject: caseId, facts: { place } })
    return { staff: held.staff, at: held.at.toISOString() }
  })
}

/** Lets it go, one's own or that of a colleague of the same place who is away; the audit says whose it was. */
export async function release(env: CasesEnv, { caseId, place, actor }: Claiming): Promise<void> {
  await env.db.write(actor.id, async (tx) => {
    await examinerOf(env, tx, { caseId, place, actor })
    const held = await findClaim(tx, caseId)
    if (held === undefined || held.place !== place) return
    await dropClaim(tx, caseId)
    tx.audit({ actor: actor.id, action: 'cases.release', subject: caseId, facts: { place, staff: held.staff } })
  })
}

async function examinerOf(env: CasesEnv, tx: ReadTx, { caseId, place, actor }: Claiming): Promise<void> {
  const { standing } = await seenCase(env, tx, caseId, actor)
  if (place !== standing.born.decidingPlace || !dutyAt(actor, place, 'examiner'))
    throw problem.noDuty({ caseId, place }, { field: '/body/place' })
}

/** Refuses an examiner's step on a case that another examiner has taken on. */
export async function refuseClaimed(
  tx: ReadTx,
  { caseId, actor, role }: { readonly caseId: string; readonly actor: string; readonly role: string },
): Promise<void> {
  if (role !== 'examiner') return
  const held = await findClaim(tx, caseId)
  if (held !== undefined && held.staff !== actor) throw problem.claimed({ caseId, staff: held.staff })
}
