import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

export const looks = ['normal', 'elder', 'contrast'] as const
/** How pages look: as usual, large and simple for the elderly, or in high contrast. */
export type Look = (typeof looks)[number]

/** What somebody chose; undefined as long as they never did. */
export async function lookOf(tx: ReadTx, actor: string): Promise<Look | undefined> {
  return (await tx.query<{ mode: Look }>(sql`select mode from identity.look where actor = ${actor}`))[0]?.mode
}

export async function keepLook(tx: Tx, actor: string, mode: Look): Promise<void> {
  await tx.query(sql`
    insert into identity.look (actor, mode) values (${actor}, ${mode}) on conflict (actor) do update set mode = excluded.mode`)
}
