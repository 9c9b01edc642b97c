import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suitesNode } from '@tongban/protocol/suite/built-node'
import { newNodeKeys } from '@tongban/protocol/suite/keys'
import type { NodeKeys, SuiteName } from '@tongban/protocol/suite/suite'
import type { Founders } from '@tongban/protocol/trust/trust-list'
import {
  createLog,
  createNode,
  type Db,
  type LabClock,
  type NodeParts,
  openDb,
  openFiles,
  systemRandom,
  type TongbanNode,
} from '../node.ts'
import { freshDatabase } from './database.ts'

/** As in every program: a node of one suite verifies what the other wrote. */
export const suites = suitesNode
const random = systemRandom()

/** A request to a node of the test, and what came back. */
export interface Asked {
  readonly as?: string
  readonly body?: unknown
  readonly seen?: number
  /** The `Idempotency-Key` of a POST: a fresh one by default, none with null. */
  readonly key?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answered {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers as the JSON they are
  readonly body: any
  readonly headers: Readonly<Record<string, unknown>>
}

/** A file as a browser sends it. */
export interface Scan {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** One node in this process: real database, real routes, no port. */
export interface TestNode {
  readonly id: string
  readonly node: TongbanNode
  readonly keys: NodeKeys
  readonly clock: LabClock
  readonly folder: string
  /** The node's own store, to see what a request left behind. */
  readonly db: Db
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, asked?: Asked): Promise<Answered>
  upload(as: string, scan: Scan): Promise<Answered>
  /** A token for a member of staff or a person. */
  tokenOf(whom: { staff: string } | { idNumber: string } | { person: string }): Promise<string>
  readonly operator: string
}

export interface Setting {
  readonly founders: Founders
  readonly fetchBetween: typeof fetch
  readonly startAt: string
  readonly suite: SuiteName
  /** The identity provider of a division, where it has one. */
  readonly signIn?: (division: string) => NodeParts['signIn']
}

export const addressOf = (id: string): string => `http://${id.slice(-6)}.test`

/** A clock that stands where the test puts it; a millisecond passes with each look, so that order shows in times too. */
function standingClock(startAt: string): LabClock {
  let ms = Date.parse(startAt)
  return {
    now: () => new Date(ms++),
    follow: async () => undefined,
    moveTo: async (instant) => {
      ms = Math.max(ms, instant.getTime())
      return new Date(ms)
    },
  }
}

/** Opens the node of a region with a database and keys of its own. */
export async function openTestNode(
  division: string,
  { founders, fetchBetween, startAt, suite, signIn }: Setting,
): Promise<TestNode & { close(): Promise<void> }> {
  const id = `urn:tongban:node:${division}`
  const clock = standingClock(startAt)
  const database = await freshDatabase({ clock })
  const aside = openDb({ url: database.url, clock, size: 2 })
  const folder = await mkdtemp(join(tmpdir(), 'tongban-node-'))
  const keys = await newNodeKeys(suites[suite], random.bytes)
  const provider = signIn?.(division)
  const node = await createNode({
    ...(provider ? { signIn: provider } : {}),
    ...{ db: database.db, aside, clock, lab: clock, random, fetch: fetchBetween, keys, suites, founders, folder },
    secret: random.bytes(32),
    log: createLog({ level: 'silent' }),
    me: id,
    files: await openFiles({ folder: join(folder, 'files'), random, process: 'test' }),
    process: 'test',
    version: 'test',
    requestsPerMinute: 0,
  })
  await node.app.ready()
  const operator = (await readFile(join(folder, 'operator.token'), 'utf8')).trim()
  const { call, upload } = callsOf(node, () => random.uuid(clock.now().getTime()))
  return {
    ...{ id, node, keys, clock, folder, operator, call, upload, db: database.db },
    tokenOf: async (whom) => (await call('POST', '/identity/tokens', { as: operator, body: { for: whom } })).body.token,
    close: async () => {
      await node.stop()
      await node.app.close()
      await aside.close()
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Requests into the real routes, without a port. */
function callsOf({ app }: TongbanNode, freshKey: () => string): Pick<TestNode, 'call' | 'upload'> {
  const call: TestNode['call'] = async (method, path, { as, body, seen, key, headers = {} } = {}) => {
    const answer = await app.inject({
      method,
      url: path,
      headers: {
        ...(as ? { authorization: `Bearer ${as}` } : {}),
        ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
        ...(method === 'POST' && key !== null ? { 'idempotency-key': key ?? freshKey() } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body as object }),
    })
    const isJson = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, body: isJson ? answer.json() : answer.body, headers: answer.headers }
  }
  const upload: TestNode['upload'] = (as, { name, type, bytes }) => {
    const boundary = 'tongban-test-boundary'
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`
    const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
    return call('POST', '/files', { as, body, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } })
  }
  return { call, upload }
}
