import type { Actor } from '../../identity/index.ts'
import type { CasesEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { changeDraft, type Draft, deleteDraft, insertDraft, listDrafts, readDraft } from './draft.store.ts'

/** Keeps a form that is not yet sent. Only its owner sees it; it resumes on any device. */
export async function saveDraft(
  env: CasesEnv,
  { id, content, actor }: { id: string; content: unknown; actor: Actor },
): Promise<Draft> {
  const at = env.clock.now()
  await env.db.write(actor.id, (tx) => insertDraft(tx, { id, owner: actor.id, content, at }))
  return { id, version: 1, content, changedAt: at }
}

export interface ReviseDraft {
  readonly id: string
  readonly content: unknown
  readonly actor: Actor
  readonly seenVersion: number
}

/** Two devices at once: the second gets a refusal and can read what the first one wrote; nothing is lost. */
export async function reviseDraft(env: CasesEnv, { id, content, actor, seenVersion }: ReviseDraft): Promise<Draft> {
  return env.db.write(actor.id, async (tx) => {
    const owner = actor.id
    const changed = await changeDraft(tx, { id, owner, content, at: env.clock.now() }, seenVersion)
    const now = await readDraft(tx, { id, owner })
    if (!now) throw unknownDraft(id)
    if (!changed) throw problem.draftChanged({ draft: id, seenVersion }, { field: '/header/if-match' })
    return now
  })
}

const unknownDraft = (draft: string) => problem.draftNotFound({ draft }, { field: '/path/draftId' })

export async function openDraft(env: CasesEnv, { id, actor }: { id: string; actor: Actor }): Promise<Draft> {
  const draft = await env.db.read(actor.id, (tx) => readDraft(tx, { id, owner: actor.id }))
  if (!draft) throw unknownDraft(id)
  return draft
}

export const draftsOf = (env: CasesEnv, actor: Actor): Promise<Draft[]> => env.db.read(actor.id, (tx) => listDrafts(tx, actor.id))

export async function dropDraft(env: CasesEnv, { id, actor }: { id: string; actor: Actor }): Promise<void> {
  const dropped = await env.db.write(actor.id, (tx) => deleteDraft(tx, { id, owner: actor.id }))
  if (!dropped) throw unknownDraft(id)
}
