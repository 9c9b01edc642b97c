import type { SimNode } from './sim-node.ts'

export interface Asking {
  readonly as?: string
  readonly body?: unknown
  /** The version that a step says it saw. */
  readonly seen?: number
  /** The `Idempotency-Key` of a POST. */
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answered {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: an answer is read as the JSON it is
  readonly body: any
}

/** A request to a node's own routes, as from a browser; undefined where the node is down or dies over it, so that nobody answers. */
export async function ask(
  node: SimNode,
  method: 'GET' | 'POST',
  url: string,
  { as, body, seen, key, headers = {} }: Asking = {},
): Promise<Answered | undefined> {
  if (!node.isUp) return undefined
  const answer = await node.running.app.inject({
    ...{ method, url },
    headers: {
      ...(as === undefined ? {} : { authorization: `Bearer ${as}` }),
      ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...headers,
    },
    ...(body === undefined ? {} : { payload: body as object }),
  })
  if (!node.isUp) return undefined
  node.noteAnswer(`${method} ${url}`, answer)
  const isJson = String(answer.headers['content-type']).includes('json')
  return { status: answer.statusCode, body: isJson ? answer.json() : answer.body }
}
