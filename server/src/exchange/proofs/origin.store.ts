import type { BatchHeader, Origin } from '@tongban/protocol/batch/envelope'
import type { Receipt } from '@tongban/protocol/batch/receipt'
import { type ReadTx, sql } from '../../platform/db/db.ts'

/** Where an event lies: a batch with all its leaves, or, of a forwarded one, the proof as it came. */
export type Lying =
  | {
      readonly event: string
      readonly header: BatchHeader
      readonly signature: string
      readonly leaves: Uint8Array
      readonly place: number
      readonly receipt: Receipt | null
    }
  | { readonly event: string; readonly origin: Origin }

/** For each event this node wrote, one of its own batches: one with a receipt of another node, else with any receipt, else any. */
export function ownBatches(tx: ReadTx, events: readonly string[]): Promise<Lying[]> {
  return tx.query<Lying>(sql`
    select distinct on (s.event) s.event, b.header, b.signature, b.leaves, s.place, cast(b.receipt as json) as receipt
    from exchange.sealed s join exchange.batch b on b.peer = s.peer and b.number = s.batch
    where s.event = any(cast(${[...events]} as uuid[])) and not s.forwarded
    order by s.event, b.receipt is null, s.peer = b.header ->> 'from', s.peer, s.batch`)
}

/** For each event heard from its writer, the batch it came in and the receipt this node gave. */
export function heardBatches(tx: ReadTx, events: readonly string[]): Promise<Lying[]> {
  return tx.query<Lying>(sql`
    select i.event, r.header, r.signature, r.leaves, i.place, cast(r.receipt as json) as receipt
    from exchange.inbox i join exchange.received r on r.peer = i.sender and r.number = i.batch
    where i.event = any(cast(${[...events]} as uuid[])) and i.origin is null and i.verdict in ('stored', 'duplicate')`)
}

/** For each event that another node forwarded, its writer's proof. */
export function forwardedOrigins(tx: ReadTx, events: readonly string[]): Promise<Lying[]> {
  return tx.query<Lying>(sql`
    select event, origin from exchange.inbox
    where event = any(cast(${[...events]} as uuid[])) and origin is not null and verdict in ('stored', 'duplicate')`)
}
