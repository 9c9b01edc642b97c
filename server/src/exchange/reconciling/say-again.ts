import { canonicalBytes } from '@tongban/protocol/canonical'
import { hashOf } from '@tongban/protocol/hash'
import type { Tx } from '../../platform/db/db.ts'
import type { ExchangeEnv } from '../env.ts'
import type { OutboxItem } from '../ports.ts'
import { enqueueAgain } from '../sending/outbox.store.ts'
import { itemOf } from '../statements/state.ts'
import { statementsOf } from '../statements/statement.store.ts'
import { receiptedOf, underWayOf } from './exchanged.store.ts'

/**
 * Puts events that a peer once receipted and has lost back into the outbox, in their old place, to be sealed in a new batch. Only what
 * this node really said to that peer, and only with the header it said then: an altered one is not passed off as the old. Answers those
 * that are on their way now, also from before.
 */
export async function sayAgain(env: ExchangeEnv, tx: Tx, peer: string, events: readonly string[]): Promise<string[]> {
  const before = new Map((await receiptedOf(tx, peer, events)).map((one) => [one.event, one]))
  const items: OutboxItem[] = []
  const own = (await statementsOf(tx, events)).map(({ header, document }) => itemOf(header, document && JSON.parse(document)))
  for (const item of [...own, ...(await env.sayAgain(tx, peer, [...before.values()]))]) {
    const known = before.get(item.header.id)
    if (!known) continue
    const hash = await hashOf(env.suites, item.header.hash, canonicalBytes(item.header))
    const { caseId, ord } = known
    if (known.hash === null || known.hash === hash) items.push({ ...item, to: peer, caseId, ord } as OutboxItem)
  }
  const put = await enqueueAgain(tx, items)
  if (put.length > 0) tx.audit({ actor: env.me, action: 'exchange.sayAgain', subject: peer, facts: { events: put } })
  return underWayOf(tx, peer, events)
}
