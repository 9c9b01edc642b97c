import type { BatchHeader } from '@tongban/protocol/batch/envelope'
import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'
import type { Item } from '../ports.ts'
import type { OutboxRow } from './outbox.store.ts'

/** Where the numbering of batches to a peer stands. */
export interface Numbering {
  /** The number given last, 0 for none. */
  readonly last: number
  readonly lastHeader: BatchHeader | null
  readonly lastAt: Date | null
  /** Whether a batch is on its way. */
  readonly unsettled: boolean
}

/** Locks the peer for sealing: whoever holds this gives the next number, nobody else. */
export async function lockNumbering(tx: Tx, peer: string): Promise<Numbering> {
  await tx.query(sql`insert into exchange.outgoing (peer) values (${peer}) on conflict do nothing`)
  await tx.query(sql`select 1 from exchange.outgoing where peer = ${peer} for update`)
  // Read by its own statement, so that it sees what the holder before committed.
  const [row] = await tx.query<Numbering>(sql`
    select o.last_batch as last, b.header as "lastHeader", b.sealed_at as "lastAt",
      exists (select 1 from exchange.batch u where u.peer = o.peer and u.settled_at is null) as unsettled
    from exchange.outgoing o left join exchange.batch b on b.peer = o.peer and b.number = o.last_batch where o.peer = ${peer}`)
  return row ?? { last: 0, lastHeader: null, lastAt: null, unsettled: false }
}

/** A batch as it was sealed. `envelope` is null for one addressed to the node itself, which goes nowhere. */
export interface SealedBatch {
  readonly peer: string
  readonly header: BatchHeader
  readonly signature: string
  readonly leaves: Buffer
  /** Hash of each event's header under the event's own hash, in the order of the leaves. */
  readonly hashes: readonly (string | null)[]
  readonly envelope: string | null
  readonly receiverKid: string | null
  /** Of a batch to the node itself: its own receipt, given at once. */
  readonly receipt: string | null
  readonly at: Date
}

export async function insertBatch(tx: Tx, me: string, batch: SealedBatch, rows: readonly OutboxRow[]): Promise<void> {
  const { peer, header, receipt, at } = batch
  await tx.query(sql`
    insert into exchange.batch (peer, number, header, signature, leaves, envelope, receiver_kid, sealed_at, receipt, settled_at)
    values (${peer}, ${header.batch}, ${JSON.stringify(header)}, ${batch.signature}, ${batch.leaves},
      ${batch.envelope}, ${batch.receiverKid}, ${at}, ${receipt}, ${receipt === null ? null : at})`)
  await tx.query(sql`
    update exchange.outgoing set last_batch = ${header.batch},
      last_receipt_at = ${receipt === null ? sql`last_receipt_at` : at} where peer = ${peer}`)
  if (rows.length > 0) await insertSealed(tx, me, batch, rows)
}

async function insertSealed(
  tx: Tx,
  me: string,
  { peer, header, receipt, hashes }: SealedBatch,
  rows: readonly OutboxRow[],
): Promise<void> {
  const column = <T>(of: (row: OutboxRow) => T): T[] => rows.map(of)
  const settled = receipt !== null
  await tx.query(sql`
    insert into exchange.sealed (case_id, event, peer, batch, place, ord, forwarded, verdict, item, hash)
    select case_id, event, ${peer}, ${header.batch}, place - 1, ord, forwarded, cast(${settled ? 'stored' : null} as text), item, hash
    from unnest(
      cast(${column(({ caseId }) => caseId)} as uuid[]), cast(${column(({ event }) => event)} as uuid[]),
      cast(${column(({ ord }) => ord)} as bigint[]), cast(${column(({ item }) => item.header.source !== me)} as boolean[]),
      cast(${column(({ item }) => (settled ? null : JSON.stringify(item)))} as json[]),
      cast(${[...hashes]} as text[])
    ) with ordinality as t (case_id, event, ord, forwarded, item, hash, place)`)
}

export interface BatchName {
  readonly peer: string
  readonly number: number
}

