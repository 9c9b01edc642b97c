import { type Actor, noteRead } from '../../identity/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { CaseFile } from '../domain/case-file.ts'
import type { CasesEnv } from '../env.ts'

export interface CaseRead {
  /** What was done, `cases.<verb>`: the audit line and the purpose that the person is shown. */
  readonly action: string
  readonly facts?: Readonly<Record<string, unknown>>
}

/** Writes down that an actor read of a case: in the audit, and, unless it is their own, where the person it is about sees it (domain.md §6). */
export async function noteCaseRead(
  { env, tx, actor, file }: { env: CasesEnv; tx: Tx; actor: Actor; file: CaseFile },
  { action, facts }: CaseRead,
): Promise<void> {
  tx.audit({ actor: actor.id, action, subject: file.caseId, ...(facts ? { facts } : {}) })
  if (!file.applicant || actor.personId === file.applicant) return
  await noteRead(tx, file.applicant, { actor: actor.id, purpose: action, at: env.clock.now(), subject: file.caseId })
}
