import { createHash } from 'node:crypto'
import { uuidv7 } from '@tongban/protocol/ids'
import { intlNode } from '@tongban/protocol/suite/intl-node'
import { newNodeKeys, publishedKeys } from '@tongban/protocol/suite/keys'
import type { KeyPair, NodeKeys, Suites } from '@tongban/protocol/suite/suite'
import { type Founders, signTrustList, type TrustedNode, type TrustList } from '@tongban/protocol/trust/trust-list'
import { later } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import { type App, createApp } from '../platform/http/app.ts'
import { createLog } from '../platform/log.ts'
import type { Random } from '../platform/random.ts'
import { createIdentity, type Identity, type IdentityParts } from './identity.ts'
import { createToken } from './tokens/create-token.ts'
import type { TokenKind } from './tokens/token.store.ts'

// Two regions as the tests of this slice need them: real keys, a real trust list, chance from a seed, a clock moved by hand.

export const suites: Suites = { intl: intlNode }
export const sichuan = 'urn:tongban:node:510000'
export const chongqing = 'urn:tongban:node:500000'
export const morning = new Date('2026-11-24T00:00:00.000Z')

/** The examples of GB 11643 itself, and numbers of the reserved test range. */
export const published = { one: '11010519491231002X', other: '440524188001010014' }

export interface HandClock {
  now(): Date
  pass(ms: number): void
}

export function handClock(start = morning): HandClock {
  let now = start
  return {
    now: () => now,
    pass: (ms) => {
      now = later(now, ms)
    },
  }
}

export function seededRandom(name: string): Random {
  const seed = `${process.env['TONGBAN_SEED'] ?? 20261124} ${name}`
  let count = 0
  const bytes = (length: number) => {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, () =>
      createHash('sha256').update(`${seed} ${count++}`).digest(),
    )
    return new Uint8Array(Buffer.concat(blocks).subarray(0, length))
  }
  return { bytes, uuid: (nowMs) => uuidv7(nowMs, bytes(10)) }
}

export interface World {
  readonly keys: { readonly sichuan: NodeKeys; readonly chongqing: NodeKeys }
  readonly founders: Founders
  /** Two of the three must sign. */
  sign(list: Omit<TrustList, 'signatures'>, by?: readonly string[]): Promise<TrustList>
  list(change?: Partial<TrustList>): Promise<TrustList>
}

const day = 86_400_000

export async function twoRegions(name: string): Promise<World> {
  const random = seededRandom(name)
  const bytes = (length: number) => random.bytes(length)
  const keys = { sichuan: await newNodeKeys(intlNode, bytes), chongqing: await newNodeKeys(intlNode, bytes) }
  const authorities = new Map<string, KeyPair>()
  for (const id of ['authority-a', 'authority-b', 'authority-c']) authorities.set(id, (await intlNode.generate(bytes)).sign)
  const founders: Founders = {
    authorities: [...authorities].map(([id, pair]) => ({ id, suite: 'intl', key: pair.public })),
    threshold: 2,
  }
  const sign: World['sign'] = async (list, by = ['authority-a', 'authority-c']) => {
    let signed: TrustList = { ...list, signatures: [] }
    for (const id of by) {
      const pair = authorities.get(id)
      if (pair) signed = await signTrustList(signed, { id, suite: 'intl', private: pair.private }, suites)
    }
    return signed
  }
  const node = (id: string, own: NodeKeys): TrustedNode => ({
    id,
    regions: [id.slice(-6)],
    address: `http://${id.slice(-6)}.example`,
    roles: [],
    keys: [{ ...publishedKeys(own), from: '2026-01-01T00:00:00.000Z' }],
  })
  const plain = {
    version: 1,
    issuedAt: later(morning, -day).toISOString(),
    expiresAt: later(morning, 30 * day).toISOString(),
    nodes: [node(sichuan, keys.sichuan), node(chongqing, keys.chongqing)],
    ...founders,
  }
  return { keys, founders, sign, list: (change = {}) => sign({ ...plain, ...change }) }
}

