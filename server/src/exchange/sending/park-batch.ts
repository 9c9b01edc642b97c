import type { Tx } from '../../platform/db/db.ts'
import type { ExchangeEnv } from '../env.ts'
import { type BatchName, lockNumbering } from './batch.store.ts'
import { markParked, park, placesOf, putBackFrom, type ToPark } from './parked.store.ts'

/** Parks refused items: an operator sees them, the feed tells, and whatever comes later of their cases is held back. */
export async function parkItems(
  env: ExchangeEnv,
  tx: Tx,
  batch: BatchName,
  refused: readonly Omit<ToPark, 'id'>[],
): Promise<void> {
  if (refused.length === 0) return
  const at = env.clock.now()
  // Ids of one millisecond have no order of their own; the list of an operator shows the items in theirs, the cause before what it holds back.
  const ids = refused.map(() => env.random.uuid(at.getTime())).sort()
  const items = [...refused]
    .sort((a, b) => a.place - b.place)
    .flatMap((item, nth) => ids.slice(nth, nth + 1).map((id) => ({ ...item, id })))
  await park(tx, batch, items, at)
  tx.publish({
    id: env.random.uuid(at.getTime()),
    topic: 'exchange.parked',
    subject: batch.peer,
    body: { batch: batch.number, items: items.map(({ id, code }) => ({ id, code })) },
  })
  tx.afterCommit(() => env.log.warn({ ...batch, parked: items.map(({ code }) => code) }, 'exchange.parked'))
}

/**
 * Gives up a batch that its receiver will never take as it is. Its cases are parked; what was sealed after it goes back into the outbox
 * and waits there behind them, or goes on in a new batch: nobody else waits.
 */
export async function parkBatch(env: ExchangeEnv, batch: BatchName, code: string): Promise<void> {
  await env.db.write(env.me, async (tx) => {
    await lockNumbering(tx, batch.peer)
    const places = await placesOf(tx, batch)
    await parkItems(
      env,
      tx,
      batch,
      places.map((place) => ({ place, code })),
    )
    await markParked(tx, batch)
    await putBackFrom(tx, batch, { why: code, at: env.clock.now() })
  })
}

/** Puts everything unsettled back, to be sealed anew with the key in use now: what an own revoked key signed is not taken any more. */
export async function sealAnewFrom(env: ExchangeEnv, batch: BatchName, code: string): Promise<void> {
  await env.db.write(env.me, async (tx) => {
    await lockNumbering(tx, batch.peer)
    await putBackFrom(tx, batch, { why: code, at: env.clock.now() })
  })
  env.log.warn({ ...batch, code }, 'exchange.sealedAnew')
}
