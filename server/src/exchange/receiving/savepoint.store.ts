import { sql, type Tx } from '../../platform/db/db.ts'

/** Does something that can be undone without its transaction: what it wrote stays only when `keeps` says so of its outcome. */
export async function inSavepoint<T>(tx: Tx, work: () => Promise<T>, keeps: (outcome: T) => boolean): Promise<T> {
  await tx.query(sql`savepoint one_event`)
  const outcome = await work()
  if (!keeps(outcome)) await tx.query(sql`rollback to savepoint one_event`)
  await tx.query(sql`release savepoint one_event`)
  return outcome
}
