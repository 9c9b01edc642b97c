import type { DifferenceKind } from '@tongban/protocol/event/exchange'
import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'
import type { PeerDay } from './reconciliation.store.ts'

/**
 * `repairing`: it was said again, or the peer was asked to. `repaired`: both sides know it alike again. `parked`: an operator must look.
 * `resolved`: an operator did, and said what was done.
 */
export type DifferenceState = 'repairing' | 'repaired' | 'parked' | 'resolved'

/** An event that two nodes do not, or did not, know alike. */
export interface KeptDifference {
  readonly peer: string
  readonly event: string
  readonly day: string
  readonly caseId: string | null
  readonly kind: DifferenceKind
  /** Header hash on each side; null where it has none. */
  readonly here: string | null
  readonly there: string | null
  readonly state: DifferenceState
  readonly foundAt: Date
  readonly settledAt: Date | null
  readonly resolvedBy: string | null
  readonly reason: string | null
}

export interface NewDifference {
  readonly event: string
  readonly caseId: string | null
  readonly kind: DifferenceKind
  readonly here: string | null
  readonly there: string | null
  readonly state: 'repairing' | 'parked'
}

/**
 * Keeps the differences found. One that an operator resolved, with the same two hashes, stays resolved. Answers the events that are new,
 * or have got worse.
 */
export async function saveDifferences(
  tx: Tx,
  { peer, day }: PeerDay,
  found: readonly NewDifference[],
  at: Date,
): Promise<string[]> {
  if (found.length === 0) return []
  const column = <T>(of: (one: NewDifference) => T): T[] => found.map(of)
  const rows = await tx.query<{ event: string }>(sql`
    insert into exchange.difference as d (peer, event, day, case_id, kind, here, there, state, found_at)
    select ${peer}, event, ${day}, case_id, kind, here, there, state, ${at} from unnest(
      cast(${column(({ event }) => event)} as uuid[]), cast(${column(({ caseId }) => caseId)} as uuid[]),
      cast(${column(({ kind }) => kind)} as text[]), cast(${column(({ here }) => here)} as text[]),
      cast(${column(({ there }) => there)} as text[]), cast(${column(({ state }) => state)} as text[])
    ) as t (event, case_id, kind, here, there, state)
    on conflict (peer, event) do update set day = excluded.day, case_id = coalesce(excluded.case_id, d.case_id), kind = excluded.kind,
      here = excluded.here, there = excluded.there, state = excluded.state, found_at = excluded.found_at,
      settled_at = null, resolved_by = null, reason = null
    where (d.kind, d.state) is distinct from (excluded.kind, excluded.state)
      and not (d.state = 'resolved' and d.here is not distinct from excluded.here and d.there is not distinct from excluded.there)
    returning event`)
  return rows.map(({ event }) => event)
}

/** What is open of a day and was not found any more is repaired. */
export async function settleOthers(tx: Tx, { peer, day }: PeerDay, found: readonly string[], at: Date): Promise<string[]> {
  const rows = await tx.query<{ event: string }>(sql`
    update exchange.difference set state = 'repaired', settled_at = ${at}
    where peer = ${peer} and day = ${day} and state in ('repairing', 'parked') and event <> all(cast(${[...found]} as uuid[]))
    returning event`)
  return rows.map(({ event }) => event)
}

const columns = sql`peer, cast(event as text) as event, day, case_id as "caseId", kind, here, there, state, found_at as "foundAt",
  settled_at as "settledAt", resolved_by as "resolvedBy", reason`

/** All of a day, in the order of their ids. */
export function differencesOfDay(tx: ReadTx, { peer, day }: PeerDay): Promise<KeptDifference[]> {
  return tx.query<KeptDifference>(sql`
    select ${columns} from exchange.difference where peer = ${peer} and day = ${day} order by event`)
}

/** What is not settled with a peer, oldest first. */
export function openDifferences(tx: ReadTx, peer: string, limit: number): Promise<KeptDifference[]> {
  return tx.query<KeptDifference>(sql`
    select ${columns} from exchange.difference
    where peer = ${peer} and state in ('repairing', 'parked') order by event limit ${limit}`)
}

export interface Resolving {
  readonly peer: string
  readonly event: string
  readonly by: string
  readonly reason: string
}

/** Closes a parked difference; undefined where there is none of this event, else how it stands now. */
export async function resolveParked(
  tx: Tx,
  { peer, event, by, reason }: Resolving,
  at: Date,
): Promise<{ was: DifferenceState; now: KeptDifference } | undefined> {
  const [before] = await tx.query<{ state: DifferenceState }>(sql`
    select state from exchange.difference where peer = ${peer} and event = ${event} for update`)
  if (!before) return undefined
  const [now] = await tx.query<KeptDifference>(sql`
    update exchange.difference set
      state = case when state = 'parked' then 'resolved' else state end,
      settled_at = case when state = 'parked' then ${at} else settled_at end,
      resolved_by = case when state = 'parked' then ${by} else resolved_by end,
      reason = case when state = 'parked' then ${reason} else reason end
    where peer = ${peer} and event = ${event} returning ${columns}`)
  return now && { was: before.state, now }
}
