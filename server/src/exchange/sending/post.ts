import { type Trouble, troubleOf } from '../domain/refusal.ts'
import { isRecord } from '../domain/shape.ts'
import type { ExchangeEnv } from '../env.ts'

/** What came of a sending: the text of a receipt, not believed yet, or whose trouble it is. */
export type Answer =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly trouble: Trouble; readonly why: string }

/** A receipt of 256 verdicts is some 30 KB; a problem far less. */
const MOST_ANSWER_BYTES = 1024 * 1024

/** Sends one envelope to a peer's exchange and reads its bounded answer. Never throws for what the peer or the network does. */
export async function postBatch(env: ExchangeEnv, address: string, text: string, stopped: AbortSignal): Promise<Answer> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const request = { method: 'POST', headers, body: text, redirect: 'error' } as const
  try {
    return await withDeadline(stopped, env.settings.answerWithinMs, async (signal) => {
      const response = await env.fetch(urlUnder(address, 'exchange/batches'), { ...request, signal })
      const body = await readBounded(response, MOST_ANSWER_BYTES)
      if (body === undefined) return { ok: false, trouble: 'peer', why: 'answerTooLarge' }
      return response.status === 200 ? { ok: true, text: new TextDecoder().decode(body) } : refusalIn(response.status, body)
    })
  } catch (error) {
    return { ok: false, trouble: 'peer', why: networkFault(error) }
  }
}

/** Gives work a signal that ends it after so long, or when all stops. `AbortSignal.any` would leave a trace on `stopped` for each request. */
export async function withDeadline<T>(stopped: AbortSignal, ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const onStop = () => controller.abort()
  const timer = setTimeout(() => controller.abort(new DOMException('no answer in time', 'TimeoutError')), ms)
  stopped.addEventListener('abort', onStop)
  try {
    if (stopped.aborted) onStop()
    return await work(controller.signal)
  } finally {
    clearTimeout(timer)
    stopped.removeEventListener('abort', onStop)
  }
}

function refusalIn(status: number, body: Uint8Array): Answer {
  const code = problemCode(new TextDecoder().decode(body))
  return { ok: false, trouble: troubleOf(status, code), why: code ?? `http${status}` }
}

/** The code of a problem document (RFC 9457), where the answer is one. */
export function problemCode(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) && typeof value['code'] === 'string' && /^[a-zA-Z/]{1,80}$/.test(value['code'])
      ? value['code']
      : undefined
  } catch {
    return undefined
  }
}

/** An address below a node's own, which may have a path. */
export const urlUnder = (address: string, path: string): URL => new URL(path, address.endsWith('/') ? address : `${address}/`)

/** The body of an answer, or undefined where it is larger than a good one can be: a peer must not fill our memory. */
export async function readBounded(response: Response, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > most) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** A word for the operator; the peer's address stays out of it. */
export function networkFault(error: unknown): string {
  if (!(error instanceof Error)) return 'unreachable'
  if (error.name === 'TimeoutError') return 'timeout'
  if (error.name === 'AbortError') return 'stopped'
  const { cause } = error
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unreachable'
}
