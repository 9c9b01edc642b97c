import type { HashName, Suites } from '@tongban/protocol/suite/suite'
import type { TrustList } from '@tongban/protocol/trust/trust-list'
import type { Cases } from '../cases/index.ts'
import type { Exchange } from '../exchange/index.ts'
import type { Identity } from '../identity/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import type { Random } from '../platform/random.ts'

/** What the slice works with; every part is given to it, so that a simulator can own time and chance. */
export interface OversightEnv {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly suites: Suites
  /** The hash of this node's own suite. */
  readonly hash: HashName
  /** The URN of this node. */
  readonly me: string
  readonly trust: () => TrustList
  readonly identity: Pick<Identity, 'knowsPlace' | 'placesOf'>
  readonly cases: Pick<Cases, 'ofPerson' | 'byCode' | 'outlineOf'>
  readonly exchange: Pick<Exchange, 'nudge'>
  /** Key of the codes by which tickets are followed; derived from the node's secret, never leaves it. */
  readonly codeKey: Uint8Array
}
