import { readFile } from 'node:fs/promises'
import { intlNode } from '@tongban/protocol/suite/intl-node'
import { newNodeKeys, publishedKeys } from '@tongban/protocol/suite/keys'
import type { NodeKeys, SuiteName } from '@tongban/protocol/suite/suite'
import { signAgreement } from '@tongban/protocol/trust/agreement'
import { type Founders, signTrustList, type TrustedNode, type TrustList } from '@tongban/protocol/trust/trust-list'
import { systemRandom, type TongbanNode } from '../node.ts'
import { addressOf, openTestNode, type Setting, suites, type TestNode } from './test-node.ts'

export { type Answered, type Asked, type Scan, suites, type TestNode } from './test-node.ts'

const random = systemRandom()

export interface TwoNodes {
  readonly sichuan: TestNode
  readonly chongqing: TestNode
  readonly founders: Founders
  readonly trust: TrustList
  /** A newer list, signed by the founders, with one more node: another region's, which does not run here. */
  trustWith(node: TrustedNode): Promise<TrustList>
  /** Seals, sends and does the work that is due, on both, until nothing moves. */
  quiet(): Promise<void>
  /** Moves the clock of both. */
  moveTo(instant: string): Promise<void>
  /** Cuts or mends the road to a node. */
  cut(node: 'sichuan' | 'chongqing', isCut: boolean): void
  close(): Promise<void>
}

/** What the tests read of a published version. */
interface DemoVersion {
  readonly item: string
  readonly place: string
  readonly materials: readonly { id: string; required: string; forms: readonly string[] }[]
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
  readonly versions: readonly { document: DemoVersion }[]
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

/** What each node signs and hashes with. */
export interface TheirSuites {
  readonly sichuan: SuiteName
  readonly chongqing: SuiteName
}
const bothIntl: TheirSuites = { sichuan: 'intl', chongqing: 'intl' }

/** Two nodes that talk to each other, with the demo's agreement, places, people and versions. The time is 2026-03-02, 09:00 in China. */
export async function twoNodes(
  startAt = '2026-03-02T01:00:00.000Z',
  their = bothIntl,
  signIn?: Setting['signIn'],
): Promise<TwoNodes> {
  const demo = await readDemo()
  const authorities = await Promise.all(
    ['sichuan', 'chongqing'].map(async (id) => ({ id, keys: await newNodeKeys(intlNode, random.bytes) })),
  )
  const founders: Founders = {
    threshold: 2,
    authorities: authorities.map(({ id, keys }) => ({ id, suite: 'intl', key: keys.sign.public })),
  }
  const { roads, cutRoads, fetchBetween } = openRoads()
  const open = async (division: string, suite: SuiteName) =>
    openTestNode(division, { founders, fetchBetween, startAt, suite, ...(signIn ? { signIn } : {}) })
  const [sichuan, chongqing] = [await open('510000', their.sichuan), await open('500000', their.chongqing)]
  for (const one of [sichuan, chongqing]) roads.set(addressOf(one.id), one.node)
  const trust = await sign(listOf([sichuan, chongqing], founders, startAt), authorities)
  await load(demo, [sichuan, chongqing], trust)
  return {
    sichuan,
    chongqing,
    founders,
    trust,
    trustWith: (node) => sign({ ...trust, version: trust.version + 1, nodes: [...trust.nodes, node] }, authorities),
    quiet: () => quiet([sichuan, chongqing]),
    moveTo: async (instant) => void (await Promise.all([sichuan, chongqing].map(({ clock }) => clock.moveTo(new Date(instant))))),
    cut: (name, isCut) =>
      void (isCut
        ? cutRoads.add(addressOf({ sichuan, chongqing }[name].id))
        : cutRoads.delete(addressOf({ sichuan, chongqing }[name].id))),
    close: async () => void (await Promise.all([sichuan.close(), chongqing.close()])),
  }
}

/** The network between the nodes: no port, and each road can be cut. */
function openRoads() {
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
  return { roads, cutRoads, fetchBetween }
}

function listOf(nodes: readonly TestNode[], founders: Founders, at: string): Unsigned {
  return {
    ...founders,
    version: 1,
    issuedAt: at,
    expiresAt: '2036-01-01T00:00:00.000Z',
    nodes: nodes.map(({ id, keys }) => ({
      id,
      regions: [id.slice(-6)],
      address: addressOf(id),
      portal: `http://${id.endsWith('510000') ? 'sichuan' : 'chongqing'}.test`,
      roles: ['exchange'],
      keys: [{ ...publishedKeys(keys), from: at }],
    })),
  }
}

type Unsigned = Omit<TrustList, 'signatures'>

async function sign(list: Unsigned, authorities: readonly { id: string; keys: NodeKeys }[]): Promise<TrustList> {
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
    for (const one of nodes) moved += await work(one)
  }
}

/** One round of all that a node does by itself; answers how much there was. */
async function work({ node, clock }: TestNode): Promise<number> {
  const { exchange, jobs, cases } = node
  const travelled = (await exchange.sealDue()) + (await exchange.sendDue().catch(() => 0))
  const files = await exchange.pullFiles().catch(() => 0)
  // What waits for its files looks again a second later.
  if (files > 0) await clock.moveTo(new Date(clock.now().getTime() + 1_000))
  return travelled + files + (await jobs.runDue()) + (await cases.expireDue())
}
