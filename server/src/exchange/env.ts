import type { NodeKeys, Suites } from '@tongban/protocol/suite/suite'
import type { TrustList } from '@tongban/protocol/trust/trust-list'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import type { Files } from '../platform/files/files.ts'
import type { Log } from '../platform/log.ts'
import type { Metrics } from '../platform/metrics.ts'
import type { Random } from '../platform/random.ts'
import type { Figures } from './operating/figures.ts'
import type { Handlers, MayReadFile, SayAgain, TakeTrust } from './ports.ts'
import type { Settings } from './settings.ts'

/** What the exchange works with; every part is given to it, so that a simulator can own time, chance, network and crashes. */
export interface ExchangeEnv {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly fetch: typeof fetch
  readonly keys: NodeKeys
  readonly suites: Suites
  /** The URN of this node. */
  readonly me: string
  /** The list in force, verified by who keeps it. */
  readonly trust: () => TrustList
  readonly log: Log
  readonly files: Files
  readonly handlers: Handlers
  readonly mayReadFile: MayReadFile
  readonly sayAgain: SayAgain
  /** Judges a trust list that a peer went over to, and takes it in: a port that is filled by who keeps the lists. */
  readonly takeTrust: TakeTrust
  readonly settings: Settings
  readonly metrics: Metrics
  readonly figures: Figures
}
