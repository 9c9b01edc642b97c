import type { ChainHeader, EventHeader } from '@tongban/protocol/event/header'
import type { Delivery } from '../../exchange/index.ts'
import type { CasesEnv } from '../env.ts'
import type { FileSource } from '../event.store.ts'
import type { StoredEvent } from '../writing/writing.ts'
import type { Docket } from './docket.ts'

/** An event of a chain on its way into this node. */
export interface Heard {
  readonly env: CasesEnv
  readonly docket: Docket
  readonly delivery: Delivery
  readonly header: ChainHeader
}

/** The files that an event or request names; who wrote of them has them. */
export const sourcesIn = ({ files, source }: EventHeader): FileSource[] =>
  files.map(({ sha256, section }) => ({ sha256, section, source }))

/** The event as it is kept: the very text that was hashed and signed. */
export const storedAs = ({ delivery, header }: Heard, action: string): StoredEvent => ({
  ...{ seq: header.seq, id: header.id, action, header: delivery.text },
  ...{ hash: delivery.hash, parsed: header, bodies: delivery.bodies },
})
