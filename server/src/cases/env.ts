import type { NodeKeys, Suites } from '@tongban/protocol/suite/suite'
import type { TrustList } from '@tongban/protocol/trust/trust-list'
import type { Catalogue } from '../catalogue/index.ts'
import type { Exchange } from '../exchange/index.ts'
import type { Identity } from '../identity/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import type { Files } from '../platform/files/files.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import type { Log } from '../platform/log.ts'
import type { Random } from '../platform/random.ts'
import type { OfficialNumbers } from './decision/official-number.ts'

/** What the slice works with; every part is given to it, so that a simulator can own time, chance and crashes. */
export interface CasesEnv {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly suites: Suites
  readonly keys: NodeKeys
  /** The URN of this node. */
  readonly me: string
  readonly trust: () => TrustList
  readonly identity: Identity
  readonly catalogue: Catalogue
  readonly exchange: Exchange
  readonly jobs: Jobs
  readonly files: Files
  readonly log: Log
  readonly officialNumber: OfficialNumbers
  /** Key of the query codes printed on receipts; derived from the node's secret, never leaves it. */
  readonly codeKey: Uint8Array
}
