import { sql, type Tx } from '../../platform/db/db.ts'

/** Notes that a signed request was seen; false when it was seen before. Older ones than `forgetBefore` could not be played again. */
export async function noteRequest(
  tx: Tx,
  { node, nonce, at }: { node: string; nonce: string; at: Date },
  forgetBefore: Date,
): Promise<boolean> {
  await tx.query(sql`delete from exchange.request_seen where at < ${forgetBefore}`)
  const rows = await tx.query(sql`
    insert into exchange.request_seen (node, nonce, at) values (${node}, ${nonce}, ${at}) on conflict do nothing returning 1`)
  return rows.length > 0
}
