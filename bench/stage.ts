import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { suitesNode } from '@tongban/protocol/suite/built-node'
import { newNodeKeys, publishedKeys } from '@tongban/protocol/suite/keys'
import type { NodeKeys, SuiteName } from '@tongban/protocol/suite/suite'
import { type Agreement, signAgreement } from '@tongban/protocol/trust/agreement'
import { signTrustList, type TrustList } from '@tongban/protocol/trust/trust-list'
import { startLocal, systemRandom } from '../server/src/node.ts'
import type { HostOrder } from './host.ts'

/** A node process on the stage. */
export interface StagedNode {
  readonly id: string
  readonly address: string
  readonly databaseUrl: string
  readonly operator: string
  post(path: string, body: unknown, token?: string): Promise<{ status: number; body: Record<string, unknown> }>
}

export interface Stage {
  readonly nodes: readonly StagedNode[]
  /** Of each node, in the same order. */
  readonly keys: readonly NodeKeys[]
  readonly trust: TrustList
  /** Process ids of the nodes and of their common PostgreSQL. */
  readonly pids: readonly number[]
  readonly postgres: number
  /** Lets nodes that were started without it work by themselves. */
  work(): void
  close(): Promise<void>
}

const random = systemRandom()
const divisions = ['510000', '500000'] as const

export interface StageOrder {
  /** Whether the nodes work by themselves from the start. */
  readonly working: boolean
  readonly suite?: SuiteName
  /** Events of a batch at most; as usual unless it is said. */
  readonly mostEvents?: number
}

/** One PostgreSQL, durable as in production, and a node process for each division, with the demo's agreement, places and versions. */
export async function openStage({ working, suite = 'intl', mostEvents }: StageOrder): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'tongban-bench-'))
  await chmod(folder, 0o755)
  const store = await startLocal({ folder: join(folder, 'postgres') })
  const authority = await newNodeKeys(suitesNode.intl, random.bytes)
  const founders = { threshold: 1, authorities: [{ id: 'bench', suite: 'intl' as const, key: authority.sign.public }] }
  const keys = await Promise.all(divisions.map(() => newNodeKeys(suitesNode[suite], random.bytes)))
  const opened = await Promise.all(
    divisions.map((division, index) =>
      openNode({
        ...{ division, keys: keys[index] as NodeKeys, founders, folder, working, urlOf: store.urlOf },
        ...(mostEvents === undefined ? {} : { mostEvents }),
      }),
    ),
  )
  const nodes = opened.map(({ node }, index) => ({ node, keys: keys[index] as NodeKeys }))
  const list = await trustListOf(nodes, founders, authority)
  await load(
    opened.map(({ node }) => node),
    keys,
    list,
  )
  return {
    nodes: opened.map(({ node }) => node),
    keys,
    trust: list,
    postgres: store.pid,
    pids: opened.map(({ child }) => child.pid ?? 0),
    work: () => {
      for (const { child } of opened) child.stdin?.write('work\n')
    },
    close: async () => {
      for (const { child } of opened) child.kill('SIGTERM')
      await Promise.all(opened.map(({ child }) => (child.exitCode === null ? once(child, 'exit') : undefined)))
      await store.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A list of the nodes, in force since a minute, signed by the one authority of the bench. */
function trustListOf(
  nodes: readonly { readonly node: StagedNode; readonly keys: NodeKeys }[],
  founders: Pick<TrustList, 'threshold' | 'authorities'>,
  authority: NodeKeys,
): Promise<TrustList> {
  const from = new Date(Date.now() - 60_000).toISOString()
  const list: TrustList = {
    ...{ ...founders, version: 1, issuedAt: from, expiresAt: '2036-01-01T00:00:00.000Z', signatures: [] },
    nodes: nodes.map(({ node: { id, address }, keys }) => ({
      ...{ id, regions: [id.slice(-6)], address, roles: [], keys: [{ ...publishedKeys(keys), from }] },
    })),
  }
  return signTrustList(list, { id: 'bench', suite: 'intl', private: authority.sign.private }, suitesNode)
}

interface Opening {
  readonly division: string
  readonly keys: NodeKeys
  readonly founders: unknown
  readonly folder: string
  readonly working: boolean
  readonly mostEvents?: number
  readonly urlOf: (database: string) => string
}

async function openNode({
  division,
  keys,
  founders,
  folder,
  urlOf,
  ...more
}: Opening): Promise<{ node: StagedNode; child: ChildProcess }> {
  const data = join(folder, division)
  await mkdir(data)
  await writeFile(join(data, 'secrets.json'), JSON.stringify({ keys, founders }))
  const { createDatabase } = await import('../server/src/node.ts')
  await createDatabase(urlOf('postgres'), `node_${division}`)
  const id = `urn:tongban:node:${division}`
  const order: HostOrder = { url: urlOf(`node_${division}`), folder: data, me: id, secrets: join(data, 'secrets.json'), ...more }
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('./host.ts', import.meta.url)), JSON.stringify(order)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const address = await firstLine(child)
  const operator = (await readFile(join(data, 'operator.token'), 'utf8')).trim()
  const post: StagedNode['post'] = async (path, body, token = operator) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': random.uuid(Date.now()),
    }
    const answer = await fetch(address + path, { method: 'POST', headers, body: JSON.stringify(body) })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  return { child, node: { id, address, databaseUrl: order.url, operator, post } }
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the node has no output')
  for await (const line of createInterface({ input: child.stdout })) return line
  throw new Error('the node ended before it served')
}

async function load(nodes: readonly StagedNode[], keys: readonly NodeKeys[], list: TrustList): Promise<void> {
  const demo = JSON.parse(await readFile(new URL('../data/demo-supplement.json', import.meta.url), 'utf8'))
  let agreement: Agreement = { ...demo.agreements[0].terms, signatures: [] }
  for (const [index, { id }] of nodes.entries())
    agreement = await signAgreement(agreement, { node: id, keys: keys[index] as NodeKeys, signedAt: list.issuedAt }, suitesNode)
  for (const node of nodes) {
    const own = demo.nodes.find(({ id }: { id: string }) => id === node.id)
    const { organisations, places } = demo
    const { counters, staff, people, mandates } = own
    await must(node, '/identity/trust', list)
    await must(node, '/exchange/agreements', agreement)
    await must(node, '/identity/setup', { organisations, places, counters, staff, people, mandates })
    for (const { document } of demo.versions) await must(node, '/versions', document)
  }
}

async function must(node: StagedNode, path: string, body: unknown): Promise<void> {
  const { status, body: answer } = await node.post(path, body)
  if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`)
}
