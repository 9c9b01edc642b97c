import { setTimeout as pause } from 'node:timers/promises'
import { systemClock } from '../platform/clock.ts'
import { systemRandom } from '../platform/random.ts'
import type { DrilledNode } from './process.fixture.ts'

/** A request as a client of the node makes it. */
export interface Asked {
  readonly as?: string
  readonly body?: unknown
  /** A form, sent as it is. */
  readonly form?: FormData
  /** The version that was seen, for a change. */
  readonly seen?: number
  readonly key?: string
}

export interface Answered {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers as the JSON they are
  readonly body: any
  readonly text: string
}

export type Method = 'GET' | 'POST'

const ANSWERS_WITHIN_MS = 20_000
const PATIENCE_MS = 240_000
const AGAIN_MS = 100

const random = systemRandom()
const clock = systemClock()
/** A fresh `Idempotency-Key`. */
export const freshKey = (): string => random.uuid(clock.now().getTime())

/** Asks once. Undefined where no answer came: the node died, was not there, or its store was away. */
export async function attempt(node: DrilledNode, method: Method, path: string, asked: Asked = {}): Promise<Answered | undefined> {
  node.mustLive()
  const body = asked.form ?? (asked.body === undefined ? undefined : JSON.stringify(asked.body))
  try {
    const response = await fetch(new URL(path, node.address), {
      method,
      headers: headersOf(method, asked),
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
      ...(body === undefined ? {} : { body }),
    })
    const text = await response.text()
    if (response.status === 503) return undefined
    const isJson = response.headers.get('content-type')?.includes('json')
    return { status: response.status, body: isJson ? JSON.parse(text) : text, text }
  } catch {
    return undefined
  }
}

function headersOf(method: Method, { as, body, seen, key }: Asked): Record<string, string> {
  return {
    ...(as === undefined ? {} : { authorization: `Bearer ${as}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
    ...(method === 'POST' ? { 'idempotency-key': key ?? freshKey() } : {}),
  }
}

/** Asks until an answer comes, always under the same `Idempotency-Key`. Any answer but a good one is a fault of the test or the node. */
export async function ask(node: DrilledNode, method: Method, path: string, asked: Asked = {}): Promise<Answered> {
  const key = asked.key ?? freshKey()
  return persist(`${method} ${path} at ${node.id}`, async () => {
    const answer = await attempt(node, method, path, { ...asked, key })
    if (!answer || answer.body.code === 'platform/inProgress') return undefined
    if (answer.status >= 300) throw new Error(`${method} ${path} at ${node.id}: ${answer.status} ${answer.text}`)
    return answer
  })
}

/** The time of a node by its own lab clock, in milliseconds; `as` is its operator. */
export const timeOf = async (node: DrilledNode, as: string): Promise<number> =>
  Date.parse((await ask(node, 'GET', '/lab/clock', { as })).body.now)

/** Moves a node's lab clock, which only ever goes forward. */
export const moveTo = async (node: DrilledNode, as: string, ms: number): Promise<void> => {
  await ask(node, 'POST', '/lab/clock', { as, body: { now: new Date(ms).toISOString() } })
}

/** Tries again until something comes of it. */
export async function persist<T>(what: string, work: () => Promise<T | undefined>): Promise<T> {
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await pause(AGAIN_MS)) {
    const result = await work()
    if (result !== undefined) return result
  }
  throw new Error(`${what}: nothing within ${PATIENCE_MS} ms`)
}
