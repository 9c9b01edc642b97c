import { type ReadTx, type Sql, sql, type Tx } from '../../platform/db/db.ts'
import type { AnyHeader, Item, OutboxItem } from '../ports.ts'

/** An item on its way into a batch. */
export interface OutboxRow {
  readonly caseId: string
  readonly ord: number
  readonly event: string
  readonly item: Item
  /** Bytes of the item as stored. */
  readonly size: number
}

/** One `insert` for all items, without a `with` of its own: it may be a clause of the caller's statement. */
export function outboxRows(items: readonly OutboxItem<AnyHeader>[]): Sql {
  const column = <T>(of: (item: OutboxItem<AnyHeader>) => T): T[] => items.map(of)
  return sql`
    insert into exchange.outbox (case_id, peer, ord, event, item)
    select case_id, peer, ord, event, item from unnest(
      cast(${column(({ caseId }) => caseId)} as uuid[]), cast(${column(({ to }) => to)} as text[]),
      cast(${column(({ ord }) => ord)} as bigint[]), cast(${column(({ header }) => header.id)} as uuid[]),
      cast(${column((item) => JSON.stringify(toItem(item)))} as json[])
    ) as t (case_id, peer, ord, event, item)`
}

function toItem({ header, bodies, earlier, origin, documents }: OutboxItem<AnyHeader>): Item {
  return { header, bodies, ...(earlier && { earlier }), ...(origin && { origin }), ...(documents && { documents }) }
}

/**
 * The oldest unsealed items for a peer. Of each case that comes up, all earlier unsealed items come along and in their order, so a
 * batch never skips one; a case with a parked item rests.
 */
export function oldestOf(tx: ReadTx, peer: string, limit: number): Promise<OutboxRow[]> {
  return tx.query<OutboxRow>(sql`
    with oldest as (
      select o.case_id, o.ord, o.event from exchange.outbox o
      where o.peer = ${peer}
        and not exists (select 1 from exchange.parked p where p.case_id = o.case_id and p.peer = o.peer)
      order by o.event limit ${limit}),
    reach as (select case_id, max(ord) as top, min(cast(event as text)) as first from oldest group by case_id)
    select o.case_id as "caseId", o.ord, o.event, o.item, octet_length(cast(o.item as text)) as size
    from exchange.outbox o join reach r on r.case_id = o.case_id and o.ord <= r.top
    where o.peer = ${peer}
    order by r.first, o.case_id, o.ord limit ${limit}`)
}

/** Takes sealed items out of the outbox. */
export async function removeFromOutbox(tx: Tx, peer: string, rows: readonly OutboxRow[]): Promise<void> {
  await tx.query(sql`
    delete from exchange.outbox o using unnest(
      cast(${rows.map(({ caseId }) => caseId)} as uuid[]), cast(${rows.map(({ ord }) => ord)} as bigint[])) as t (case_id, ord)
    where o.case_id = t.case_id and o.peer = ${peer} and o.ord = t.ord`)
}

/** Those of the nodes for which something is unsealed and may be sealed. */
export async function peersWithOutbox(tx: ReadTx, nodes: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ node: string }>(sql`
    select node from unnest(cast(${[...nodes]} as text[])) as t (node) where exists (
      select 1 from exchange.outbox o where o.peer = node
        and not exists (select 1 from exchange.parked p where p.case_id = o.case_id and p.peer = o.peer))`)
  return rows.map(({ node }) => node)
}

/**
 * Addresses to this node the events of a case that are sealed nowhere and cannot be sealed now, because their case is parked at the
 * peer: so they are provable all the same.
 */
export async function addressToSelf(tx: Tx, caseId: string, me: string): Promise<void> {
  await tx.query(sql`
    insert into exchange.outbox (case_id, peer, ord, event, item)
    select distinct on (o.event) o.case_id, ${me}, o.ord, o.event, json_build_object('header', o.item -> 'header', 'bodies', cast('[]' as json))
    from exchange.outbox o
    where o.case_id = ${caseId} and o.peer <> ${me} and o.item -> 'header' ->> 'source' = ${me}
      and not exists (select 1 from exchange.sealed s where s.case_id = o.case_id and s.event = o.event and not s.forwarded)
      and not exists (select 1 from exchange.outbox x where x.case_id = o.case_id and x.peer = ${me} and x.event = o.event)
    order by o.event, o.ord
    on conflict do nothing`)
}

/** Writes items into the outbox in the transaction of the events they say. */
export async function enqueue(tx: Tx, items: readonly OutboxItem<AnyHeader>[]): Promise<void> {
  if (items.length > 0) await tx.query(outboxRows(items))
}

/** Puts back into the outbox what was said before, in its old place; what waits there already stays. Answers the events put there. */
export async function enqueueAgain(tx: Tx, items: readonly OutboxItem<AnyHeader>[]): Promise<string[]> {
  if (items.length === 0) return []
  const rows = await tx.query<{ event: string }>(sql`${outboxRows(items)} on conflict do nothing returning event`)
  return rows.map(({ event }) => event)
}
