import { sql, type Tx } from '../../platform/db/db.ts'

export interface UsedAssertion {
  readonly node: string
  readonly nonce: string
  readonly until: Date
}

/** False when it was used before. Forgets those that are past remembering on the way. */
export async function useOnce(tx: Tx, { node, nonce, until }: UsedAssertion, now: Date): Promise<boolean> {
  await tx.query(sql`delete from identity.assertion_used where expires_at <= ${now}`)
  const rows = await tx.query(sql`
    insert into identity.assertion_used (node, nonce, expires_at) values (${node}, ${nonce}, ${until})
    on conflict (node, nonce) do nothing returning 1`)
  return rows.length > 0
}
