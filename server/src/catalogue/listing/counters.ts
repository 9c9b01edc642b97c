import { type Actor, isOperator } from '../../identity/index.ts'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { markRead, type Notice, type NoticesWanted, noticePage, setCounterItems } from './notice.store.ts'

/** Staff with a duty at the counter, or an operator. Refuses `catalogue/notStaffHere`. */
function staffAt(actor: Actor, counter: string): Actor {
  if (isOperator(actor) || actor.duties.some(({ place }) => place === counter)) return actor
  throw problem.notStaffHere({ counter, actor: actor.id })
}

/** What a counter is told when it opens: the changes of the items it uses, the latest first; one more than asked for. */
export async function noticesAt(env: CatalogueEnv, actor: Actor, wanted: NoticesWanted): Promise<Notice[]> {
  staffAt(actor, wanted.counter)
  return env.db.read(actor.id, (tx) => noticePage(tx, wanted))
}

export interface Reading {
  readonly actor: Actor
  readonly counter: string
  readonly notice: string
}

/** Notes for a counter that somebody there has read a notice. */
export async function readNotice(env: CatalogueEnv, { actor, counter, notice }: Reading): Promise<void> {
  staffAt(actor, counter)
  const at = env.clock.now()
  const known = await env.db.write(actor.id, (tx) => markRead(tx, { counter, notice, by: actor.id, at }))
  if (!known) throw problem.noticeUnknown({ notice }, { field: '/path/id' })
}

/** Names the items that a counter uses, instead of those named before; with none it is told of all. */
export async function nameItems(
  env: CatalogueEnv,
  { actor, counter, items }: { readonly actor: Actor; readonly counter: string; readonly items: readonly string[] },
): Promise<void> {
  staffAt(actor, counter)
  await env.db.write(actor.id, async (tx) => {
    await setCounterItems(tx, counter, items)
    tx.audit({ actor: actor.id, action: 'catalogue.nameCounterItems', subject: counter, facts: { items: items.length } })
  })
}
