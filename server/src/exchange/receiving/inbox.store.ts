import type { BatchHeader } from '@tongban/protocol/batch/envelope'
import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'
import { heldBack, type Kept } from '../domain/turn.ts'
import type { AnyHeader, Delivery, Verdict } from '../ports.ts'

export type AnyDelivery = Delivery<AnyHeader>

/** A batch stored before. */
export interface ReceivedBatch {
  readonly headerHash: string
  /** Byte for byte as it was answered. */
  readonly receipt: string
}

export async function receivedBatch(tx: ReadTx, peer: string, number: number): Promise<ReceivedBatch | undefined> {
  const [row] = await tx.query<ReceivedBatch>(sql`
    select header_hash as "headerHash", receipt from exchange.received where peer = ${peer} and number = ${number}`)
  return row
}

/** Locks the sender, so that its batches are stored one after the other. Answers the header of the last one. */
export async function lockSender(tx: Tx, peer: string): Promise<BatchHeader | undefined> {
  await tx.query(sql`insert into exchange.incoming (peer) values (${peer}) on conflict do nothing`)
  await tx.query(sql`select 1 from exchange.incoming where peer = ${peer} for update`)
  const [row] = await tx.query<{ header: BatchHeader }>(sql`
    select r.header from exchange.incoming i join exchange.received r on r.peer = i.peer and r.number = i.last_batch where i.peer = ${peer}`)
  return row?.header
}

/** What a batch tells about its sender, whatever is in it. */
export interface Heard {
  readonly peer: string
  readonly number: number
  readonly aheadMs: number
  /** Whether it names a predecessor that never came. */
  readonly gap: boolean
  readonly at: Date
}

export async function noteHeard(tx: Tx, { peer, number, aheadMs, gap, at }: Heard): Promise<void> {
  await tx.query(sql`
    update exchange.incoming set heard_at = ${at}, ahead_ms = ${aheadMs}, gaps = gaps + ${gap ? 1 : 0},
      last_batch = greatest(last_batch, ${number}) where peer = ${peer}`)
}

export interface NewReceived {
  readonly header: BatchHeader
  readonly headerHash: string
  readonly signature: string
  readonly leaves: Buffer
  readonly receipt: string
  readonly at: Date
}

export async function insertReceived(tx: Tx, { header, headerHash, signature, leaves, receipt, at }: NewReceived): Promise<void> {
  await tx.query(sql`
    insert into exchange.received (peer, number, header, header_hash, signature, leaves, receipt, received_at)
    values (${header.from}, ${header.batch}, ${JSON.stringify(header)}, ${headerHash}, ${signature}, ${leaves}, ${receipt}, ${at})`)
}

/** What is known of an event from before. */
export interface Known {
  readonly caseId: string
  readonly event: string
  readonly source: string
  readonly hash: string
  readonly sections: number
  readonly verdict: Verdict['verdict']
}

export function knownEvents(tx: ReadTx, events: readonly string[]): Promise<Known[]> {
  return tx.query<Known>(sql`
    select case_id as "caseId", event, source, hash, sections, verdict from exchange.inbox
    where event = any(cast(${[...events]} as uuid[]))`)
}

/** Items of a case that its sender is not done with. */
export interface KeptOfCase extends Kept {
  readonly caseId: string
  readonly sender: string
}

export function keptOf(tx: ReadTx, caseIds: readonly string[]): Promise<KeptOfCase[]> {
  return tx.query<KeptOfCase>(sql`
    select case_id as "caseId", sender, event, batch, place, verdict, code from exchange.inbox
    where case_id = any(cast(${[...caseIds]} as uuid[])) and verdict in ('waiting', 'refused')`)
}

/** An item with its verdict, ready to be written. */
export interface Judged {
  readonly delivery: AnyDelivery
  readonly batch: number
  readonly place: number
  /** Hash of the event header under the event's own hash. */
  readonly hash: string
  readonly verdict: Verdict
}

/**
 * Writes what became of the items. What is done stays done; what waits keeps its place in the order; and a refused copy changes only
 * a refused one, so that nobody's forgery can put out what waits.
 */