export interface Region {
  readonly identity: Identity
  readonly app: App
  readonly parts: IdentityParts
  readonly db: Db
  /** A request, with a token or without. */
  ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, asked?: { token?: string; body?: unknown }): Promise<Answer>
  tokenOf(kind: TokenKind, actor: string): Promise<string>
}

export interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  readonly text: string
}

export interface RegionOptions {
  readonly db: Db
  readonly clock: HandClock
  readonly world: World
  readonly me: string
  readonly change?: Partial<IdentityParts>
  /** Lines of the log, in the order they are written. */
  readonly lines?: string[]
  /** Told of each route of the slice, as `GET /identity/me`. */
  readonly onRoute?: (route: string) => void
}

/** One process of a node, with its routes. */
export async function openRegion({ db, clock, world, me, change, lines, onRoute }: RegionOptions): Promise<Region> {
  const random = seededRandom(`${me} ${processes++}`)
  const log = createLog(lines ? { level: 'trace', to: { write: (line) => void lines.push(line) } } : { level: 'silent' })
  const keys = me === sichuan ? world.keys.sichuan : world.keys.chongqing
  const parts: IdentityParts = {
    db,
    clock,
    random,
    log,
    suites,
    keys,
    me,
    founders: world.founders,
    testNumbers: true,
    ...change,
  }
  const identity = createIdentity(parts)
  await identity.start()
  const { authenticate } = identity
  const app = await createApp({ db, clock, random, log, authenticate, process: me, version: 'test', requestsPerMinute: 0 })
  app.addHook('onRoute', ({ method, url }) => {
    if (method !== 'HEAD') onRoute?.(`${method} ${url}`)
  })
  identity.routes(app)
  await app.ready()
  return {
    identity,
    app,
    parts,
    db,
    async ask(method, url, { token, body } = {}) {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
      const payload = body === undefined ? {} : { payload: JSON.stringify(body) }
      const type = body === undefined ? {} : { 'content-type': 'application/json' }
      const answer = await app.inject({ method, url, headers: { ...headers, ...type }, ...payload })
      return { status: answer.statusCode, body: answer.body === '' ? {} : answer.json(), text: answer.body }
    },
    async tokenOf(kind, actor) {
      const made = await db.write('test', (tx) =>
        createToken(tx, { kind, actor, by: 'test', lifeMs: day }, { random, now: clock.now() }),
      )
      return made.token
    },
  }
}

// Two processes of one node must not draw the same chance.
let processes = 0

export const setupDocument = {
  organisations: [
    { id: 'org-a', name: { zh: '广安区政务服务中心', en: 'Guang’an District service centre' } },
    { id: 'org-b', name: { zh: '广安区人社局' }, uscc: '11511301008778239R' },
  ],
  places: [
    { id: '511602:window', kind: 'counter', name: { zh: '川渝通办专窗' }, organisation: 'org-a' },
    { id: '511602:renshe', kind: 'authority', name: { zh: '人社局', en: 'Social security' }, organisation: 'org-b', phone: null },
    { id: '500103:window', kind: 'counter', name: { zh: '渝中区专窗' }, organisation: 'org-a', evidence: 'demo' },
  ],
  counters: [{ place: '511602:window', number: '3', name: { zh: '三号窗' } }],
  staff: [
    {
      id: 'staff-clerk',
      name: '例窗口',
      organisation: 'org-a',
      duties: [{ place: '511602:window', role: 'clerk', from: '2026-01-01' }],
    },
    {
      id: 'staff-helper',
      name: '例帮办',
      organisation: 'org-a',
      duties: [{ place: '511602:window', role: 'helper', from: '2026-01-01', until: '2026-12-31' }],
    },
    {
      id: 'staff-operator',
      name: '例运维',
      organisation: 'org-a',
      duties: [{ place: '511602:window', role: 'operator', from: '2026-01-01' }],
    },
  ],
  people: [
    { name: '例甲', idNumber: published.one },
    { name: '例乙', idNumber: published.other, assurance: 'remote' },
  ],
  mandates: [
    { principal: published.one, agent: { staff: 'staff-helper' }, from: '2026-01-01', until: '2026-12-31' },
    { principal: published.one, agent: { idNumber: published.other }, item: 'item-a', from: '2026-01-01', until: '2026-12-31' },
  ],
} as const
