import { compose, type NodeParts, type Slices } from './index.ts'

export type { NodeParts } from './index.ts'

import { writeCheckpoint } from './platform/audit/checkpoint.ts'
import { later } from './platform/clock.ts'
import { findMigrations, migrate } from './platform/db/migrate.ts'
import { forgetAnswers } from './platform/http/idempotency.ts'
import { bug } from './platform/problem.ts'
import { every, type Repeating } from './platform/repeating.ts'

/** A whole node without port or process: routes to inject into, work to run step by step, or all of it by itself after `start`. */
export interface TongbanNode extends Slices {
  /** Takes up what a crash left, for whoever then runs the work step by step. */
  recover(): Promise<void>
  /** Ties the audit chains under a signature, and forgets answers that nobody will ask for again. */
  keepHouse(): Promise<void>
  /** Takes up what a crash left, then works by itself until `stop`. */
  start(): Promise<void>
  stop(): Promise<void>
}

const EXPIRE_EVERY_MS = 1_000
const REFRESH_EVERY_MS = 3_000
const KEEP_EVERY_MS = 600_000
/** How long a client may repeat a POST under its key and get the first answer. */
const ANSWERS_KEPT_MS = 7 * 86_400_000

/** Makes a node: migrates its database, composes the slices, claims the database for this node. Serves nothing before `start`. */
export async function createNode(parts: NodeParts): Promise<TongbanNode> {
  await migrate(parts.db, parts.clock, await findMigrations())
  if (parts.lab) await parts.lab.follow(parts.db)
  const slices = await compose(parts)
  await slices.identity.start(parts.folder)
  let repeating: Repeating[] = []
  return {
    ...slices,
    recover: async () => void (await Promise.all([slices.jobs.recover(), slices.exchange.recover()])),
    keepHouse: () => keepHouse(parts),
    async start() {
      await slices.jobs.start()
      slices.exchange.start()
      repeating = [
        every(EXPIRE_EVERY_MS, parts.log, () => slices.cases.expireDue()),
        every(REFRESH_EVERY_MS, parts.log, () => slices.identity.refresh()),
        every(KEEP_EVERY_MS, parts.log, () => keepHouse(parts)),
      ]
    },
    async stop() {
      await Promise.all(repeating.map((one) => one.stop()))
      await slices.exchange.stop()
      await slices.jobs.stop()
    },
  }
}

async function keepHouse({ db, clock, keys, suites }: NodeParts): Promise<void> {
  const suite = suites[keys.suite] ?? bug(`suite ${keys.suite} is not built in`)
  await writeCheckpoint(db, clock, { kid: keys.kid, sign: (bytes) => suite.sign(keys.sign.private, bytes) })
  await db.write('rule', (tx) => forgetAnswers(tx, later(clock.now(), -ANSWERS_KEPT_MS)))
}

/** What a host needs to make the parts of a node: a process, a simulator, a test. */
export { type AuditVerdict, verifyAudit } from './platform/audit/verify.ts'
export { type Clock, systemClock } from './platform/clock.ts'
export { createDatabase } from './platform/db/databases.ts'
export { type Db, openDb, sql, type Watch } from './platform/db/db.ts'
export { startLocal } from './platform/db/local/local.ts'
export { type Files, openFiles } from './platform/files/files.ts'
export { freePort } from './platform/free-port.ts'
export { fetchInto } from './platform/http/fetch-into.ts'
export { loadKeys } from './platform/keys/node-keys.ts'
export { type LabClock, labClock } from './platform/lab-clock.ts'
export { createLog } from './platform/log.ts'
export { type Random, systemRandom } from './platform/random.ts'
