import type { Actor } from '../../identity/index.ts'
import type { FileAnswer } from '../../platform/http/file-answer.ts'
import type { CasesEnv } from '../env.ts'
import { isUploadOf } from '../intake/upload.store.ts'
import { problem } from '../problems.ts'
import { draftOpenTo } from './drafts.ts'

/** The bytes of a file that a draft names, for whoever may open the draft. */
export async function fileOfDraft(
  env: CasesEnv,
  { id, sha256 }: { id: string; sha256: string },
  actor: Actor,
): Promise<FileAnswer> {
  const { content, owner } = await draftOpenTo(env, { id, actor })
  // What a draft says is the portal's own matter; a hash that stands nowhere in it is no file of it, nor is one that its owner never brought.
  const named = JSON.stringify(content).includes(sha256)
  const brought = named && (await env.db.read(actor.id, (tx) => isUploadOf(tx, owner, sha256)))
  const stored = brought ? await env.files.find(sha256) : undefined
  if (!stored) throw problem.notFound({ draft: id, sha256 }, { field: '/path/sha256' })
  return { type: stored.type, size: stored.size, bytes: env.files.read(sha256) }
}
