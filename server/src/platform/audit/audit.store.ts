import { type ReadTx, sql, type Tx } from '../db/db.ts'

/** One entry: the lines of one transaction, as the exact text that was hashed. */
export interface AuditEntry {
  readonly shard: number
  readonly seq: number
  readonly lines: string
  readonly head: Buffer
}

/** Where a chain stands. `head` is 32 bytes. */
export interface ShardHead {
  readonly shard: number
  readonly seq: number
  readonly head: Buffer
}

/** A checkpoint as it was signed. */
export interface StoredCheckpoint {
  readonly number: number
  readonly statement: string
  readonly kid: string
  readonly signature: Buffer
}

/** Where every chain stands. */
export function readHeads(tx: ReadTx): Promise<ShardHead[]> {
  return tx.query(sql`select shard, seq, head from platform.audit_shard order by shard`)
}

/** Entries of all chains in order, after a position. */
export function readEntries(tx: ReadTx, after: { shard: number; seq: number }, limit: number): Promise<AuditEntry[]> {
  return tx.query(sql`
    select shard, seq, cast(lines as text) as lines, head from platform.audit_entry
    where (shard, seq) > (${after.shard}, ${after.seq}) order by shard, seq limit ${limit}`)
}

/** Keeps checkpoints in one row's line: the next one waits until this one is written. */
export async function lockCheckpoints(tx: Tx): Promise<void> {
  await tx.query(sql`lock table platform.audit_checkpoint in exclusive mode`)
}

/** The last checkpoint. */
export async function lastCheckpoint(tx: ReadTx): Promise<StoredCheckpoint | undefined> {
  const [row] = await tx.query<StoredCheckpoint>(sql`
    select number, statement, kid, signature from platform.audit_checkpoint order by number desc limit 1`)
  return row
}

/** All checkpoints, the first one first. */
export function readCheckpoints(tx: ReadTx): Promise<StoredCheckpoint[]> {
  return tx.query(sql`select number, statement, kid, signature from platform.audit_checkpoint order by number`)
}

/** Adds a checkpoint. */
export async function insertCheckpoint(tx: Tx, { number, statement, kid, signature }: StoredCheckpoint): Promise<void> {
  await tx.query(sql`
    insert into platform.audit_checkpoint (number, statement, kid, signature) values (${number}, ${statement}, ${kid}, ${signature})`)
}
