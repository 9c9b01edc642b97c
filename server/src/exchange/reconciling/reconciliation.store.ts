import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

/** What came of comparing one day with one peer. */
export interface Reconciliation {
  readonly peer: string
  /** `YYYY-MM-DD`, China Standard Time. */
  readonly day: string
  readonly triedAt: Date
  /** When the two sides were last compared to the end; null where they never were. */
  readonly doneAt: Date | null
  readonly digestHash: string | null
  /** Events of the day on each side. */
  readonly here: number | null
  readonly there: number | null
  /** Why the last try came to no end. */
  readonly failure: string | null
  /** Differences of the day that are not settled. */
  readonly open: number
}

const columns = sql`r.peer, r.day, r.tried_at as "triedAt", r.done_at as "doneAt", r.digest_hash as "digestHash", r.here, r.there, r.failure,
  (select count(*) from exchange.difference d
    where d.peer = r.peer and d.day = r.day and d.state in ('repairing', 'parked')) as open`

/** The last days compared with each of these peers, the latest first. */
export function lastReconciliations(tx: ReadTx, peers: readonly string[], days: number): Promise<Reconciliation[]> {
  return tx.query<Reconciliation>(sql`
    select l.* from unnest(cast(${[...peers]} as text[])) as p (peer) cross join lateral (
      select ${columns} from exchange.reconciliation r where r.peer = p.peer order by r.day desc limit ${days}) as l
    order by l.peer, l.day desc`)
}

export async function reconciliationOf(tx: ReadTx, peer: string, day: string): Promise<Reconciliation | undefined> {
  const [row] = await tx.query<Reconciliation>(sql`
    select ${columns} from exchange.reconciliation r where r.peer = ${peer} and r.day = ${day}`)
  return row
}

/** Notes that a day is being compared; false where another process began it, or it was tried, after `notSince`. */
export async function claimDay(tx: Tx, { peer, day }: PeerDay, at: Date, notSince: Date): Promise<boolean> {
  const rows = await tx.query(sql`
    insert into exchange.reconciliation as r (peer, day, tried_at) values (${peer}, ${day}, ${at})
    on conflict (peer, day) do update set tried_at = excluded.tried_at where r.tried_at <= ${notSince} returning 1`)
  return rows.length > 0
}

export interface PeerDay {
  readonly peer: string
  readonly day: string
}

/** A comparison that came to its end. */
export interface Done extends PeerDay {
  readonly at: Date
  readonly digestHash: string
  readonly here: number
  readonly there: number
}

export async function saveDone(tx: Tx, { peer, day, at, digestHash, here, there }: Done): Promise<void> {
  await tx.query(sql`
    insert into exchange.reconciliation (peer, day, tried_at, done_at, digest_hash, here, there)
    values (${peer}, ${day}, ${at}, ${at}, ${digestHash}, ${here}, ${there})
    on conflict (peer, day) do update set tried_at = excluded.tried_at, done_at = excluded.done_at, digest_hash = excluded.digest_hash,
      here = excluded.here, there = excluded.there, failure = null`)
}

export async function saveFailure(tx: Tx, { peer, day }: PeerDay, failure: string, at: Date): Promise<void> {
  await tx.query(sql`
    insert into exchange.reconciliation (peer, day, tried_at, failure) values (${peer}, ${day}, ${at}, ${failure})
    on conflict (peer, day) do update set tried_at = excluded.tried_at, failure = excluded.failure`)
}

/**
 * Of these days with each peer, those that are to be compared: never done since `doneSince` of the day. Besides, every day of which
 * something is still being repaired. Not those tried after `notSince`.
 */
export async function daysDue(
  tx: ReadTx,
  peers: readonly string[],
  due: readonly { readonly day: string; readonly doneSince: Date }[],
  notSince: Date,
): Promise<PeerDay[]> {
  return tx.query<PeerDay>(sql`
    select p.peer, cast(t.day as text) as day
    from unnest(cast(${[...peers]} as text[])) as p (peer)
    cross join unnest(cast(${due.map(({ day }) => day)} as date[]), cast(${due.map(({ doneSince }) => doneSince)} as timestamptz[])) as t (day, since)
    left join exchange.reconciliation r on r.peer = p.peer and r.day = t.day
    where r.peer is null or ((r.done_at is null or r.done_at < t.since or r.failure is not null) and r.tried_at <= ${notSince})
    union
    select r.peer, cast(r.day as text) from exchange.reconciliation r
    where r.peer = any(cast(${[...peers]} as text[])) and r.tried_at <= ${notSince}
      and exists (select from exchange.difference d where d.peer = r.peer and d.day = r.day and d.state = 'repairing')
    order by day, peer`)
}
