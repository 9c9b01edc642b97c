import { isChainHeader, isRequestHeader } from '@tongban/protocol/event/header'
import { type AuditLine, type FeedEntry, storeCode, type Tx } from '../../platform/db/db.ts'
import { isProblem } from '../../platform/problem.ts'
import type { ExchangeEnv } from '../env.ts'
import type { Handlers, Verdict } from '../ports.ts'
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

/** Offers an event to the handler of its type. What a refusing or failing handler wrote is undone. */
export async function offer(env: ExchangeEnv, tx: Tx, anyDelivery: AnyDelivery, manner: Manner): Promise<Verdict> {
  const { header } = anyDelivery
  const handler = handlerOf(env.handlers, header.type)
  if (!handler) return { verdict: 'notUnderstood' }
  const take = takingOf(handler, anyDelivery)
  if (!take) return { verdict: 'refused', code: 'exchange/malformedEvent' }
  if (manner === 'apart') return offerApart(env, tx, anyDelivery, take)
  const verdict = await take(tx).catch((error: unknown) => {
    if (isStoreTrouble(error)) throw error
    throw new OneFailed('a handler failed', { cause: error })
  })
  if (verdict.verdict === 'refused') throw new OneFailed('a handler refused')
  return verdict
}

type Taking = (tx: Tx) => Promise<Verdict>

/** Undefined where the header is not what the handler takes. */
function takingOf(handler: Handlers[string], delivery: AnyDelivery): Taking | undefined {
  if ('own' in handler) return (tx) => handler.own(tx, delivery)
  const { header } = delivery
  if (!isChainHeader(header) && !isRequestHeader(header)) return undefined
  return (tx) => handler(tx, { ...delivery, header })
}

function handlerOf(handlers: Handlers, type: string): Handlers[string] | undefined {
  const prefixes = Object.keys(handlers).filter((prefix) => type.startsWith(prefix))
  const longest = prefixes.sort((a, b) => b.length - a.length)[0]
  return longest === undefined ? undefined : handlers[longest]
}

async function offerApart(env: ExchangeEnv, tx: Tx, delivery: AnyDelivery, take: Taking): Promise<Verdict> {
  const own = withOwnRecords(tx)
  const offered = () => take(own.tx).catch((error: unknown) => verdictOfError(env, delivery, error))
  const verdict = await inSavepoint(tx, offered, isKept)
  if (isKept(verdict)) own.keep()
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
