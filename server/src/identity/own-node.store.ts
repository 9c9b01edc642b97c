import { sql, type Tx } from '../platform/db/db.ts'

/** Writes the node's name into a new database and answers the name that stands there, locked until the transaction ends. */
export async function claimOwnNode(tx: Tx, me: string): Promise<string | undefined> {
  await tx.query(sql`insert into identity.own_node (id, node) values (1, ${me}) on conflict (id) do nothing`)
  const [row] = await tx.query<{ node: string }>(sql`select node from identity.own_node where id = 1 for update`)
  return row?.node
}
