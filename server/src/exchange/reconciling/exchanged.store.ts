import { type ReadTx, sql } from '../../platform/db/db.ts'
import type { IdSpan } from '../domain/day-span.ts'
import type { SaidBefore } from '../ports.ts'

/** Rows read at once: each side of the union stops there too, so that no page sorts the whole day. */
const PAGE = 20_000

/** What a receiver has once it receipted an event so. */
const receipted = sql`('stored', 'duplicate', 'waiting', 'notUnderstood')`

/** A hash as its 32 bytes; one that somebody made unreadable counts as zeros, and so shows as altered. */
const bytesOfHash = sql`
  case when hash ~ '^[A-Za-z0-9_-]{43}$' then decode(translate(hash, '-_', '+/') || '=', 'base64') else decode(repeat('00', 32), 'hex') end`

/** The same as text. */
const readable = sql`case when hash ~ '^[A-Za-z0-9_-]{43}$' then hash when hash is not null then repeat('A', 43) end`

/** A page of a day's entries, packed, and where the next begins. */
interface Page {
  readonly packed: Buffer | null
  readonly lastEvent: string | null
  readonly lastHash: string | null
}

/**
 * The events of a day exchanged with a peer, packed for the digest tree: what it receipted, and what was heard from it and not refused.
 * Each piece holds up to some thousands of entries.
 */
export async function exchangedWith(tx: ReadTx, peer: string, { from, until }: IdSpan): Promise<Buffer[]> {
  const pieces: Buffer[] = []
  let after = { event: from, hash: '' }
  for (;;) {
    const [page] = await tx.query<Page>(sql`
      with page as (
        (select event, hash from exchange.sealed
          where peer = ${peer} and event >= ${after.event} and event < ${until} and verdict in ${receipted} and hash is not null
            and (event, hash) > (cast(${after.event} as uuid), ${after.hash}) order by event, hash limit ${PAGE})
        union
        (select event, hash from exchange.inbox
          where sender = ${peer} and event >= ${after.event} and event < ${until} and verdict <> 'refused'
            and (event, hash) > (cast(${after.event} as uuid), ${after.hash}) order by event, hash limit ${PAGE})
        order by event, hash limit ${PAGE})
      select string_agg(${bytesOfHash} || uuid_send(event), '' order by event, hash) as packed,
        (select cast(event as text) from page order by event desc, hash desc limit 1) as "lastEvent",
        (select hash from page order by event desc, hash desc limit 1) as "lastHash"
      from page`)
    if (!page?.packed || page.lastEvent === null || page.lastHash === null) return pieces
    pieces.push(page.packed)
    after = { event: page.lastEvent, hash: page.lastHash }
  }
}

/** What is known of one event, whatever day it is of. */
export interface KnownEvent {
  readonly event: string
  readonly caseId: string
  /** `receipted`: this node said it to the peer and has its receipt; `underWay`: it waits, is on its way or parked. */
  readonly said: 'receipted' | 'underWay' | null
  /** Header hash of what was said to the peer; null also where it was said before hashes were kept. */
  readonly saidHash: string | null
  /** Header hash of a copy heard from anyone and not refused. */
  readonly heard: string | null
}

/** What this node knows of these events in its exchange with a peer; an event it knows nothing of is missing. */
export function knownOf(tx: ReadTx, peer: string, events: readonly string[]): Promise<KnownEvent[]> {
  const asked = sql`any(cast(${[...events]} as uuid[]))`
  return tx.query<KnownEvent>(sql`
    with said as (
      select event, min(cast(case_id as text)) as case_id, bool_or(verdict is null) as lying,
        bool_or(coalesce(verdict in ${receipted}, false)) as receipted, max(${readable}) as hash
      from exchange.sealed where peer = ${peer} and event = ${asked} group by event),
    waits as (
      select event, min(cast(case_id as text)) as case_id from (
        select event, case_id from exchange.outbox where peer = ${peer} and event = ${asked}
        union all select event, case_id from exchange.parked where peer = ${peer} and event = ${asked}) as w group by event),
    heard as (
      select event, min(cast(case_id as text)) as case_id, min(${readable}) filter (where verdict <> 'refused') as hash
      from exchange.inbox where event = ${asked} group by event)
    select cast(e.event as text) as event, coalesce(s.case_id, w.case_id, h.case_id) as "caseId", s.hash as "saidHash", h.hash as heard,
      case when w.event is not null or s.lying then 'underWay' when s.receipted then 'receipted' end as said
    from (select event from said union select event from waits union select event from heard) as e
      left join said s on s.event = e.event left join waits w on w.event = e.event left join heard h on h.event = e.event`)
}

/** An event that the peer receipted, with its place in what is said of its case. */
export interface Receipted extends SaidBefore {
  readonly ord: number
  readonly hash: string | null
}

/** Of these events, those that the peer receipted and that are not on their way again. */
export function receiptedOf(tx: ReadTx, peer: string, events: readonly string[]): Promise<Receipted[]> {
  return tx.query<Receipted>(sql`
    select distinct on (s.event) s.case_id as "caseId", cast(s.event as text) as event, s.ord, s.hash
    from exchange.sealed s
    where s.peer = ${peer} and s.event = any(cast(${[...events]} as uuid[])) and s.verdict in ${receipted}
      and not exists (select from exchange.sealed l where l.peer = s.peer and l.event = s.event and l.verdict is null)
    order by s.event, s.batch desc`)
}

/** Of these events, those that wait to be sealed for the peer or lie in a batch without a receipt. */
export async function underWayOf(tx: ReadTx, peer: string, events: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ event: string }>(sql`
    select cast(event as text) as event from exchange.outbox where peer = ${peer} and event = any(cast(${[...events]} as uuid[]))
    union select cast(event as text) from exchange.sealed
      where peer = ${peer} and verdict is null and event = any(cast(${[...events]} as uuid[]))`)
  return rows.map(({ event }) => event)
}
