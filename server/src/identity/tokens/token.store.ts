import { type Db, type ReadTx, sql, type Tx } from '../../platform/db/db.ts'
import type { Actor, ActorDuty } from '../domain/actor.ts'

export type TokenKind = 'citizen' | 'staff' | 'operator'

export interface TokenRow {
  readonly hash: Buffer
  readonly kind: TokenKind
  readonly actor: string
  readonly madeBy: string
  readonly madeAt: Date
  readonly expiresAt: Date | null
}

export async function insertToken(tx: Tx, token: TokenRow): Promise<void> {
  await tx.query(sql`
    insert into identity.token (hash, kind, actor, made_by, made_at, expires_at)
    values (${token.hash}, ${token.kind}, ${token.actor}, ${token.madeBy}, ${token.madeAt}, ${token.expiresAt})`)
}

export interface Holder {
  readonly kind: Exclude<Actor['kind'], 'rule'>
  readonly actor: string
  readonly expires_at: Date | null
  readonly duties: readonly ActorDuty[]
}

/** Whoever holds the token at that instant, with the duties of that day. One round trip outside any transaction: the actor is not known yet. */
export async function findHolder(db: Db, hash: Buffer, at: Date, day: string): Promise<Holder | undefined> {
  const [row] = await db.once<Holder>(sql`
    select t.kind, t.actor, t.expires_at, coalesce(held.duties, '[]') as duties
    from identity.token t left join lateral (
      select json_agg(json_build_object('place', d.place_id, 'role', d.role, 'organisation', o.name_zh) order by d.place_id, d.role) as duties
      from identity.duty d
      join identity.place p on p.id = d.place_id
      join identity.organisation o on o.id = p.organisation_id
      where t.kind = 'staff' and d.staff_id = t.actor and d.from_day <= ${day} and coalesce(d.until_day >= ${day}, true)
    ) as held on true
    where t.hash = ${hash} and t.revoked_at is null and coalesce(t.expires_at > ${at}, true)`)
  return row
}

export async function revokeToken(tx: Tx, hash: Buffer, at: Date): Promise<void> {
  await tx.query(sql`update identity.token set revoked_at = ${at} where hash = ${hash} and revoked_at is null`)
}

/** Answers how many tokens were still good. */
export async function revokeTokensOf(tx: Tx, { kind, actor }: { kind: TokenKind; actor: string }, at: Date): Promise<number> {
  const rows = await tx.query(sql`
    update identity.token set revoked_at = ${at} where kind = ${kind} and actor = ${actor} and revoked_at is null returning 1`)
  return rows.length
}

export async function isTokenGood(tx: ReadTx, hash: Buffer): Promise<boolean> {
  const rows = await tx.query(sql`select 1 from identity.token where hash = ${hash} and revoked_at is null`)
  return rows.length > 0
}
