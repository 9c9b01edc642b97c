import { type Actor, dutyAt, placeById } from '../../identity/index.ts'
import { later } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { CasesEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { countTries, type Draft, lockCoded, setPickedUp } from './draft.store.ts'
import { CODE_LIFE_MS, CODE_TRIES, isItsCode } from './draft-code.ts'
import { type ShownDraft, shownTo } from './drafts.ts'
import { noteLook } from './note-look.ts'

export interface PickUpDraft {
  readonly actor: Actor
  readonly code: string
  /** A clerk's counter, and the person whose document they have in hand. Without it somebody opens a draft of their own. */
  readonly counter?: { readonly place: string; readonly person: string }
}

/**
 * A draft by its code: at a counter for the person who stands there, or on another device for its owner. A code opens nothing of anybody
 * else's, so six digits and five tries are enough. Refuses with `cases/noDuty`, `cases/draftCodeWrong`, `cases/draftCodeLocked`.
 */
export async function pickUpDraft(env: CasesEnv, { actor, code, counter }: PickUpDraft): Promise<ShownDraft> {
  if (counter) await checkCounter(env, actor, counter.place)
  const now = env.clock.now()
  const owner = counter?.person ?? actor.id
  const verdict = await env.db.write(actor.id, async (tx) => {
    const drafts = await lockCoded(tx, owner, later(now, -CODE_LIFE_MS))
    const open = drafts.filter(({ codeTries }) => codeTries < CODE_TRIES)
    const found = open.find((draft) => isItsCode(env.codeKey, draft, code))
    if (found) {
      return counter ? handTo(env, tx, { actor, draft: found, place: counter.place }) : found
    }
    // Counted in its own committed transaction, or a refusal would roll the count back.
    for (const { id } of open) tx.audit({ actor: actor.id, action: 'cases.draftCodeRefused', subject: id })
    await countTries(
      tx,
      open.map(({ id }) => id),
    )
    return drafts.length > open.length && open.length === 0 ? ('locked' as const) : ('wrong' as const)
  })
  if (verdict === 'locked') throw problem.draftCodeLocked({}, { field: '/body/code' })
  if (verdict === 'wrong') throw problem.draftCodeWrong({}, { field: '/body/code' })
  return shownTo(env, actor, verdict)
}

async function checkCounter(env: CasesEnv, actor: Actor, place: string): Promise<void> {
  const at = dutyAt(actor, place, 'clerk') && (await env.db.read(actor.id, (tx) => placeById(tx, place)))
  if (at?.kind !== 'counter') throw problem.noDuty({ place }, { field: '/body/counter/place' })
}

async function handTo(
  env: CasesEnv,
  tx: Tx,
  { actor, draft, place }: { actor: Actor; draft: Draft; place: string },
): Promise<Draft> {
  const at = env.clock.now()
  await setPickedUp(tx, { id: draft.id, clerk: actor.id, place, at })
  await noteLook(env, tx, draft.owner, { actor: actor.id, action: 'cases.draftPickedUp', subject: draft.id })
  return { ...draft, clerk: actor.id, clerkPlace: place, pickedUpAt: at }
}
