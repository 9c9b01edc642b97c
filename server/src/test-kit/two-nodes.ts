import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { intlNode } from '@tongban/protocol/suite/intl-node'
import { newNodeKeys, publishedKeys } from '@tongban/protocol/suite/keys'
import type { NodeKeys } from '@tongban/protocol/suite/suite'
import { signAgreement } from '@tongban/protocol/trust/agreement'
import { type Founders, signTrustList, type TrustList } from '@tongban/protocol/trust/trust-list'
import { createLog, createNode, type LabClock, openDb, openFiles, systemRandom, type TongbanNode } from '../node.ts'
import { freshDatabase } from './database.ts'

export const suites = { intl: intlNode }
const random = systemRandom()

/** A request to a node of the test, and what came back. */
export interface Asked {
  readonly as?: string
  readonly body?: unknown
  readonly seen?: number
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answered {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers as the JSON they are
  readonly body: any
  readonly headers: Readonly<Record<string, unknown>>
}

/** One node in this process: real database, real routes, no port. */
export interface TestNode {
  readonly id: string
  readonly node: TongbanNode
  readonly keys: NodeKeys
  readonly clock: LabClock
  readonly folder: string
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, asked?: Asked): Promise<Answered>
  /** A token for a member of staff or a person. */
  tokenOf(whom: { staff: string } | { idNumber: string } | { person: string }): Promise<string>
  readonly operator: string
}

export interface TwoNodes {
  readonly sichuan: TestNode
  readonly chongqing: TestNode
  readonly founders: Founders
  readonly trust: TrustList
  /** Seals, sends and does the work that is due, on both, until nothing moves. */
  quiet(): Promise<void>
  /** Moves the clock of both. */
  moveTo(instant: string): Promise<void>
  /** Cuts or mends the road to a node. */
  cut(node: 'sichuan' | 'chongqing', isCut: boolean): void
  close(): Promise<void>
}

interface Demo {
  readonly organisations: unknown[]
  readonly places: unknown[]
  readonly nodes: readonly {
    id: string
    region: string
    counters: unknown[]
    staff: unknown[]
    people: unknown[]
    mandates: unknown[]
  }[]
  readonly agreements: readonly { terms: Parameters<typeof signAgreement>[0] }[]
  readonly versions: readonly { document: { place: string } }[]
  readonly applications: readonly Application[]
}

export interface Application {
  readonly id: string
  readonly item: string
  readonly decidingPlace: string
  readonly receivingPlace: string
  readonly form: Readonly<Record<string, unknown>>
}

/** The demo's own places, staff, people and versions: the tests and the demo play on one stage. */
export const readDemo = async (): Promise<Demo> =>
  JSON.parse(await readFile(new URL('../../../data/demo-supplement.json', import.meta.url), 'utf8'))

/** Two nodes that talk to each other, with the demo's agreement, places, people and versions. The time is 2026-03-02, 09:00 in China. */
export async function twoNodes(startAt = '2026-03-02T01:00:00.000Z'): Promise<TwoNodes> {
  const demo = await readDemo()
  const authorities = await Promise.all(
    ['sichuan', 'chongqing'].map(async (id) => ({ id, keys: await newNodeKeys(intlNode, random.bytes) })),
  )
  const founders: Founders = {
    threshold: 2,
    authorities: authorities.map(({ id, keys }) => ({ id, suite: 'intl', key: keys.sign.public })),
  }
  const roads = new Map<string, TongbanNode>()
  const cutRoads = new Set<string>()
  const fetchBetween = (async (url: string | URL, init?: RequestInit) => {
    const { origin, pathname, search } = new URL(url)
    const node = roads.get(origin)
    if (!node || cutRoads.has(origin)) throw new TypeError('the road is cut')
    const answer = await node.app.inject({
      method: (init?.method ?? 'GET') as 'GET' | 'POST',
      url: pathname + search,
      headers: Object.fromEntries(new Headers(init?.headers)),
      ...(init?.body ? { payload: typeof init.body === 'string' ? init.body : Buffer.from(init.body as Uint8Array) } : {}),
    })
    return new Response(new Uint8Array(answer.rawPayload), {
      status: answer.statusCode,
      headers: answer.headers as Record<string, string>,
    })
  }) as typeof fetch
  const open = async (division: string) => openTestNode(division, { founders, fetchBetween, startAt })
  const [sichuan, chongqing] = [await open('510000'), await open('500000')]
  for (const one of [sichuan, chongqing]) roads.set(addressOf(one.id), one.node)
  const trust = await trustOf([sichuan, chongqing], authorities, founders, startAt)
  await load(demo, [sichuan, chongqing], trust)
  return {
    sichuan,
    chongqing,
    founders,
    trust,
    quiet: () => quiet([sichuan, chongqing]),
    moveTo: async (instant) => void (await Promise.all([sichuan, chongqing].map(({ clock }) => clock.moveTo(new Date(instant))))),
    cut: (name, isCut) =>
      void (isCut
        ? cutRoads.add(addressOf({ sichuan, chongqing }[name].id))
        : cutRoads.delete(addressOf({ sichuan, chongqing }[name].id))),
    close: async () => void (await Promise.all([sichuan.close(), chongqing.close()])),
  }
}

