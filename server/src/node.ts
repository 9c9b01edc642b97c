import type { NodeKeys, Suites } from '@tongban/protocol/suite/suite'
import type { Founders } from '@tongban/protocol/trust/trust-list'
import type { Settings } from './exchange/index.ts'
import { compose, type Slices } from './index.ts'
import type { Clock } from './platform/clock.ts'
import type { Db } from './platform/db/db.ts'
import { findMigrations, migrate } from './platform/db/migrate.ts'
import type { Files } from './platform/files/files.ts'
import type { LabClock } from './platform/lab-clock.ts'
import type { Log } from './platform/log.ts'
import type { Random } from './platform/random.ts'
import { every, type Repeating } from './platform/repeating.ts'

/** All that a node is made of. Nothing in it reaches for time, chance, network or disk by itself. */
export interface NodeParts {
  readonly db: Db
  /** A small pool for what must commit apart from the act that asks for it, such as serials. */
  readonly aside: Db
  readonly clock: Clock
  /** Only in a node started by the demo or the tests: then the clock can be moved over HTTP. */
  readonly lab?: LabClock
  readonly random: Random
  readonly fetch: typeof fetch
  readonly keys: NodeKeys
  readonly suites: Suites
  readonly files: Files
  readonly log: Log
  /** The URN of this node. */
  readonly me: string
  readonly founders: Founders
  /** Names this process among those of its node, the same after a restart. */
  readonly process: string
  readonly version: string
  readonly requestsPerMinute: number
  readonly exchange?: Partial<Settings>
  /** Where the operator's first token is written. */
  readonly folder?: string
}

/** A whole node without port or process: routes to inject into, work to run step by step, or all of it by itself after `start`. */
export interface TongbanNode extends Slices {
  /** Takes up what a crash left, then works by itself until `stop`. */
  start(): Promise<void>
  stop(): Promise<void>
}

const EXPIRE_EVERY_MS = 1_000
const REFRESH_EVERY_MS = 3_000

/** Makes a node: migrates its database, composes the slices, claims the database for this node. Serves nothing before `start`. */
export async function createNode(parts: NodeParts): Promise<TongbanNode> {
  await migrate(parts.db, parts.clock, await findMigrations())
  if (parts.lab) await parts.lab.follow(parts.db)
  const slices = await compose(parts)
  await slices.identity.start(parts.folder)
  let repeating: Repeating[] = []
  return {
    ...slices,
    async start() {
      await slices.jobs.start()
      slices.exchange.start()
      repeating = [
        every(EXPIRE_EVERY_MS, parts.log, () => slices.cases.expireDue()),
        every(REFRESH_EVERY_MS, parts.log, () => slices.identity.refresh()),
      ]
    },
    async stop() {
      await Promise.all(repeating.map((one) => one.stop()))
      await slices.exchange.stop()
      await slices.jobs.stop()
    },
  }
}

/** What a host needs to make the parts of a node: a process, a simulator, a test. */
export { type Clock, systemClock } from './platform/clock.ts'
export { type Db, openDb } from './platform/db/db.ts'
export { openFiles } from './platform/files/files.ts'
export { loadKeys } from './platform/keys/node-keys.ts'
export { type LabClock, labClock } from './platform/lab-clock.ts'
export { createLog } from './platform/log.ts'
export { systemRandom } from './platform/random.ts'
