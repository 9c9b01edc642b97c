import { type ReadTx, sql } from '../../platform/db/db.ts'

export async function staffName(tx: ReadTx, id: string): Promise<string | undefined> {
  const [row] = await tx.query<{ name: string }>(sql`select name from identity.staff where id = ${id}`)
  return row?.name
}
