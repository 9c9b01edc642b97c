import type { HashName, Suites } from '@tongban/protocol/suite/suite'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import type { Random } from '../platform/random.ts'

/** What the slice works with; every part is given to it, so that a simulator can own time and chance. */
export interface CatalogueEnv {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly suites: Suites
  /** The hash of this node's own suite, which names the documents of what it says. */
  readonly hash: HashName
  readonly jobs: Jobs
  /** The URN of this node. */
  readonly me: string
  /** The node that answers for a place by the trust list; undefined when no node does. */
  readonly nodeOf: (place: string) => string | undefined
  /** The other nodes of the trust list: who hears what is said of this catalogue. */
  readonly peers: () => readonly string[]
}
