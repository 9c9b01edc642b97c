import type { Actor } from '../../identity/index.ts'
import type { ReadTx } from '../../platform/db/db.ts'
import type { FileAnswer } from '../../platform/http/file-answer.ts'
import { readCase } from '../case.store.ts'
import type { CasesEnv } from '../env.ts'
import { readFileRefs } from '../event.store.ts'
import { problem } from '../problems.ts'
import { nodesOf, rightsOf } from '../writing/address.ts'
import { sectionsSeenBy } from './access.ts'
import { noteCaseRead } from './note-read.ts'
import { seenCase } from './read-case.ts'

/** The bytes of a file, for an actor who may read the section it belongs to. The read is written down. */
export async function fileOfCase(
  env: CasesEnv,
  { caseId, sha256 }: { caseId: string; sha256: string },
  actor: Actor,
): Promise<FileAnswer> {
  await env.db.write(actor.id, async (tx) => {
    const file = await seenCase(env, tx, caseId, actor)
    const sections = sectionsSeenBy(actor, file)
    const refs = await readFileRefs(tx, caseId)
    if (!refs.some((ref) => ref.sha256 === sha256 && sections.has(ref.section))) throw unknownFile({ caseId, sha256 })
    await noteCaseRead(
      { env, tx, actor, file },
      { actor: actor.id, action: 'cases.readFile', subject: caseId, facts: { sha256 } },
    )
  })
  const stored = await env.files.find(sha256)
  if (!stored) throw unknownFile({ caseId, sha256 })
  return { type: stored.type, size: stored.size, bytes: env.files.read(sha256) }
}

const unknownFile = (facts: { caseId: string; sha256: string }) => problem.notFound(facts, { field: '/path/sha256' })

/** Whether another node may have this file: it is of the case, and the file of a section that one of its places may see. */
export async function nodeMayReadFile(
  env: Pick<CasesEnv, 'trust'>,
  tx: ReadTx,
  { node, caseId, sha256 }: { node: string; caseId: string; sha256: string },
): Promise<boolean> {
  const file = await readCase(tx, caseId)
  if (!file || !nodesOf(env.trust(), file.standing).includes(node)) return false
  const sections: ReadonlySet<string> = rightsOf(env.trust(), file.standing, node)
  return (await readFileRefs(tx, caseId)).some((ref) => ref.sha256 === sha256 && sections.has(ref.section))
}
