import type { Backoff } from './domain/backoff.ts'

/** What may be set of the exchange. Spans in milliseconds, of the real monotonic clock: they are no legal or protocol times. */
export interface Settings {
  /** Events of a batch at most (protocol.md, Batch). */
  readonly mostEvents: number
  /** Bytes of items of a batch at most, before encryption; one item alone may be larger. */
  readonly mostBytes: number
  /** What is due is sealed at least this often. */
  readonly sealEveryMs: number
  /** Each peer hears from us at least this often. */
  readonly heartbeatEveryMs: number
  readonly answerWithinMs: number
  readonly backoff: Backoff
  /** Refusals of one batch after which its cases are parked. */
  readonly refusalsBeforeParking: number
  readonly mostWaitingPerCase: number
  /** Files fetched side by side. */
  readonly filesAtOnce: number
  /** How often it is looked whether a day is to be reconciled. */
  readonly reconcileEveryMs: number
  /** Whether a newer trust list or agreement is said to the peers; off where the list names nodes that are not there at all. */
  readonly announces: boolean
  /** How long a comparison waits for what it had repaired, before it compares again all the same. */
  readonly repairWithinMs: number
}

export const usualSettings: Settings = {
  mostEvents: 256,
  mostBytes: 4 * 1024 * 1024,
  sealEveryMs: 1000,
  heartbeatEveryMs: 60_000,
  answerWithinMs: 15_000,
  backoff: { firstMs: 500, mostMs: 60_000 },
  refusalsBeforeParking: 8,
  mostWaitingPerCase: 200,
  filesAtOnce: 4,
  reconcileEveryMs: 60_000,
  repairWithinMs: 10_000,
  announces: true,
}