/** A batch on its way. */
export interface Unsettled {
  readonly peer: string
  readonly number: number
  readonly header: BatchHeader
  readonly signature: string
  readonly envelope: string
  readonly receiverKid: string
}

/** The oldest batch without a receipt. Only this one is sent, so a later batch never overtakes it. */
export async function oldestUnsettled(tx: ReadTx, peer: string): Promise<Unsettled | undefined> {
  const [row] = await tx.query<Unsettled>(sql`
    select peer, number, header, signature, envelope, receiver_kid as "receiverKid" from exchange.batch
    where peer = ${peer} and settled_at is null order by number limit 1`)
  return row
}

/** The peers that owe a receipt. */
export async function peersInDebt(tx: ReadTx): Promise<string[]> {
  const rows = await tx.query<{ peer: string }>(
    sql`select distinct peer from exchange.batch where settled_at is null order by peer`,
  )
  return rows.map(({ peer }) => peer)
}

/** The items of an unsettled batch, in the order of its leaves; the batch is locked, and undefined once it is settled. */
export async function lockItems(tx: Tx, { peer, number }: BatchName): Promise<Item[] | undefined> {
  const locked = await tx.query(sql`
    select 1 from exchange.batch where peer = ${peer} and number = ${number} and settled_at is null for update`)
  if (locked.length === 0) return undefined
  const rows = await tx.query<{ item: Item }>(sql`
    select item from exchange.sealed where peer = ${peer} and batch = ${number} and verdict is null order by place`)
  return rows.map(({ item }) => item)
}

/** Replaces the envelope: the same number, header and root, encrypted to another key of the receiver. */
export async function replaceEnvelope(
  tx: Tx,
  batch: Pick<Unsettled, 'peer' | 'number' | 'envelope' | 'receiverKid'>,
): Promise<void> {
  await tx.query(sql`
    update exchange.batch set envelope = ${batch.envelope}, receiver_kid = ${batch.receiverKid}
    where peer = ${batch.peer} and number = ${batch.number} and settled_at is null`)
}

/** Ends the life of a batch on the wire; false when another process did it before. */
export async function settle(
  tx: Tx,
  { peer, number }: BatchName,
  { receipt, at }: { receipt: string; at: Date },
): Promise<boolean> {
  // The peer's row first, as everywhere, so that no two transactions wait for each other.
  await tx.query(sql`
    update exchange.outgoing set failures = 0, failing_since = null, last_failure = null, last_receipt_at = ${at} where peer = ${peer}`)
  const done = await tx.query(sql`
    update exchange.batch set receipt = ${receipt}, settled_at = ${at}, envelope = null
    where peer = ${peer} and number = ${number} and settled_at is null returning 1`)
  return done.length > 0
}

/** Writes the verdicts of a receipt, in the order of the leaves; the content is dropped. */
export async function writeVerdicts(tx: Tx, { peer, number }: BatchName, verdicts: readonly string[]): Promise<void> {
  if (verdicts.length === 0) return
  await tx.query(sql`
    update exchange.sealed s set verdict = t.verdict, item = null
    from unnest(cast(${[...verdicts]} as text[])) with ordinality as t (verdict, n)
    where s.peer = ${peer} and s.batch = ${number} and s.place = t.n - 1 and s.verdict is null`)
}

/** Counts a refusal of this very batch; answers how many there were. */
export async function countRefusal(tx: Tx, { peer, number }: BatchName): Promise<number> {
  const [row] = await tx.query<{ refusals: number }>(sql`
    update exchange.batch set refusals = refusals + 1
    where peer = ${peer} and number = ${number} and settled_at is null returning refusals`)
  return row?.refusals ?? 0
}

/** Notes a failed try, for the operator. */
export async function noteFailure(tx: Tx, peer: string, why: string, at: Date): Promise<void> {
  await tx.query(sql`
    update exchange.outgoing set failures = failures + 1, failing_since = coalesce(failing_since, ${at}), last_failure = ${why}
    where peer = ${peer}`)
}
