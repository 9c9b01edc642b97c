import { type Db, jsonb, type ReadTx, sql } from '../db/db.ts'

/** A piece of side work. `attempts` counts the failures so far. */
export interface Job {
  readonly id: string
  readonly queue: string
  readonly key: string | null
  readonly body: unknown
  readonly attempts: number
}

export interface NewJob {
  readonly queue: string
  /** At most one job of a queue waits under a key; enqueuing it again only brings it forward. */
  readonly key?: string
  readonly body: unknown
  readonly runAt: Date
}

/** A job that failed too often, for an operator to look at. */
export interface DeadJob extends Job {
  readonly lastError: string | null
}

/** Adds a job. */
export async function insertJob(tx: ReadTx, id: string, { queue, key, body, runAt }: NewJob): Promise<void> {
  await tx.query(sql`
    insert into platform.job (id, queue, key, body, run_at) values (${id}, ${queue}, ${key ?? null}, ${jsonb(body)}, ${runAt})
    on conflict (queue, key) where state = 'waiting' do update set run_at = least(platform.job.run_at, excluded.run_at)`)
}

/**
 * Takes the next due job out of the table, in the transaction that does its work: a rollback or a crash puts it back.
 * A job that other processes hold is skipped.
 */
export async function takeJob(tx: ReadTx, queues: readonly string[], now: Date): Promise<Job | undefined> {
  const [job] = await tx.query<Job>(sql`
    delete from platform.job where id = (
      select id from platform.job where state = 'waiting' and run_at <= ${now} and queue = any(${queues})
      order by run_at, id limit 1 for update skip locked)
    returning id, queue, key, body, attempts`)
  return job
}

/** Takes the next due job for work outside a transaction, for as long as the lease runs. */
export async function leaseJob(
  db: Db,
  queues: readonly string[],
  lease: { process: string; now: Date; until: Date },
): Promise<Job | undefined> {
  const [job] = await db.once<Job>(sql`
    update platform.job set state = 'running', process = ${lease.process}, leased_until = ${lease.until} where id = (
      select id from platform.job
      where queue = any(${queues}) and run_at <= ${lease.now}
        and (state = 'waiting' or (state = 'running' and leased_until <= ${lease.now}))
      order by run_at, id limit 1 for update skip locked)
    returning id, queue, key, body, attempts`)
  return job
}

/** Removes a job that is done. */
export async function removeJob(db: Db, id: string): Promise<void> {
  await db.once(sql`delete from platform.job where id = ${id}`)
}

/** Puts a failed job back for later, or among the dead; unless a newer one waits under the same key, which will do its work. */
export async function failJob(db: Db, job: Job, failure: { runAt: Date; dead: boolean; error: string }): Promise<void> {
  const state = failure.dead ? 'dead' : 'waiting'
  await db.once(sql`
    with superseded as (
      delete from platform.job as failed where failed.id = ${job.id} and ${state} = 'waiting' and exists (
        select 1 from platform.job as newer
        where newer.queue = failed.queue and newer.key = failed.key and newer.state = 'waiting' and newer.id <> failed.id)
      returning failed.id)
    update platform.job set state = ${state}, attempts = attempts + 1, run_at = ${failure.runAt}, last_error = ${failure.error},
      process = null, leased_until = null
    where id = ${job.id} and not exists (select 1 from superseded)`)
}

/** Frees what a process of this name held when it died. */
export async function freeJobs(db: Db, process: string): Promise<void> {
  const held = await db.once<{ id: string }>(sql`select id from platform.job where state = 'running' and process = ${process}`)
  for (const { id } of held) await freeJob(db, id)
}

async function freeJob(db: Db, id: string): Promise<void> {
  await db.once(sql`
    with superseded as (
      delete from platform.job as held where held.id = ${id} and exists (
        select 1 from platform.job as newer
        where newer.queue = held.queue and newer.key = held.key and newer.state = 'waiting' and newer.id <> held.id)
      returning held.id)
    update platform.job set state = 'waiting', process = null, leased_until = null
    where id = ${id} and not exists (select 1 from superseded)`)
}

/** The dead jobs, the oldest first. */
export function findDead(tx: ReadTx, limit: number): Promise<DeadJob[]> {
  return tx.query(sql`
    select id, queue, key, body, attempts, last_error as "lastError" from platform.job
    where state = 'dead' order by run_at, id limit ${limit}`)
}

/** Gives a dead job another life; false when there is none of that id. */
export async function reviveJob(tx: ReadTx, id: string, runAt: Date): Promise<boolean> {
  const rows = await tx.query(sql`
    update platform.job set state = 'waiting', attempts = 0, run_at = ${runAt} where id = ${id} and state = 'dead' returning id`)
  return rows.length === 1
}
