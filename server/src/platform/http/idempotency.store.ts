import { type Db, jsonb, type ReadTx, type Sql, sql } from '../db/db.ts'

/** One POST that creates, as the client named it with `Idempotency-Key`. */
export interface Creation {
  /** Fresh; for the id of what is created. A repeated attempt after a crash gets the same one on routes with `creates: true`. */
  readonly id: string
  readonly actor: string
  readonly key: string
  readonly requestHash: Uint8Array
  readonly at: Date
}

/** An answer as it goes out and is kept: the same bytes for every repetition. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What is known of an earlier attempt under the same key. */
export interface Earlier {
  readonly requestHash: Uint8Array
  /** Absent while it is under way. */
  readonly answer: Answer | undefined
}

export interface Lease {
  readonly process: string
  readonly until: Date
}

/** Takes the key for this attempt and answers the id of the creation; undefined when another attempt has it. */
export async function reserve(db: Db, { id, actor, key, requestHash, at }: Creation, lease: Lease): Promise<string | undefined> {
  const [row] = await db.once<{ creation_id: string }>(sql`
    insert into platform.idempotency (actor, key, request_hash, creation_id, at, process, reserved_until)
    values (${actor}, ${key}, ${requestHash}, ${id}, ${at}, ${lease.process}, ${lease.until})
    on conflict (actor, key) do update set process = excluded.process, reserved_until = excluded.reserved_until
    where platform.idempotency.status is null and platform.idempotency.reserved_until <= excluded.at
      and platform.idempotency.request_hash = excluded.request_hash
    returning creation_id`)
  return row?.creation_id
}

/** Gives the key free again, for an attempt that ended without a lasting answer. */
export async function release(db: Db, { actor, key, at }: Creation): Promise<void> {
  await db.once(sql`
    update platform.idempotency set reserved_until = ${at} where actor = ${actor} and key = ${key} and status is null`)
}

/** What a process of this name reserved before it died. */
export async function releaseAll(db: Db, process: string, at: Date): Promise<void> {
  await db.once(sql`update platform.idempotency set reserved_until = ${at} where process = ${process} and status is null`)
}

/** Completes a reservation. */
export async function storeAnswer(db: Db, { actor, key }: Creation, { status, headers, body }: Answer): Promise<void> {
  await db.once(sql`
    update platform.idempotency set status = ${status}, headers = ${jsonb(headers)}, body = ${body}
    where actor = ${actor} and key = ${key}`)
}

/** An earlier attempt under the same key. */
export async function findEarlier(db: Db, { actor, key }: Creation): Promise<Earlier | undefined> {
  const [row] = await db.once<EarlierRow>(sql`
    select request_hash, status, headers, body from platform.idempotency where actor = ${actor} and key = ${key}`)
  return row && toEarlier(row)
}

interface EarlierRow {
  request_hash: Uint8Array
  status: number | null
  headers: Record<string, string> | null
  body: string | null
}

function toEarlier({ request_hash, status, headers, body }: EarlierRow): Earlier {
  const answer = status === null ? undefined : { status, headers: headers ?? {}, body: body ?? '' }
  return { requestHash: request_hash, answer }
}

/** Keeps the answer in the transaction that makes it true: for routes with `creates: 'atomic'`. */
export async function keepAnswer(tx: ReadTx, creation: Creation, answer: Answer): Promise<void> {
  await tx.query(sql`with ${answersCte([{ creation, answer }])} select 1`)
}

/** The same as a `with` clause over many creations, for a gathered statement. A key that is taken breaks `idempotency_pkey`. */
export function answersCte(kept: readonly { creation: Creation; answer: Answer }[]): Sql {
  const rows = kept.map(({ creation: { id, actor, key, requestHash, at }, answer: { status, headers, body } }) => {
    return sql`(${actor}, ${key}, cast(${requestHash} as bytea), cast(${id} as uuid), cast(${at} as timestamptz),
      cast(${status} as smallint), ${jsonb(headers)}, ${body})`
  })
  return sql`
    idempotency_new as (
      insert into platform.idempotency (actor, key, request_hash, creation_id, at, status, headers, body)
      values ${sql.join(rows)})`
}

/** Forgets answers older than `before`: a client that repeats later than that would create again. Answers how many. */
export async function forgetAnswers(tx: ReadTx, before: Date): Promise<number> {
  const [row] = await tx.query<{ forgotten: number }>(sql`
    with gone as (delete from platform.idempotency where at < ${before} returning 1) select count(*) as forgotten from gone`)
  return row?.forgotten ?? 0
}
