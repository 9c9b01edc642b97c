import type { ChainHeader } from '@tongban/protocol/event/header'
import type { Delivery } from '../../exchange/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { CasesEnv } from '../env.ts'

/** An event of a chain on its way into this node. */
export interface Heard {
  readonly env: CasesEnv
  readonly tx: Tx
  readonly delivery: Delivery
  readonly header: ChainHeader
}
