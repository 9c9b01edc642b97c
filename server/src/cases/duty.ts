import type { Duty } from '@tongban/protocol/event/header'
import { type Actor, dutyAt, mayActFor, type StaffRole } from '../identity/index.ts'
import { dayOf } from '../platform/clock.ts'
import type { Tx } from '../platform/db/db.ts'
import type { CaseFile } from './domain/case-file.ts'
import { nodeOf } from './domain/node-of.ts'
import type { CasesEnv } from './env.ts'
import { problem } from './problems.ts'

/** Where staff stand and as what. `applicant`: a person is at the counter, and the clerk keys in what they do. */
export interface Standpoint {
  readonly place?: string
  readonly role?: StaffRole | 'applicant'
}

/** The duty under which an actor acts in a case, as its events will name it; refused where there is none. */
export async function dutyFor(
  env: CasesEnv,
  tx: Tx,
  { actor, standpoint }: { readonly actor: Actor; readonly standpoint: Standpoint },
  file: CaseFile,
): Promise<Duty> {
  if (actor.kind === 'citizen') return personsDuty(env, tx, actor, file)
  const { place, role } = standpoint
  if (place === undefined) throw problem.noDuty({ caseId: file.caseId }, { field: '/body/place' })
  if (role === undefined) throw problem.noDuty({ caseId: file.caseId }, { field: '/body/role' })
  const duty = role === 'applicant' ? throughClerk(env, actor, place) : dutyAt(actor, place, role)
  if (!duty) throw problem.noDuty({ caseId: file.caseId, place, role }, { field: '/body/place' })
  return duty
}

function throughClerk(env: CasesEnv, actor: Actor, place: string): Duty | undefined {
  if (!dutyAt(actor, place, 'clerk')) return undefined
  return applicantAt(env, place, actor.id)
}

async function personsDuty(env: CasesEnv, tx: Tx, actor: Actor, file: CaseFile): Promise<Duty> {
  const { born } = file.standing
  const here = [born.receivingPlace, born.decidingPlace].find((place) => nodeOf(env.trust(), place) === env.me)
  if (!here || !file.applicant || !actor.personId) throw problem.noDuty({ caseId: file.caseId })
  if (actor.personId === file.applicant) return applicantAt(env, here)
  const mandated = await mayActFor(tx, actor, { personId: file.applicant, item: born.item, day: dayOf(env.clock.now()) })
  if (!mandated) throw problem.notForThem({ caseId: file.caseId })
  return applicantAt(env, here, actor.id)
}

const applicantAt = (env: CasesEnv, place: string, through?: string): Duty => ({
  place,
  organisation: env.identity.ruleAt(place).organisation,
  role: 'applicant',
  actor: 'applicant',
  ...(through ? { through } : {}),
})
