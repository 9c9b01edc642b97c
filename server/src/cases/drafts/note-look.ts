import { noteRead } from '../../identity/index.ts'
import type { AuditLine, Tx } from '../../platform/db/db.ts'
import type { CasesEnv } from '../env.ts'

/** Writes down that a clerk saw a person's draft: in the audit, and where its owner sees it. */
export async function noteLook(env: CasesEnv, tx: Tx, owner: string, line: AuditLine): Promise<void> {
  tx.audit(line)
  const { actor, action: purpose, subject } = line
  await noteRead(tx, owner, { actor, purpose, at: env.clock.now(), subject })
}
