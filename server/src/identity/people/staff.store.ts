import { type ReadTx, sql } from '../../platform/db/db.ts'

export async function staffName(tx: ReadTx, id: string): Promise<string | undefined> {
  const [row] = await tx.query<{ name: string }>(sql`select name from identity.staff where id = ${id}`)
  return row?.name
}

/** The names of staff of this node by their ids; ids that only another node can resolve are left out. */
export async function staffNames(tx: ReadTx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<{ id: string; name: string }>(sql`select id, name from identity.staff where id = any(${[...ids]})`)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
