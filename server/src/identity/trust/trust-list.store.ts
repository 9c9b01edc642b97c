import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

export interface StoredTrustList {
  readonly version: number
  readonly hash: string
  /** Canonical text. */
  readonly document: string
}

/** Every list newer than `version`, oldest first. */
export async function listsAfter(tx: ReadTx, version: number): Promise<StoredTrustList[]> {
  return tx.query<StoredTrustList>(sql`
    select version, hash, document from identity.trust_list where version > ${version} order by version`)
}

/** Until the end of the transaction nobody else takes in a list. */
export async function lockTrustLists(tx: Tx): Promise<void> {
  await tx.query(sql`select 1 from identity.own_node where id = 1 for update`)
}

export async function insertTrustList(tx: Tx, list: StoredTrustList, stored: { at: Date; by: string }): Promise<void> {
  await tx.query(sql`
    insert into identity.trust_list (version, hash, document, stored_at, stored_by)
    values (${list.version}, ${list.hash}, ${list.document}, ${stored.at}, ${stored.by})`)
}
