import { type Actor, noteRead } from '../../identity/index.ts'
import type { AuditLine, Tx } from '../../platform/db/db.ts'
import type { CaseFile } from '../domain/case-file.ts'
import type { CasesEnv } from '../env.ts'

interface Look {
  readonly env: CasesEnv
  readonly tx: Tx
  readonly actor: Actor
  readonly file: Pick<CaseFile, 'applicant'>
}

/**
 * Writes down that an actor read of a case or parent: the line in the audit and, unless it is their own, the same where the person it is
 * about sees it (domain.md §6).
 */
export async function noteCaseRead({ env, tx, actor, file }: Look, line: AuditLine): Promise<void> {
  tx.audit(line)
  if (!file.applicant || actor.personId === file.applicant) return
  const { action: purpose, subject } = line
  await noteRead(tx, file.applicant, { actor: actor.id, purpose, at: env.clock.now(), subject })
}
