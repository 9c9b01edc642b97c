import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'
import type { BatchName } from './batch.store.ts'

/** An item that waits for an operator, and why. */
export interface Parked {
  readonly id: string
  readonly caseId: string
  readonly peer: string
  readonly event: string
  readonly code: string
  readonly parkedAt: Date
}

/** An item to park: its place in the batch, the refusal, and a fresh id by which an operator names it. */
export interface ToPark {
  readonly id: string
  readonly place: number
  readonly code: string
}

/** Parks items of a batch that is not settled yet. */
export async function park(tx: Tx, { peer, number }: BatchName, items: readonly ToPark[], at: Date): Promise<void> {
  if (items.length === 0) return
  await tx.query(sql`
    insert into exchange.parked (case_id, peer, ord, id, event, code, parked_at, item)
    select s.case_id, s.peer, s.ord, t.id, s.event, t.code, ${at}, s.item
    from unnest(
      cast(${items.map(({ id }) => id)} as uuid[]), cast(${items.map(({ place }) => place)} as int[]),
      cast(${items.map(({ code }) => code)} as text[])) as t (id, place, code)
    join exchange.sealed s on s.peer = ${peer} and s.batch = ${number} and s.place = t.place and s.verdict is null`)
}

/**
 * Puts the items of all unsettled batches from this one on back into the outbox and closes the batches. Only the oldest batch is ever
 * sent, so those after it never were; their numbers are not given again, and the peer sees the gap.
 */
export async function putBackFrom(tx: Tx, { peer, number }: BatchName, { why, at }: { why: string; at: Date }): Promise<void> {
  const lying = sql`s.peer = ${peer} and s.batch >= ${number} and s.verdict is null`
  await tx.query(sql`
    insert into exchange.outbox (case_id, peer, ord, event, item)
    select s.case_id, s.peer, s.ord, s.event, s.item from exchange.sealed s where ${lying}`)
  await tx.query(sql`update exchange.sealed s set verdict = 'putBack', item = null where ${lying}`)
  await tx.query(sql`
    update exchange.batch set settled_at = ${at}, envelope = null, abandoned_for = ${why}
    where peer = ${peer} and number >= ${number} and settled_at is null`)
}

/** Marks the items of a batch as parked, so that they are not put back. */
export async function markParked(tx: Tx, { peer, number }: BatchName): Promise<void> {
  await tx.query(sql`
    update exchange.sealed set verdict = 'parked', item = null where peer = ${peer} and batch = ${number} and verdict is null`)
}

/** Places of the items of an unsettled batch, locked; none once it is settled. */
export async function placesOf(tx: Tx, { peer, number }: BatchName): Promise<number[]> {
  await tx.query(sql`select 1 from exchange.batch where peer = ${peer} and number = ${number} and settled_at is null for update`)
  const rows = await tx.query<{ place: number }>(sql`
    select place from exchange.sealed where peer = ${peer} and batch = ${number} and verdict is null order by place`)
  return rows.map(({ place }) => place)
}

export interface ParkedPage {
  /** Only of this peer. */
  readonly peer?: string
  readonly after?: string | undefined
  readonly limit: number
}

/** What waits for an operator, oldest first. */
export function listParked(tx: ReadTx, { peer, after, limit }: ParkedPage): Promise<Parked[]> {
  return tx.query<Parked>(sql`
    select id, case_id as "caseId", peer, event, code, parked_at as "parkedAt" from exchange.parked
    where id > cast(${after ?? '00000000-0000-0000-0000-000000000000'} as uuid) ${peer === undefined ? sql`` : sql`and peer = ${peer}`}
    order by id limit ${limit}`)
}

export interface Unparked {
  readonly caseId: string
  readonly peer: string
  readonly events: string[]
  /** What the first of them was refused for: it is why the others were held back. */
  readonly code: string
}

/** Puts all parked items of the case and peer of this one back into the outbox, in their old order. Answers whose. */
export async function unpark(tx: Tx, id: string): Promise<Unparked | undefined> {
  const [first] = await tx.query<{ code: string }>(sql`
    select p.code from exchange.parked p join exchange.parked q on q.id = ${id} and p.case_id = q.case_id and p.peer = q.peer
    order by p.ord limit 1 for update of p`)
  if (!first) return undefined
  const rows = await tx.query<{ case_id: string; peer: string; event: string }>(sql`
    with taken as (
      delete from exchange.parked p using exchange.parked q
      where q.id = ${id} and p.case_id = q.case_id and p.peer = q.peer returning p.*)
    insert into exchange.outbox (case_id, peer, ord, event, item)
    select case_id, peer, ord, event, item from taken
    returning case_id, peer, event`)
  const [one] = rows
  return one && { caseId: one.case_id, peer: one.peer, events: rows.map(({ event }) => event), code: first.code }
}
