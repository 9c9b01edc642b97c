import { type Clock, later } from '../clock.ts'
import { type Db, storeCode, type Tx } from '../db/db.ts'
import { describeError, type Log } from '../log.ts'
import { bug, isProblem } from '../problem.ts'
import type { Random } from '../random.ts'
import { failJob, freeJobs, insertJob, type Job, leaseJob, type NewJob, removeJob, takeJob } from './job.store.ts'
import { createWaker } from './waker.ts'

export { type DeadJob, findDead, type Job, type NewJob, reviveJob } from './job.store.ts'

/** Work that only changes the database: it and the end of the job commit together. */
export type JobHandler = (tx: Tx, job: Job) => Promise<void>
/** Work that talks to the world and may take long: at least once, so it must be safe to repeat. */
export type OutsideHandler = (job: Job) => Promise<void>

/** Side work, done in any process of the node: at least once, later and later after failures, and set aside as dead after twelve. */
export interface Jobs {
  /** In the transaction of the change that asks for it. */
  enqueue(tx: Tx, job: NewJob): Promise<void>
  register(queue: string, handler: JobHandler): void
  registerOutside(queue: string, handler: OutsideHandler): void
  /** Does everything that is due, also what that makes due; answers how many jobs it tried. */
  runDue(): Promise<number>
  /** Frees what this process held when it died; `start` does it too. */
  recover(): Promise<void>
  /** Works by itself until `stop`. */
  start(): Promise<void>
  /** Ends after the job under way. */
  stop(): Promise<void>
}

export interface JobsParts {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** Names this process among those of its node, the same after a restart. */
  readonly process: string
}

const ACTOR = 'rule'
const ATTEMPTS = 12
const LEASE_MS = 10 * 60_000
const POLL_MS = 500
const LONGEST_PAUSE_MS = 3_600_000

/** Opens the jobs of a process; nothing runs before `start` or `runDue`. */
export function createJobs(parts: JobsParts): Jobs {
  const { db, clock, random } = parts
  const inside = new Map<string, JobHandler>()
  const outside = new Map<string, OutsideHandler>()
  const waker = createWaker(POLL_MS)

  async function runNext(): Promise<boolean> {
    const ran = await runInside(parts, inside)
    return (await runOutside(parts, outside)) || ran
  }

  return {
    async enqueue(tx, job) {
      await insertJob(tx, random.uuid(clock.now().getTime()), job)
      tx.afterCommit(waker.wake)
    },
    register: (queue, handler) => register(inside, outside, queue, handler),
    registerOutside: (queue, handler) => register(outside, inside, queue, handler),
    async runDue() {
      let tried = 0
      while (await runNext()) tried++
      return tried
    },
    recover: () => freeJobs(db, parts.process),
    async start() {
      await freeJobs(db, parts.process)
      waker.start(async () => {
        while (!waker.stopping && (await runNext()));
      }, parts.log)
    },
    stop: () => waker.stop(),
  }
}

function register<T>(own: Map<string, T>, other: ReadonlyMap<string, unknown>, queue: string, handler: T): void {
  if (own.has(queue) || other.has(queue)) bug(`The queue ${queue} has two handlers`)
  own.set(queue, handler)
}

async function runInside(parts: JobsParts, handlers: ReadonlyMap<string, JobHandler>): Promise<boolean> {
  const { db, clock } = parts
  let taken: Job | undefined
  try {
    await db.write(ACTOR, async (tx) => {
      taken = await takeJob(tx, [...handlers.keys()], clock.now())
      if (taken) await handlers.get(taken.queue)?.(tx, taken)
    })
  } catch (error) {
    if (!taken) throw error
    await fail(parts, taken, error)
  }
  return taken !== undefined
}

async function runOutside(parts: JobsParts, handlers: ReadonlyMap<string, OutsideHandler>): Promise<boolean> {
  const { db, clock, process } = parts
  const now = clock.now()
  const job = await leaseJob(db, [...handlers.keys()], { process, now, until: later(now, LEASE_MS) })
  if (!job) return false
  try {
    await handlers.get(job.queue)?.(job)
    await removeJob(db, job.id)
  } catch (error) {
    await fail(parts, job, error)
  }
  return true
}

/** 2, 4, 8 … seconds up to an hour, a quarter more or less so that failed ones do not come back together. */
function pauseAfter(failures: number, random: Random): number {
  const jitter = 0.75 + (random.bytes(1)[0] ?? 0) / 512
  return Math.round(Math.min(2 ** failures * 1000, LONGEST_PAUSE_MS) * jitter)
}

async function fail({ db, clock, random, log }: JobsParts, job: Job, error: unknown): Promise<void> {
  const failures = job.attempts + 1
  const dead = failures >= ATTEMPTS
  log[dead ? 'error' : 'warn'](
    { err: error, job: job.id, queue: job.queue, failures },
    dead ? 'job set aside as dead' : 'job failed',
  )
  await failJob(db, job, { runAt: later(clock.now(), pauseAfter(failures, random)), dead, error: summary(error) })
}

function summary(error: unknown): string {
  if (isProblem(error)) return error.code
  return storeCode(error) ?? JSON.stringify(describeError(error)).slice(0, 500)
}
