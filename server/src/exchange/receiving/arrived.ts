import { type Opened, type OpenedItem, verifyOrigin } from '@tongban/protocol/batch/envelope'
import { utf8 } from '@tongban/protocol/bytes'
import { canonicalText } from '@tongban/protocol/canonical'
import { bodyFits } from '@tongban/protocol/event/hash'
import { type EventHeader, isChainHeader, isRequestHeader } from '@tongban/protocol/event/header'
import { digestOf, hashOf } from '@tongban/protocol/hash'
import { nodeOfPlace } from '@tongban/protocol/trust/trust-list'
import type { ExchangeEnv } from '../env.ts'
import { isAnyHeader } from './any-header.ts'
import type { AnyDelivery } from './inbox.store.ts'

/** An item of an opened batch, judged by all that needs no knowledge of its case. */
export interface Arrived {
  readonly batch: number
  readonly place: number
  /** Hash of the header under its own hash; empty where the header could not be read. */
  readonly hash: string
  /** Undefined where there is nothing that could be named. */
  readonly delivery: AnyDelivery | undefined
  readonly refusal: string | undefined
}

/** The checks of protocol.md after inclusion: the schema, who wrote it, the writer's place, the content against its hashes. */
export function judgeItems(env: ExchangeEnv, opened: Opened): Promise<Arrived[]> {
  return Promise.all(opened.items.map((item) => judge(env, opened, item)))
}

async function judge(env: ExchangeEnv, opened: Opened, item: OpenedItem): Promise<Arrived> {
  const at = { batch: opened.header.batch, place: item.index }
  const { header, bodies, earlier = [], documents } = item
  if (!isAnyHeader(header) || !digestOf(env.suites, header.hash)) {
    return { ...at, hash: '', delivery: undefined, refusal: 'exchange/malformedEvent' }
  }
  const text = canonicalText(header)
  const hash = await hashOf(env.suites, header.hash, utf8(text))
  const origin = item.origin ?? { batchHeader: opened.header, signature: opened.signature, index: item.index, proof: item.proof }
  const delivery: AnyDelivery = {
    header,
    text,
    hash,
    bodies,
    earlier,
    origin,
    sender: opened.sender,
    ...(documents ? { documents } : {}),
  }
  return { ...at, hash, delivery, refusal: await faultOf(env, delivery, item) }
}

async function faultOf(env: ExchangeEnv, { header, sender }: AnyDelivery, item: OpenedItem): Promise<string | undefined> {
  if (item.origin) {
    if (!(await verifyOrigin(header, item.origin, { trust: env.trust(), suites: env.suites })).ok) return 'exchange/badOrigin'
  } else if (header.source !== sender) return 'exchange/notItsWriter'
  if (!isChainHeader(header) && !isRequestHeader(header)) return undefined
  return faultOfEvent(env, header, item)
}

async function faultOfEvent(
  { trust, suites }: ExchangeEnv,
  header: EventHeader,
  { bodies }: OpenedItem,
): Promise<string | undefined> {
  if (nodeOfPlace(trust(), header.duty.place)?.id !== header.source) return 'exchange/wrongPlace'
  const fits = await Promise.all(bodies.map((body) => bodyFits(header, body, suites)))
  return fits.every(Boolean) ? undefined : 'exchange/bodyMismatch'
}
