import { type FeedEntry, type ReadTx, sql, type Tx } from '../db/db.ts'

/** A place in the feed: of which transaction, and which entry of it. */
export interface FeedCursor {
  readonly xid: string
  readonly id: string
}

export const FEED_START: FeedCursor = { xid: '0', id: '00000000-0000-0000-0000-000000000000' }

export interface FeedPage {
  readonly entries: readonly FeedEntry[]
  /** Where to go on; the same as before when there was nothing. */
  readonly cursor: FeedCursor
}

/**
 * The committed entries after a cursor, at most `limit`. Only transactions below the oldest one still running are read: a row whose
 * transaction began earlier but commits later would otherwise lie before a cursor that has already passed, and be lost.
 */
export async function readFeed(tx: ReadTx, { xid, id }: FeedCursor, limit: number): Promise<FeedPage> {
  const rows = await tx.query<FeedEntry & FeedCursor>(sql`
    select xid, id, topic, subject, body from platform.feed
    where (xid, id) > (cast(${xid} as xid8), cast(${id} as uuid)) and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by xid, id limit ${limit}`)
  const last = rows.at(-1)
  const entries = rows.map((row) => ({ id: row.id, topic: row.topic, subject: row.subject, body: row.body }))
  return { entries, cursor: last ? { xid: last.xid, id: last.id } : { xid, id } }
}

/**
 * The next entries for a named reader, and its place moved behind them, in the reader's own transaction: what it makes of them and its
 * place commit together. One process at a time reads as this reader; others wait.
 */
export async function nextOf(tx: Tx, reader: string, limit: number): Promise<readonly FeedEntry[]> {
  await tx.query(sql`
    insert into platform.feed_reader (reader, xid, id)
    values (${reader}, cast(${FEED_START.xid} as xid8), cast(${FEED_START.id} as uuid)) on conflict (reader) do nothing`)
  const [place] = await tx.query<FeedCursor>(sql`select xid, id from platform.feed_reader where reader = ${reader} for update`)
  const { entries, cursor } = await readFeed(tx, place ?? FEED_START, limit)
  if (entries.length > 0) await moveReader(tx, reader, cursor)
  return entries
}

async function moveReader(tx: Tx, reader: string, { xid, id }: FeedCursor): Promise<void> {
  await tx.query(sql`
    update platform.feed_reader set xid = cast(${xid} as xid8), id = cast(${id} as uuid) where reader = ${reader}`)
}
