import { type ReadTx, sql } from '../../platform/db/db.ts'

/** How the exchange with one peer stands, as an operator sees it. */
export interface PeerStanding {
  readonly node: string
  /** When it last said something: a batch, or a receipt. */
  readonly lastHeard: Date | null
  readonly lastReceipt: Date | null
  /** How far its clock was ahead of ours when it was last heard; negative when late. */
  readonly aheadMs: number | null
  /** Items it has not receipted: not sealed yet, and sealed. */
  readonly waiting: number
  readonly batchesWaiting: number
  /** Id of the oldest of them, a UUIDv7: its first 48 bits are the time it was made. */
  readonly oldestEvent: string | null
  readonly failures: number
  readonly failingSince: Date | null
  readonly lastFailure: string | null
  readonly parked: number
  /** Batches of it that never came although a later one named them. */
  readonly gaps: number
  /** Of what it said: kept for later, not understood, and refused. */
  readonly heardWaiting: number
  readonly notUnderstood: number
  readonly refused: number
  readonly filesWanted: number
  /** Events that the two nodes do not know alike, found by reconciling and not settled. */
  readonly differences: number
}

/** All nodes of the trust list but this one, and any other that something is addressed to. */
export function peerStandings(tx: ReadTx, listed: readonly string[], me: string): Promise<PeerStanding[]> {
  return tx.query<PeerStanding>(sql`
    with peer as (
      select unnest(cast(${[...listed]} as text[])) as node union select peer from exchange.outbox union select peer from exchange.outgoing
      union select peer from exchange.incoming),
    unsealed as (
      select peer, count(*) as items, min(cast(event as text)) as oldest from exchange.outbox group by peer),
    lying as (
      select peer, count(*) as items, min(cast(event as text)) as oldest from exchange.sealed where verdict is null group by peer),
    batches as (select peer, count(*) as batches from exchange.batch where settled_at is null group by peer),
    parked as (select peer, count(*) as items from exchange.parked group by peer),
    heard as (
      select sender, count(*) filter (where verdict = 'waiting') as waiting, count(*) filter (where verdict = 'notUnderstood') as unknown,
        count(*) filter (where verdict = 'refused') as refused
      from exchange.inbox where verdict in ('waiting', 'notUnderstood', 'refused') group by sender),
    files as (select peer, count(*) as files from exchange.file_wanted where stored_at is null group by peer),
    differing as (
      select peer, count(*) as events from exchange.difference where state in ('repairing', 'parked') group by peer)
    select peer.node, greatest(i.heard_at, o.last_receipt_at) as "lastHeard", o.last_receipt_at as "lastReceipt", i.ahead_ms as "aheadMs",
      coalesce(u.items, 0) + coalesce(l.items, 0) as waiting, coalesce(b.batches, 0) as "batchesWaiting",
      least(u.oldest, l.oldest) as "oldestEvent", coalesce(o.failures, 0) as failures, o.failing_since as "failingSince",
      o.last_failure as "lastFailure", coalesce(p.items, 0) as parked, coalesce(i.gaps, 0) as gaps,
      coalesce(h.waiting, 0) as "heardWaiting", coalesce(h.unknown, 0) as "notUnderstood", coalesce(h.refused, 0) as refused,
      coalesce(f.files, 0) as "filesWanted", coalesce(d.events, 0) as differences
    from peer left join exchange.outgoing o on o.peer = peer.node left join exchange.incoming i on i.peer = peer.node
      left join unsealed u on u.peer = peer.node left join lying l on l.peer = peer.node left join batches b on b.peer = peer.node
      left join parked p on p.peer = peer.node left join heard h on h.sender = peer.node left join files f on f.peer = peer.node
      left join differing d on d.peer = peer.node
    where peer.node <> ${me} order by peer.node`)
}

/** An event heard that an operator should see, and what became of it. */
export interface HeardEvent {
  readonly event: string
  readonly caseId: string
  readonly sender: string
  readonly type: string
  readonly verdict: 'waiting' | 'notUnderstood' | 'refused'
  readonly code: string | null
}

/** What was heard and is not in a case: oldest first. */
export function listHeard(tx: ReadTx, after: string | undefined, limit: number): Promise<HeardEvent[]> {
  return tx.query<HeardEvent>(sql`
    select event, case_id as "caseId", sender, type, verdict, code from exchange.inbox
    where verdict in ('waiting', 'notUnderstood', 'refused') and event > cast(${after ?? '00000000-0000-0000-0000-000000000000'} as uuid)
    order by event limit ${limit}`)
}
