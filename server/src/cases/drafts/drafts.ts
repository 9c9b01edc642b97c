import type { Actor } from '../../identity/index.ts'
import type { CasesEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { changeDraft, type Draft, deleteDraft, insertDraft, listDrafts, lockDraft, readDraft } from './draft.store.ts'
import { codeOf, holderOf } from './draft-code.ts'
import { noteLook } from './note-look.ts'

/** A draft as it is answered. */
export interface ShownDraft extends Pick<Draft, 'id' | 'version' | 'content' | 'changedAt'> {
  readonly code?: { readonly code: string; readonly until: Date }
  /** A clerk has it open there. */
  readonly atCounter?: { readonly place: string; readonly since: Date }
}

/** Of its code only the owner learns. */
export const shownTo = (env: CasesEnv, actor: Actor, draft: Draft): ShownDraft => {
  const { id, version, content, changedAt, owner } = draft
  const now = env.clock.now()
  const code = owner === actor.id ? codeOf(env.codeKey, draft, now) : undefined
  const holder = holderOf(draft, now)
  return {
    ...{ id, version, content, changedAt },
    ...(code ? { code } : {}),
    ...(holder ? { atCounter: { place: holder.place, since: holder.since } } : {}),
  }
}

/** Keeps a form that is not yet sent. Only its owner sees it; it resumes on any device. */
export async function saveDraft(
  env: CasesEnv,
  { id, content, actor }: { id: string; content: unknown; actor: Actor },
): Promise<ShownDraft> {
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
export async function reviseDraft(env: CasesEnv, { id, content, actor, seenVersion }: ReviseDraft): Promise<ShownDraft> {
  const at = env.clock.now()
  const draft = await env.db.write(actor.id, async (tx) => {
    const before = await lockDraft(tx, id)
    if (before?.owner !== actor.id) throw unknownDraft(id)
    if (holderOf(before, at)) throw problem.draftAtCounter({ draft: id }, { field: '/path/draftId' })
    const changed = await changeDraft(tx, { id, owner: actor.id, content, at }, seenVersion)
    if (!changed) throw problem.draftChanged({ draft: id, seenVersion }, { field: '/header/if-match' })
    return { ...before, content, version: seenVersion + 1, changedAt: at }
  })
  return shownTo(env, actor, draft)
}

export const unknownDraft = (draft: string) => problem.draftNotFound({ draft }, { field: '/path/draftId' })

interface Opened {
  readonly id: string
  readonly actor: Actor
}

export async function openDraft(env: CasesEnv, opened: Opened): Promise<ShownDraft> {
  return shownTo(env, opened.actor, await draftOpenTo(env, opened))
}

/** For its owner, and for the clerk who has it open by its code, whose every look is written down. */
export async function draftOpenTo(env: CasesEnv, { id, actor }: Opened): Promise<Draft> {
  const draft = await env.db.read(actor.id, (tx) => readDraft(tx, id))
  if (draft?.owner === actor.id) return draft
  if (!draft || holderOf(draft, env.clock.now())?.clerk !== actor.id) throw unknownDraft(id)
  const look = { actor: actor.id, action: 'cases.draftRead', subject: id }
  await env.db.write(actor.id, (tx) => noteLook(env, tx, draft.owner, look))
  return draft
}

export async function draftsOf(env: CasesEnv, actor: Actor): Promise<ShownDraft[]> {
  const drafts = await env.db.read(actor.id, (tx) => listDrafts(tx, actor.id))
  return drafts.map((draft) => shownTo(env, actor, draft))
}

export async function dropDraft(env: CasesEnv, { id, actor }: { id: string; actor: Actor }): Promise<void> {
  await env.db.write(actor.id, async (tx) => {
    if ((await lockDraft(tx, id))?.owner !== actor.id) throw unknownDraft(id)
    await deleteDraft(tx, id)
  })
}
