import { randomUUID } from 'node:crypto'
import type { Lang, Said } from '../language.ts'
import { CommandFailure, exitCodes } from '../outcome.ts'

export type Method = 'GET' | 'POST' | 'PUT'

/** A node as this program speaks to it: plain HTTP, one actor's token. */
export interface NodeClient {
  readonly address: string
  get<T>(path: string): Promise<Reply<T>>
  post<T>(path: string, asked?: Asked): Promise<Reply<T>>
  put<T>(path: string, asked?: Asked): Promise<Reply<T>>
  send<T>(method: Method, path: string, asked?: Asked): Promise<Reply<T>>
  /** A file, as it comes. */
  download(path: string): Promise<Uint8Array>
}

export interface Asked {
  readonly body?: unknown
  /** A body that is sent as it is. */
  readonly raw?: { readonly content: string | Uint8Array<ArrayBuffer> | FormData; readonly type?: string }
  /** The version that was seen (`ETag`), for a change. */
  readonly seen?: number
  /** The `Idempotency-Key`; a fresh one by default. The same key again gives the first answer. */
  readonly key?: string
}

export interface Reply<T> {
  readonly status: number
  readonly body: T
  readonly text: string
}

export interface ClientOptions {
  readonly address: string
  readonly token?: string | undefined
  readonly lang?: Lang
}

/** The shape of a refusal (RFC 9457), as far as it is read here. */
interface ProblemDocument {
  readonly code?: string
  readonly title?: string
  readonly titles?: Said
  readonly field?: string
  /** What is wrong with a version, one by one. */
  readonly faults?: readonly (Said & { readonly at: string })[]
  /** What differs from the standard and is not declared. */
  readonly differences?: readonly {
    readonly element: string
    readonly relation: string
    readonly why: string
    readonly reason: Said
  }[]
}

/** A refusal of the node: what it says, its stable code, and the status it came with. */
export class Refused extends CommandFailure {
  readonly status: number
  readonly problem: ProblemDocument

  constructor(status: number, problem: ProblemDocument) {
    const title = problem.title ?? `HTTP ${status}`
    const detail = {
      exitCode: exitCodes.refused,
      ...(problem.code ? { code: problem.code } : {}),
      ...(problem.field ? { field: problem.field } : {}),
    }
    super(problem.titles ?? { zh: title, en: title }, detail)
    this.status = status
    this.problem = problem
  }
}

/** Speaks to one node. Throws `Refused` for what it refuses, and a failure with exit code 3 where nobody answers. */
export function nodeClient({ address, token, lang = 'zh' }: ClientOptions): NodeClient {
  const usual = { accept: 'application/json', 'accept-language': lang, ...(token ? { authorization: `Bearer ${token}` } : {}) }
  const away = (cause: unknown) => raise(unreachable(address, cause))
  const answered = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(new URL(path, address), init).catch(away)
    if (!response.ok) throw new Refused(response.status, problemIn(await response.text().catch(away)))
    return response
  }
  const ask = async <T>(path: string, init: RequestInit): Promise<Reply<T>> => {
    const response = await answered(path, init)
    const text = await response.text().catch(away)
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text), text }
  }
  const send = <T>(method: Method, path: string, asked: Asked = {}): Promise<Reply<T>> =>
    ask(path, { method, headers: { ...usual, ...(method === 'GET' ? {} : headersFor(asked)) }, ...bodyFor(asked) })
  return {
    address,
    get: (path) => send('GET', path),
    post: (path, asked) => send('POST', path, asked),
    put: (path, asked) => send('PUT', path, asked),
    send,
    download: async (path) => new Uint8Array(await (await answered(path, { headers: usual })).arrayBuffer().catch(away)),
  }
}

function headersFor({ body, raw, seen, key }: Asked): Record<string, string> {
  const type = raw ? raw.type : body === undefined ? undefined : 'application/json'
  return {
    'idempotency-key': key ?? randomUUID(),
    ...(type ? { 'content-type': type } : {}),
    ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
  }
}

function bodyFor({ body, raw }: Asked): { body?: string | Uint8Array<ArrayBuffer> | FormData } {
  if (raw) return { body: raw.content }
  return body === undefined ? {} : { body: JSON.stringify(body) }
}

function problemIn(text: string): ProblemDocument {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

function unreachable(address: string, cause: unknown): CommandFailure {
  const why = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause)
  return new CommandFailure(
    {
      zh: `连不上节点 ${address}：${why}。请确认节点已启动，或用 --node 指明地址。`,
      en: `Node ${address} cannot be reached: ${why}. See that it is running, or name its address with --node.`,
    },
    { exitCode: exitCodes.unreachable },
  )
}

function raise(failure: CommandFailure): never {
  throw failure
}
