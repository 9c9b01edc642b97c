import type { Actor } from '../../identity/index.ts'
import { readCase } from '../case.store.ts'
import type { CasesEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { deleteDraft, lockDraft, setCode } from './draft.store.ts'
import { codeOf, holderOf } from './draft-code.ts'
import { unknownDraft } from './drafts.ts'

interface OfDraft {
  readonly id: string
  readonly actor: Actor
}

export interface DraftCode {
  readonly code: string
  readonly until: Date
}

/** A code for one's draft (取件码); an earlier one ends, and with it whoever has the draft open by it. */
export async function makeCode(env: CasesEnv, { id, actor }: OfDraft): Promise<DraftCode> {
  const now = env.clock.now()
  const code = await env.db.write(actor.id, async (tx) => {
    const draft = await lockDraft(tx, id)
    // Staff keep drafts too, and hand them to nobody.
    if (draft?.owner !== actor.id || actor.kind !== 'citizen') throw unknownDraft(id)
    await setCode(tx, id, now)
    tx.audit({ actor: actor.id, action: 'cases.draftCodeMade', subject: id })
    return codeOf(env.codeKey, { ...draft, codeMadeAt: now, codeTries: 0 }, now)
  })
  if (!code) throw unknownDraft(id)
  return code
}

/** Ends the code; whoever has the draft open at a counter has it no longer. */
export async function withdrawCode(env: CasesEnv, { id, actor }: OfDraft): Promise<void> {
  await env.db.write(actor.id, async (tx) => {
    if ((await lockDraft(tx, id))?.owner !== actor.id) throw unknownDraft(id)
    await setCode(tx, id, null)
    tx.audit({ actor: actor.id, action: 'cases.draftCodeWithdrawn', subject: id })
  })
}

/** The clerk who had it open has taken the person's case in: the draft goes, so that it is not sent a second time. */
export async function fileDraft(env: CasesEnv, { id, actor, caseId }: OfDraft & { readonly caseId: string }): Promise<void> {
  await env.db.write(actor.id, async (tx) => {
    const draft = await lockDraft(tx, id)
    if (!draft || holderOf(draft, env.clock.now())?.clerk !== actor.id) throw unknownDraft(id)
    if ((await readCase(tx, caseId))?.applicant !== draft.owner) throw problem.notFound({ caseId }, { field: '/body/case' })
    await deleteDraft(tx, id)
    tx.audit({ actor: actor.id, action: 'cases.draftFiled', subject: id, facts: { case: caseId } })
  })
}
