import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

/** Files of a case to be fetched from a peer. */
export interface FilesWanted {
  readonly peer: string
  readonly caseId: string
  /** SHA-256, lower-case hex. */
  readonly files: readonly string[]
}

/** Asks for files, in the transaction that needs them. One asked for already is not asked for twice; a changed peer counts. */
export async function insertWanted(tx: Tx, { peer, caseId, files }: FilesWanted, at: Date): Promise<void> {
  if (files.length === 0) return
  await tx.query(sql`
    insert into exchange.file_wanted (case_id, sha256, peer, next_at)
    select ${caseId}, sha256, ${peer}, ${at} from unnest(cast(${[...new Set(files)]} as text[])) as t (sha256)
    on conflict (case_id, sha256) do update set peer = excluded.peer, next_at = excluded.next_at
    where exchange.file_wanted.stored_at is null and exchange.file_wanted.peer <> excluded.peer`)
}

/** Those of the files that were asked for and are not here yet. */
export async function filesMissing(tx: ReadTx, caseId: string, files: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ sha256: string }>(sql`
    select sha256 from exchange.file_wanted
    where case_id = ${caseId} and sha256 = any(cast(${[...files]} as text[])) and stored_at is null order by sha256`)
  return rows.map(({ sha256 }) => sha256)
}

/** A file to fetch now. */
export interface Wanted {
  readonly caseId: string
  readonly sha256: string
  readonly peer: string
  readonly attempts: number
}

/** Claims files that are due: until `again` no other process takes them. */
export function claimWanted(tx: Tx, now: Date, again: Date, limit: number): Promise<Wanted[]> {
  return tx.query<Wanted>(sql`
    update exchange.file_wanted w set next_at = ${again}, attempts = w.attempts + 1
    from (
      select case_id, sha256 from exchange.file_wanted where stored_at is null and next_at <= ${now}
      order by next_at limit ${limit} for update skip locked) as due
    where w.case_id = due.case_id and w.sha256 = due.sha256
    returning w.case_id as "caseId", w.sha256, w.peer, w.attempts`)
}

/** Ends every wait: what a process that died had claimed is due at once, and so is what failed before. */
export async function makeAllDue(tx: Tx, now: Date): Promise<void> {
  await tx.query(sql`update exchange.file_wanted set next_at = ${now} where stored_at is null and next_at > ${now}`)
}

/** The file is here and has the right content: for every case that waits for it. */
export async function markStored(tx: Tx, sha256: string, at: Date): Promise<string[]> {
  const rows = await tx.query<{ case_id: string }>(sql`
    update exchange.file_wanted set stored_at = ${at}, last_failure = null where sha256 = ${sha256} and stored_at is null returning case_id`)
  return rows.map(({ case_id }) => case_id)
}

export async function noteFileFailure(tx: Tx, { caseId, sha256 }: Wanted, why: string, nextAt: Date): Promise<void> {
  await tx.query(sql`
    update exchange.file_wanted set last_failure = ${why}, next_at = ${nextAt}
    where case_id = ${caseId} and sha256 = ${sha256} and stored_at is null`)
}
