import type { Clock } from '../clock.ts'
import type { Db } from '../db/db.ts'
import type { Log } from '../log.ts'
import type { Random } from '../random.ts'
import type { Authenticate } from './actor.ts'

/** What an app is made of. */
export interface AppParts {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly authenticate: Authenticate
  /** Names this process among those of its node, the same after a restart; its unfinished work is freed at start. */
  readonly process: string
  /** The product's version, for the OpenAPI document. */
  readonly version: string
  /** Requests a minute for one actor, or one address without an actor; 0 for no limit. */
  readonly requestsPerMinute: number
}
