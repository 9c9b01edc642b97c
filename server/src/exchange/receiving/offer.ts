import { isChainHeader, isRequestHeader } from '@tongban/protocol/event/header'
import { type AuditLine, type FeedEntry, storeCode, type Tx } from '../../platform/db/db.ts'
import { isProblem } from '../../platform/problem.ts'
import type { ExchangeEnv } from '../env.ts'
import type { Delivery, Handlers, Sitting, SittingHandler, Verdict } from '../ports.ts'
import type { AnyDelivery } from './inbox.store.ts'
import { inSavepoint } from './savepoint.store.ts'

/**
 * How a failing event is kept from the good ones. `together`: none is expected, all share one transaction and the first failure throws
 * `OneFailed`, so the whole is done again. `apart`: each has a savepoint, which costs two statements and, beyond 64 of them, slows every
 * other snapshot of the database down.
 */
export type Manner = 'together' | 'apart'

/** Asks for the batch to be stored again, event by event. */
export class OneFailed extends Error {}

/** Offers the events of one transaction to the handlers of their types. */
export interface Offers {
  /** What a refusing or failing handler wrote is undone. */
  offer(delivery: AnyDelivery): Promise<Verdict>
  /** Has the handlers write what they took; none takes more after it. */
  end(): Promise<void>
}

/** For `together` it is told beforehand which events may be offered, so that a handler sits down once for all of them. */
export function openOffers(env: ExchangeEnv, tx: Tx, manner: Manner, expected: readonly AnyDelivery[] = []): Offers {
  return manner === 'together'
    ? offersTogether(env, tx, expected)
    : { offer: (one) => offerApart(env, tx, one), end: async () => undefined }
}

function offersTogether(env: ExchangeEnv, tx: Tx, expected: readonly AnyDelivery[]): Offers {
  const sittings = new Map<SittingHandler, Promise<Sitting>>()
  const sittingOf = (handler: SittingHandler): Promise<Sitting> => {
    const open = sittings.get(handler) ?? handler.sit(tx, expectedBy(env, handler, expected))
    sittings.set(handler, open)
    return open
  }
  return {
    offer: async (delivery) => {
      const verdict = await orOneFailed(takeWith(env, delivery, { tx, sittingOf }))
      if (verdict.verdict === 'refused') throw new OneFailed('a handler refused')
      return verdict
    },
    end: async () => {
      for (const sitting of sittings.values()) await orOneFailed((await sitting).end())
    },
  }
}

function orOneFailed<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (isStoreTrouble(error)) throw error
    throw new OneFailed('a handler failed', { cause: error })
  })
}

const expectedBy = ({ handlers }: ExchangeEnv, handler: SittingHandler, expected: readonly AnyDelivery[]): Delivery[] =>
  expected.flatMap((delivery) => (handlerOf(handlers, delivery.header.type) === handler ? (withEventHeader(delivery) ?? []) : []))

/** Undefined where the header is neither of a chain nor of a request. */
function withEventHeader(delivery: AnyDelivery): Delivery | undefined {
  const { header } = delivery
  return isChainHeader(header) || isRequestHeader(header) ? { ...delivery, header } : undefined
}

interface Table {
  readonly tx: Tx
  readonly sittingOf: (handler: SittingHandler) => Promise<Sitting>
}

async function takeWith({ handlers }: ExchangeEnv, anyDelivery: AnyDelivery, { tx, sittingOf }: Table): Promise<Verdict> {
  const handler = handlerOf(handlers, anyDelivery.header.type)
  if (!handler) return { verdict: 'notUnderstood' }
  if ('own' in handler) return handler.own(tx, anyDelivery)
  const delivery = withEventHeader(anyDelivery)
  if (!delivery) return { verdict: 'refused', code: 'exchange/malformedEvent' }
  return 'sit' in handler ? (await sittingOf(handler)).take(delivery) : handler(tx, delivery)
}

function handlerOf(handlers: Handlers, type: string): Handlers[string] | undefined {
  const prefixes = Object.keys(handlers).filter((prefix) => type.startsWith(prefix))
  const longest = prefixes.sort((a, b) => b.length - a.length)[0]
  return longest === undefined ? undefined : handlers[longest]
}

async function offerApart(env: ExchangeEnv, tx: Tx, delivery: AnyDelivery): Promise<Verdict> {
  const own = withOwnRecords(tx)
  const offered = () => takeAlone(env, own.tx, delivery).catch((error: unknown) => verdictOfError(env, delivery, error))
  const verdict = await inSavepoint(tx, offered, isKept)
  if (isKept(verdict)) own.keep()
  return verdict
}

/** A sitting for one event: what it refused is not written. */
async function takeAlone(env: ExchangeEnv, tx: Tx, delivery: AnyDelivery): Promise<Verdict> {
  let sitting: Sitting | undefined
  const sittingOf = async (handler: SittingHandler) => (sitting = await handler.sit(tx, expectedBy(env, handler, [delivery])))
  const verdict = await takeWith(env, delivery, { tx, sittingOf })
  if (isKept(verdict)) await sitting?.end()
  return verdict
}

const isKept = ({ verdict }: Verdict): boolean => verdict !== 'refused'

function verdictOfError(env: ExchangeEnv, { header, sender }: AnyDelivery, error: unknown): Verdict {
  if (isStoreTrouble(error)) throw error
  if (isProblem(error)) return { verdict: 'refused', code: error.code }
  env.log.error({ err: error, event: header.id, type: header.type, sender }, 'a handler failed')
  return { verdict: 'refused', code: 'exchange/handlerFailed' }
}

/** Of the store, not of the event: connection (08), no resources (53), shut down (57), system (58), deadlock or serialization (40). */
const storeTrouble = ['08', '40', '53', '57', '58']

function isStoreTrouble(error: unknown): boolean {
  const code = storeCode(error)
  return code !== undefined && (storeTrouble.some((start) => code.startsWith(start)) || /^E[A-Z]+$/.test(code))
}

/** A transaction whose audit lines, feed entries and afterthoughts count only if they are kept. */
function withOwnRecords(tx: Tx): { tx: Tx; keep(): void } {
  const lines: AuditLine[] = []
  const entries: FeedEntry[] = []
  const acts: (() => void)[] = []
  const own: Tx = {
    query: (statement) => tx.query(statement),
    audit: (line) => void lines.push(line),
    publish: (entry) => void entries.push(entry),
    afterCommit: (act) => void acts.push(act),
  }
  const keep = () => {
    for (const line of lines) tx.audit(line)
    for (const entry of entries) tx.publish(entry)
    for (const act of acts) tx.afterCommit(act)
  }
  return { tx: own, keep }
}