export async function writeInbox(tx: Tx, items: readonly Judged[]): Promise<void> {
  if (items.length === 0) return
  const column = <T>(of: (item: Judged) => T): T[] => items.map(of)
  await tx.query(sql`
    insert into exchange.inbox (case_id, event, source, sender, batch, place, type, seq, hash, sections, verdict, code, origin, item)
    select * from unnest(
      cast(${column(({ delivery }) => delivery.header.case)} as uuid[]), cast(${column(({ delivery }) => delivery.header.id)} as uuid[]),
      cast(${column(({ delivery }) => delivery.header.source)} as text[]), cast(${column(({ delivery }) => delivery.sender)} as text[]),
      cast(${column(({ batch }) => batch)} as bigint[]), cast(${column(({ place }) => place)} as int[]),
      cast(${column(({ delivery }) => delivery.header.type)} as text[]), cast(${column(({ delivery }) => seqOf(delivery))} as int[]),
      cast(${column(({ hash }) => hash)} as text[]), cast(${column(({ delivery }) => sectionsOf(delivery))} as int[]),
      cast(${column(({ verdict }) => verdict.verdict)} as text[]), cast(${column(({ verdict }) => codeOf(verdict))} as text[]),
      cast(${column(({ delivery }) => originOf(delivery))} as json[]), cast(${column(keptItem)} as json[])
    ) as t (case_id, event, source, sender, batch, place, type, seq, hash, sections, verdict, code, origin, item)
    on conflict (case_id, event, source) do update set
      sender = excluded.sender, batch = excluded.batch, place = excluded.place, hash = excluded.hash, type = excluded.type,
      seq = excluded.seq, origin = excluded.origin, sections = excluded.sections, verdict = excluded.verdict, code = excluded.code,
      item = excluded.item
    where exchange.inbox.verdict not in ('stored', 'duplicate')
      and not (exchange.inbox.verdict = 'waiting' and excluded.verdict = 'waiting')
      and (excluded.verdict <> 'refused' or exchange.inbox.verdict = 'refused'
        or (exchange.inbox.sender, exchange.inbox.batch, exchange.inbox.place) = (excluded.sender, excluded.batch, excluded.place))`)
}

const seqOf = ({ header }: AnyDelivery): number | null => header.seq ?? null
export const sectionsOf = ({ bodies, earlier }: AnyDelivery): number => bodies.length + earlier.length
const codeOf = (verdict: Verdict): string | null => (verdict.verdict === 'refused' ? verdict.code : null)
const originOf = ({ origin, sender }: AnyDelivery): string | null =>
  origin.batchHeader.from === sender ? null : JSON.stringify(origin)

/** The content is kept while something may still come of it; a held-back item is sent again by its sender. */
function keptItem({ delivery, verdict }: Judged): string | null {
  const kept =
    verdict.verdict === 'waiting' ||
    verdict.verdict === 'notUnderstood' ||
    (verdict.verdict === 'refused' && verdict.code !== heldBack)
  return kept ? JSON.stringify(delivery) : null
}

/** An item that waits, in the order in which the items of its case are offered again: the chain by `seq`, then requests as they came. */
export interface Waiting {
  readonly delivery: AnyDelivery
  readonly batch: number
  readonly place: number
  readonly hash: string
}

export function waitingOf(tx: ReadTx, caseId: string): Promise<Waiting[]> {
  return tx.query<Waiting>(sql`
    select item as delivery, batch, place, hash from exchange.inbox
    where case_id = ${caseId} and verdict = 'waiting' order by seq nulls last, sender, batch, place`)
}

/** Cases in which something waits, those with the oldest first. */
export async function casesWaiting(tx: ReadTx, limit: number): Promise<string[]> {
  const rows = await tx.query<{ case_id: string }>(sql`
    select case_id from exchange.inbox where verdict = 'waiting' group by case_id order by min(cast(event as text)) limit ${limit}`)
  return rows.map(({ case_id }) => case_id)
}

/** Notes that more sections of a stored event have come. */
export async function raiseSections(tx: Tx, delivery: AnyDelivery): Promise<void> {
  const { header } = delivery
  await tx.query(sql`
    update exchange.inbox set sections = greatest(sections, ${sectionsOf(delivery)})
    where case_id = ${header.case} and event = ${header.id} and source = ${header.source}`)
}
