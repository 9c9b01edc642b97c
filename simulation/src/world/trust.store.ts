import { type Db, sql } from '@tongban/server/node'

/** A trust list as a node has it. */
export interface HeldList {
  readonly version: number
  readonly hash: string
  /** Whether somebody brought it here; else a peer said it. */
  readonly byHand: boolean
}

/** Every list that a node ever took in, the oldest first. */
export function listsAt(db: Db): Promise<HeldList[]> {
  return db.once<HeldList>(sql`
    select version, hash, stored_by not like 'urn:%' as "byHand" from identity.trust_list order by version`)
}

/** The ids of the agreements that a node has. */
export async function agreementsAt(db: Db): Promise<string[]> {
  const rows = await db.once<{ id: string }>(sql`select id from exchange.agreement order by id`)
  return rows.map(({ id }) => id)
}