const addressOf = (id: string): string => `http://${id.slice(-6)}.test`

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

interface Setting {
  readonly founders: Founders
  readonly fetchBetween: typeof fetch
  readonly startAt: string
}

async function openTestNode(
  division: string,
  { founders, fetchBetween, startAt }: Setting,
): Promise<TestNode & { close(): Promise<void> }> {
  const id = `urn:tongban:node:${division}`
  const clock = standingClock(startAt)
  const database = await freshDatabase({ clock })
  const aside = openDb({ url: database.url, clock, size: 2 })
  const folder = await mkdtemp(join(tmpdir(), 'tongban-node-'))
  const keys = await newNodeKeys(intlNode, random.bytes)
  const node = await createNode({
    db: database.db,
    aside,
    clock,
    lab: clock,
    random,
    fetch: fetchBetween,
    keys,
    suites,
    log: createLog({ level: 'silent' }),
    me: id,
    founders,
    files: await openFiles({ folder: join(folder, 'files'), random, process: 'test' }),
    process: 'test',
    version: 'test',
    requestsPerMinute: 0,
    folder,
  })
  await node.app.ready()
  const operator = (await readFile(join(folder, 'operator.token'), 'utf8')).trim()
  const call: TestNode['call'] = async (method, path, { as, body, seen, key, headers = {} } = {}) => {
    const answer = await node.app.inject({
      method,
      url: path,
      headers: {
        ...(as ? { authorization: `Bearer ${as}` } : {}),
        ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
        ...(method === 'POST' ? { 'idempotency-key': key ?? random.uuid(clock.now().getTime()) } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body as object }),
    })
    const isJson = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, body: isJson ? answer.json() : answer.body, headers: answer.headers }
  }
  return {
    id,
    node,
    keys,
    clock,
    folder,
    operator,
    call,
    tokenOf: async (whom) => (await call('POST', '/identity/tokens', { as: operator, body: { for: whom } })).body.token,
    close: async () => {
      await node.stop()
      await node.app.close()
      await aside.close()
      await database.close()
    },
  }
}

async function trustOf(
  nodes: readonly TestNode[],
  authorities: readonly { id: string; keys: NodeKeys }[],
  founders: Founders,
  at: string,
): Promise<TrustList> {
  const list = {
    ...founders,
    version: 1,
    issuedAt: at,
    expiresAt: '2036-01-01T00:00:00.000Z',
    nodes: nodes.map(({ id, keys }) => ({
      id,
      regions: [id.slice(-6)],
      address: addressOf(id),
      roles: ['exchange'],
      keys: [{ ...publishedKeys(keys), from: at }],
    })),
  }
  let signed: TrustList = { ...list, signatures: [] }
  for (const { id, keys } of authorities)
    signed = await signTrustList(signed, { id, suite: 'intl', private: keys.sign.private }, suites)
  return signed
}

async function load(demo: Demo, nodes: readonly TestNode[], trust: TrustList): Promise<void> {
  const [terms] = demo.agreements
  if (!terms) throw new Error('the demo has no agreement')
  let agreement = { ...terms.terms, signatures: [] } as Awaited<ReturnType<typeof signAgreement>>
  for (const { id, keys } of nodes)
    agreement = await signAgreement(agreement, { node: id, keys, signedAt: trust.issuedAt }, suites)
  for (const one of nodes) {
    const own = demo.nodes.find(({ id }) => id === one.id)
    await must(one, '/identity/trust', trust)
    await must(one, '/exchange/agreements', agreement)
    const { organisations, places } = demo
    await must(one, '/identity/setup', {
      organisations,
      places,
      counters: own?.counters,
      staff: own?.staff,
      people: own?.people,
      mandates: own?.mandates,
    })
    for (const { document } of demo.versions) await must(one, '/versions', document)
  }
}

async function must(one: TestNode, path: string, body: unknown): Promise<void> {
  const { status, body: answer } = await one.call('POST', path, { as: one.operator, body })
  if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`)
}

async function quiet(nodes: readonly TestNode[]): Promise<void> {
  for (let moved = 1; moved > 0; ) {
    moved = 0
    for (const { node } of nodes) {
      moved += await node.exchange.sealDue()
      moved += await node.exchange.sendDue().catch(() => 0)
      moved += await node.exchange.pullFiles().catch(() => 0)
      moved += await node.jobs.runDue()
      moved += await node.cases.expireDue()
    }
  }
}
