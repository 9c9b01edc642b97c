import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toBase64url } from '@tongban/protocol/bytes'
import { bodyHash } from '@tongban/protocol/event/hash'
import { type ChainHeader, type RequestHeader, type Section, schemaOf } from '@tongban/protocol/event/header'
import { intlNode } from '@tongban/protocol/suite/intl-node'
import { newNodeKeys, publishedKeys } from '@tongban/protocol/suite/keys'
import type { NodeKeys, Suites } from '@tongban/protocol/suite/suite'
import type { TrustedKey, TrustList } from '@tongban/protocol/trust/trust-list'
import { type HandClock, handClock, seededRandom } from '../identity/region.fixture.ts'
import { type Db, sql } from '../platform/db/db.ts'
import { type Files, openFiles } from '../platform/files/files.ts'
import { type App, createApp } from '../platform/http/app.ts'
import { createLog } from '../platform/log.ts'
import { createMetrics } from '../platform/metrics.ts'
import { freshDatabase } from '../test-kit/database.ts'
import { createExchange, type Exchange, type ExchangeOptions } from './exchange.ts'
import type { Delivery, Handler, OutboxItem } from './ports.ts'
import { enqueue } from './sending/outbox.store.ts'

// Two exchanges over real HTTP on loopback, each with its own PostgreSQL database. The wire between them can be cut.

export const suites: Suites = { intl: intlNode }
export const sichuan = 'urn:tongban:node:510000'
export const chongqing = 'urn:tongban:node:500000'
/** In the trust list, with keys, but with no process behind it. */
export const guizhou = 'urn:tongban:node:520000'

/** What the wire does to the requests of a node: lets them through, is cut before them, or cut before the answer comes back. */
export type Wire = 'whole' | 'cut' | 'answersLost'

export interface TestNode {
  readonly me: string
  readonly db: Db
  readonly app: App
  readonly files: Files
  readonly exchange: Exchange
  readonly random: ReturnType<typeof seededRandom>
  /** Overwrite its members to give the node other keys. */
  readonly keys: NodeKeys
  /** The state of its wire, and the bodies of the batches it put on it, in order. */
  readonly wire: { state: Wire; readonly sent: string[] }
  /** Another process of the same node. */
  another(change?: Partial<ExchangeOptions>): Exchange
  say(...items: readonly OutboxItem[]): Promise<void>
  /** What its handler stored, in the order in which it did. */
  heard(): Promise<string[]>
  ask(
    method: 'GET' | 'POST',
    url: string,
    asked?: { body?: unknown; token?: string },
  ): Promise<{ status: number; body: Record<string, unknown> }>
}

export interface Pair {
  readonly a: TestNode
  readonly b: TestNode
  readonly clock: HandClock
  readonly keys: { readonly guizhou: NodeKeys }
  trust: TrustList
  /** The list that a node goes by as long as it has not heard of the newest. */
  readonly behind: Map<string, TrustList>
  close(): Promise<void>
}

export const probeSchema = sql`
  create schema probe;
  create table probe.heard (n int primary key, event uuid not null, name text not null);
  create table probe.chain (case_id uuid primary key, seq int not null);
  create table probe.refuse (name text primary key)`

const from = '2026-01-01T00:00:00.000Z'

/** The node at Chongqing is `a`, that at Sichuan `b`; both listen, neither has been started. */
export async function openPair(name: string, settings: ExchangeOptions['settings'] = {}): Promise<Pair> {
  const clock = handClock()
  const random = seededRandom(name)
  const bytes = (length: number) => random.bytes(length)
  const guizhouKeys = await newNodeKeys(intlNode, bytes)
  const shared = { clock, settings, trustOf: (me: string) => pair.behind.get(me) ?? pair.trust }
  const a = await openNode(chongqing, await newNodeKeys(intlNode, bytes), shared)
  const b = await openNode(sichuan, await newNodeKeys(intlNode, bytes), shared)
  const pair: Pair = {
    ...{ a, b, clock, keys: { guizhou: guizhouKeys }, trust: trustIn(a, b, guizhouKeys), behind: new Map() },
    async close() {
      await Promise.all([a.close(), b.close()])
    },
  }
  return pair
}

