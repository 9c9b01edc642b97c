import type { Tx } from '../../platform/db/db.ts'
import type { CatalogueEnv } from '../env.ts'
import { insertNotice, type NoticeKind } from './notice.store.ts'

/** Something changes for the counters that use an item. */
export interface Change {
  readonly kind: NoticeKind
  readonly item: string
  /** Null where it concerns every place. */
  readonly place: string | null
  /** First day of the change. */
  readonly from: string
  /** What changed: a version, a standard, a suspension. */
  readonly subject: string
}

/** Leaves a notice for the counters, shown when they open, and an entry of the feed. In the transaction of the change. */
export async function notify(env: CatalogueEnv, tx: Tx, change: Change): Promise<void> {
  const at = env.clock.now()
  const id = env.random.uuid(at.getTime())
  await insertNotice(tx, { id, ...change, at })
  const { kind, item, place, from, subject } = change
  tx.publish({ id, topic: 'catalogue.changed', subject, body: { kind, item, place, from } })
}
