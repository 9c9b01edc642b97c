import type { Actor } from '../../identity/index.ts'
import { MAX_FILE_BYTES, type StoredFile, sniff } from '../../platform/files/files.ts'
import { isProblem, ProblemError } from '../../platform/problem.ts'
import { problem as platform } from '../../platform/problems.ts'
import type { CasesEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { noteUpload } from './upload.store.ts'

/** How much of a file is here, in bytes from its beginning: where its sender goes on. */
export interface Here {
  readonly here: number
}

interface Upload {
  /** Of the whole file: the name under which its parts are kept, which its sender finds again from the file alone. */
  readonly sha256: string
  readonly actor: Actor
}

/** Bytes that are enough to tell a file that we take from one that we do not. */
const ENOUGH_TO_TELL = 16

export async function uploadedSoFar(env: CasesEnv, { sha256, actor }: Upload): Promise<Here> {
  return { here: await env.files.partsOf(actor.id).here(sha256) }
}

/**
 * Keeps the bytes of a file from a place on; durable when it answers. A part that does not begin where the last one ended is left out, and the
 * answer says where to go on. A file of a kind that we do not take is refused with its first part, not after the last.
 */
export async function keepPart(
  env: CasesEnv,
  { sha256, actor, at, bytes }: Upload & { at: number; bytes: Uint8Array },
): Promise<Here> {
  const parts = env.files.partsOf(actor.id)
  const here = await parts.here(sha256)
  if (at !== 0 && at !== here) return { here }
  if (at + bytes.length > MAX_FILE_BYTES) throw platform.fileTooLarge({ size: at + bytes.length }, { field: '/body' })
  if (at === 0 && bytes.length >= ENOUGH_TO_TELL && !sniff(bytes)) throw platform.fileTypeUnknown({}, { field: '/body' })
  await parts.write(sha256, at, bytes)
  return { here: at + bytes.length }
}

/** Makes the file of its parts. Refuses one of which a part is missing, and what the store of files refuses; it is then sent anew. */
export async function finishUpload(
  env: CasesEnv,
  { sha256, actor, size, type }: Upload & { size: number; type: string },
): Promise<StoredFile> {
  const parts = env.files.partsOf(actor.id)
  const here = await parts.here(sha256)
  if (here !== size || size === 0) throw problem.uploadUnfinished({ here, size }, { field: '/body/size' })
  const stored = await parts.finish(sha256, { type, size }).catch(namingField('/path/sha256'))
  await keepUpload(env, actor, sha256)
  return stored
}

/** Whose file it is stands beside it from now on: only they may put it into a case. */
export async function keepUpload({ db, clock }: CasesEnv, actor: Actor, sha256: string): Promise<void> {
  await db.write(actor.id, async (tx) => {
    await noteUpload(tx, { owner: actor.id, sha256, at: clock.now() })
    tx.audit({ actor: actor.id, action: 'cases.upload', subject: sha256 })
  })
}

/** The store of files knows no fields; whoever sent a file is told which part of the request was refused. */
export const namingField =
  (field: string) =>
  (error: unknown): never => {
    if (!isProblem(error)) throw error
    const { code, status, zh, en, facts } = error
    throw new ProblemError(code, { status, zh, en }, facts, field)
  }