function trustIn(a: OpenNode, b: OpenNode, guizhouKeys: NodeKeys): TrustList {
  const node = (id: string, address: string, keys: NodeKeys) => ({
    ...{ id, regions: [id.slice(-6)], address, roles: [], keys: [{ ...publishedKeys(keys), from }] },
  })
  return {
    ...{ version: 1, issuedAt: from, expiresAt: '2027-01-01T00:00:00.000Z', authorities: [], threshold: 1, signatures: [] },
    nodes: [node(a.me, a.address, a.keys), node(b.me, b.address, b.keys), node(guizhou, 'http://127.0.0.1:9', guizhouKeys)],
  }
}

/** The trust list with other keys for one node. */
export const withKeys = (trust: TrustList, id: string, keys: readonly TrustedKey[]): TrustList => ({
  ...trust,
  version: trust.version + 1,
  nodes: trust.nodes.map((node) => (node.id === id ? { ...node, keys } : node)),
})

interface Shared {
  readonly clock: HandClock
  readonly settings: ExchangeOptions['settings']
  readonly trustOf: (me: string) => TrustList
}

type OpenNode = TestNode & { readonly address: string; close(): Promise<void> }

async function openNode(me: string, keys: NodeKeys, shared: Shared): Promise<OpenNode> {
  const { clock, trustOf } = shared
  const { db, close } = await freshDatabase({ clock })
  await db.once(probeSchema)
  const folder = await mkdtemp(join(tmpdir(), 'tongban-exchange-'))
  const random = seededRandom(me)
  const files = await openFiles({ folder, random, process: me })
  const log = createLog({ level: process.env['TONGBAN_TEST_LOG'] === 'yes' ? 'debug' : 'silent' })
  const app = await createApp({
    db,
    clock,
    random,
    log,
    authenticate: actorNamed(me),
    process: me,
    version: 'test',
    requestsPerMinute: 0,
  })
  const told = new Map<string, OutboxItem>()
  const wire: { state: Wire; sent: string[] } = { state: 'whole', sent: [] }
  const options: Omit<ExchangeOptions, 'metrics'> = {
    ...{ clock, db, random, suites, keys, me, log, files },
    ...{ trust: () => trustOf(me), settings: shared.settings ?? {}, fetch: over(wire) },
    handlers: { 'cn.tongban.case.': probe },
    takeTrust: async () => 'duplicate',
    mayReadFile: async (_tx, asking, caseId) => asking !== guizhou && caseId !== forbiddenCase,
    sayAgain: async (_tx, _peer, events) => events.flatMap(({ event }) => told.get(event) ?? []),
  }
  const another: TestNode['another'] = (change = {}) =>
    createExchange({ ...options, metrics: createMetrics(), random: seededRandom(`${me} ${processes++}`), ...change })
  const exchange = another()
  exchange.routes(app)
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    ...{ me, db, app, files, exchange, random, keys, wire, another, address, ...speaking(db, app, told) },
    async close() {
      await exchange.stop()
      await app.close()
      await close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The bearer token is the name: `operator` is one, anyone else is a citizen. */
const actorNamed = (node: string) => async (token: string) => ({
  ...{ id: token, kind: token === 'operator' ? 'operator' : 'citizen', node, duties: [] },
})

const over =
  (wire: TestNode['wire']): typeof fetch =>
  async (url, init) => {
    if (wire.state === 'cut') throw new TypeError('fetch failed')
    if (typeof init?.body === 'string') wire.sent.push(init.body)
    const answer = await fetch(url, init)
    if (wire.state === 'answersLost') throw new TypeError('fetch failed')
    return answer
  }

function speaking(db: Db, app: App, told: Map<string, OutboxItem>): Pick<TestNode, 'say' | 'heard' | 'ask'> {
  return {
    async say(...items) {
      for (const one of items) told.set(one.header.id, one)
      await db.write('test', (tx) => enqueue(tx, items))
    },
    async heard() {
      const rows = await db.once<{ name: string }>(sql`select name from probe.heard order by n`)
      return rows.map(({ name }) => name)
    },
    async ask(method, url, { body, token = 'operator' } = {}) {
      const json = body === undefined ? {} : { 'content-type': 'application/json' }
      const payload = body === undefined ? {} : { payload: JSON.stringify(body) }
      const answer = await app.inject({ method, url, ...payload, headers: { ...json, authorization: `Bearer ${token}` } })
      return { status: answer.statusCode, body: answer.json() }
    },
  }
}

// Two processes of one node must not draw the same chance.
let processes = 0

export const forbiddenCase = '01900000-0000-7000-8000-00000000dead'

/** The part of a case handler that matters here: the chain by its seq, requests as they come, and one that can refuse or break. */
const probe: Handler = async (tx, { header, bodies }) => {
  const name = String(header.facts['name'])
  await tx.query(sql`
    insert into probe.heard (n, event, name) select coalesce(max(n), 0) + 1, ${header.id}, ${name + bodyMark({ bodies })} from probe.heard`)
  if (header.facts['breaks'] === true) throw new TypeError('a bug of the handler')
  const isRefused = (await tx.query(sql`select 1 from probe.refuse where name = ${name}`)).length > 0
  if (isRefused && name === 'disk full') throw Object.assign(new Error('could not extend file'), { code: '53100' })
  if (isRefused) return { verdict: 'refused', code: 'probe/no' }
  if (!('seq' in header)) return { verdict: 'stored' }
  const [last] = await tx.query<{ seq: number }>(sql`select seq from probe.chain where case_id = ${header.case} for update`)
  if (header.seq > (last?.seq ?? 0) + 1) {
    await tx.query(sql`delete from probe.heard where event = ${header.id}`)
    return { verdict: 'waiting' }
  }
  await tx.query(sql`
    insert into probe.chain (case_id, seq) values (${header.case}, ${header.seq})
    on conflict (case_id) do update set seq = greatest(probe.chain.seq, excluded.seq)`)
  return { verdict: 'stored' }
}

const bodyMark = ({ bodies }: Pick<Delivery, 'bodies'>): string =>
  bodies.length > 0 ? ` +${bodies.map(({ section }) => section).join()}` : ''

export interface Said {
  readonly to?: TestNode
  readonly name: string
  readonly caseId: string
  readonly ord: number
  /** Left out for a request. */
  readonly seq?: number
  readonly type?: string
  readonly facts?: Record<string, unknown>
  readonly form?: unknown
  readonly place?: string
}

/** An event, or without `seq` a request, that one node says to another. */
export async function item(
  by: TestNode,
  to: string,
  { name, caseId, ord, seq, type, facts, form, place }: Said,
): Promise<OutboxItem> {
  const body = { section: 'form' as Section, salt: toBase64url(by.random.bytes(16)), body: form }
  const named = form === undefined ? undefined : await bodyHash(body, 'sha-256', suites)
  const kind = type ?? (seq === undefined ? 'cn.tongban.case.requested.v1' : 'cn.tongban.case.corrected.v1')
  const time = '2026-11-24T00:00:00.000Z'
  const shared = {
    ...{
      specversion: '1.0' as const,
      id: by.random.uuid(Date.parse(time) + ord),
      source: by.me,
      type: kind,
      subject: caseId,
      case: caseId,
    },
    ...{ time, nodeTime: time, dataschema: schemaOf(kind), hash: 'sha-256' as const, files: [] },
    duty: { place: place ?? `${by.me.slice(-6)}:window`, organisation: '政务服务中心', role: 'clerk' as const, actor: 'staff-1' },
    bodies: named ? [{ section: 'form' as Section, ...named }] : [],
    facts: { name, ...facts },
  }
  const header =
    seq === undefined ? ({ ...shared, madeAt: time } as RequestHeader) : ({ ...shared, seq, prev: null } as ChainHeader)
  return { to, header, bodies: form === undefined ? [] : [body], caseId, ord }
}

let cases = 0
export const newCase = (): string => `01900000-0000-7000-8000-${String(++cases).padStart(12, '0')}`

/** A run of events of one case, seq and ord from 1. */
export const chain = (by: TestNode, to: string, caseId: string, names: readonly string[]): Promise<OutboxItem[]> =>
  Promise.all(names.map((name, index) => item(by, to, { name, caseId, ord: index + 1, seq: index + 1 })))

/** Seals and sends until nothing is on its way. */
export async function deliver(node: TestNode): Promise<void> {
  await node.exchange.sealDue()
  await node.exchange.sendDue()
}
