import { createHash } from 'node:crypto'
import { type Sql, sql } from '../db/sql.ts'
import type { AuditLine, FeedEntry, ReadTx } from '../db/tx.ts'

/** One chain for the whole node would make every writer wait on one row (measured: 360–420 cases/s against about 1,500). */
export const AUDIT_SHARDS = 64

/** What one transaction leaves behind for auditors and for the other slices. */
export interface Records {
  readonly lines: readonly AuditLine[]
  readonly entries: readonly FeedEntry[]
  readonly at: Date
}

/** Writes them with one statement; the shard is locked from here to the commit only. */
export async function appendRecords(tx: ReadTx, records: Records): Promise<void> {
  const ctes = recordCtes(records)
  if (ctes) await tx.query(sql`with ${ctes} select 1`)
}

/**
 * The same as `with` clauses, for a statement that commits by itself: `` sql`with ${recordCtes(…)}, … ` ``. Undefined when there is nothing to write.
 * A transaction writes one audit entry, in the shard of its first subject: so no two transactions lock shards in opposite order.
 */
export function recordCtes({ lines, entries, at }: Records): Sql | undefined {
  const ctes = [...(lines.length > 0 ? [auditCtes(lines, at)] : []), ...(entries.length > 0 ? [feedCte(entries)] : [])]
  return ctes.length > 0 ? sql.join(ctes) : undefined
}

function auditCtes(lines: readonly AuditLine[], at: Date): Sql {
  const text = JSON.stringify(lines.map((line) => ({ at: at.toISOString(), ...line })))
  return sql`
    audit_next as (
      update platform.audit_shard as s set seq = s.seq + 1, head = sha256(s.head || sha256(convert_to(${text}, 'UTF8')))
      where s.shard = ${shardOf(lines[0]?.subject ?? '')} returning s.shard, s.seq, s.head),
    audit_new as (
      insert into platform.audit_entry (shard, seq, lines, head)
      select shard, seq, cast(${text} as json), head from audit_next)`
}

function feedCte(entries: readonly FeedEntry[]): Sql {
  const column = (of: (entry: FeedEntry) => string) => entries.map(of)
  return sql`
    feed_new as (
      insert into platform.feed (id, topic, subject, body)
      select id, topic, subject, body from unnest(
        cast(${column((entry) => entry.id)} as uuid[]), cast(${column((entry) => entry.topic)} as text[]),
        cast(${column((entry) => entry.subject)} as text[]), cast(${column((entry) => JSON.stringify(entry.body))} as jsonb[])
      ) as t (id, topic, subject, body))`
}

function shardOf(subject: string): number {
  return createHash('sha256').update(subject).digest().readUInt8(0) % AUDIT_SHARDS
}
