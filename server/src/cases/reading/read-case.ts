import type { Actor } from '../../identity/index.ts'
import type { ReadTx } from '../../platform/db/db.ts'
import { readCase } from '../case.store.ts'
import type { CaseFile } from '../domain/case-file.ts'
import type { CasesEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { maySee } from './access.ts'
import { noteCaseRead } from './note-read.ts'
import { type CaseView, viewOf } from './view-case.ts'

/** Reads a case for an actor, and writes down that they did: each read of personal data is kept and shown to the person (domain.md §6). */
export function readOneCase(env: CasesEnv, caseId: string, actor: Actor): Promise<CaseView> {
  return env.db.write(actor.id, async (tx) => {
    const file = await seenCase(env, tx, caseId, actor)
    await noteCaseRead({ env, tx, actor, file }, { actor: actor.id, action: 'cases.read', subject: caseId })
    return viewOf(env, tx, actor, file)
  })
}

/** The case, if the actor may know of it; what may not be seen cannot be told from what does not exist. */
export async function seenCase(env: CasesEnv, tx: ReadTx, caseId: string, actor: Actor): Promise<CaseFile> {
  const file = await readCase(tx, caseId)
  if (!file || !(await maySee(env, tx, actor, file))) throw problem.notFound({ caseId }, { field: '/path/caseId' })
  return file
}
