import { mkdir, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { intlNode } from '@tongban/protocol/suite/intl-node'
import { newNodeKeys, publishedKeys } from '@tongban/protocol/suite/keys'
import type { NodeKeys } from '@tongban/protocol/suite/suite'
import { type Agreement, signAgreement } from '@tongban/protocol/trust/agreement'
import { type Founders, signTrustList, type TrustedKey, type TrustList } from '@tongban/protocol/trust/trust-list'
import { systemClock } from '../platform/clock.ts'
import { systemRandom } from '../platform/random.ts'
import { suites } from '../test-kit/two-nodes.ts'
import { ask } from './client.fixture.ts'
import type { DrilledNode } from './process.fixture.ts'

// Who trusts whom in a pair, and the keys of its nodes as an operator changes them.

/** A founding authority, which signs trust lists. */
export interface Authority {
  readonly id: string
  readonly keys: NodeKeys
}

const random = systemRandom()
const YEAR_MS = 365 * 86_400_000

export const makeAuthorities = (): Promise<Authority[]> =>
  Promise.all(['sichuan', 'chongqing'].map(async (id) => ({ id, keys: await newNodeKeys(intlNode, random.bytes) })))

export const foundersOf = (authorities: readonly Authority[]): Founders => ({
  threshold: authorities.length,
  authorities: authorities.map(({ id, keys }) => ({ id, suite: 'intl', key: keys.sign.public })),
})

export const operatorOf = async ({ folder }: Pick<DrilledNode, 'folder'>): Promise<string> =>
  (await readFile(join(folder, 'operator.token'), 'utf8')).trim()

const readKeys = async (file: string): Promise<NodeKeys> => JSON.parse(await readFile(file, 'utf8'))

export const keysOf = ({ folder }: Pick<DrilledNode, 'folder'>): Promise<NodeKeys> =>
  readKeys(join(folder, 'keys', 'current.json'))

/** Every key set that the node has or had. */
export async function allKeysOf({ folder }: Pick<DrilledNode, 'folder'>): Promise<NodeKeys[]> {
  const old = await readdir(join(folder, 'retired')).catch(() => [])
  return Promise.all([join(folder, 'keys', 'current.json'), ...old.map((name) => join(folder, 'retired', name))].map(readKeys))
}

/** Moves the key set of a node that is not running away, as an operator does: its next start makes a new one. */
export async function retireKeys({ folder }: Pick<DrilledNode, 'folder'>): Promise<NodeKeys> {
  const file = join(folder, 'keys', 'current.json')
  const old = await readKeys(file)
  await mkdir(join(folder, 'retired'), { recursive: true })
  await rename(file, join(folder, 'retired', `${old.kid}.json`))
  return old
}

/** The agreement signed by both nodes, the trust list by both authorities; each node gets both. */
export async function introduce(
  nodes: readonly DrilledNode[],
  authorities: readonly Authority[],
  { agreed, addressFor }: { agreed: Parameters<typeof signAgreement>[0]; addressFor: (node: DrilledNode) => Promise<string> },
): Promise<void> {
  const now = systemClock().now()
  const signedAt = now.toISOString()
  let agreement: Agreement = { ...agreed, signatures: [] }
  for (const node of nodes)
    agreement = await signAgreement(agreement, { node: node.id, keys: await keysOf(node), signedAt }, suites)
  const trust = await signed(await firstList(nodes, authorities, { now, addressFor }), authorities)
  for (const node of nodes) {
    const as = await operatorOf(node)
    await ask(node, 'POST', '/identity/trust', { as, body: trust })
    await ask(node, 'POST', '/exchange/agreements', { as, body: agreement })
  }
}

async function signed(list: Omit<TrustList, 'signatures'>, authorities: readonly Authority[]): Promise<TrustList> {
  let trust: TrustList = { ...list, signatures: [] }
  for (const { id, keys } of authorities)
    trust = await signTrustList(trust, { id, suite: 'intl', private: keys.sign.private }, suites)
  return trust
}

async function firstList(
  nodes: readonly DrilledNode[],
  authorities: readonly Authority[],
  { now, addressFor }: { now: Date; addressFor: (node: DrilledNode) => Promise<string> },
): Promise<Omit<TrustList, 'signatures'>> {
  const from = now.toISOString()
  return {
    ...{ ...foundersOf(authorities), version: 1, issuedAt: from, expiresAt: new Date(now.getTime() + YEAR_MS).toISOString() },
    nodes: await Promise.all(
      nodes.map(async (node) => ({
        ...{ id: node.id, regions: [node.region], address: await addressFor(node), roles: ['exchange'] },
        keys: [{ ...publishedKeys(await keysOf(node)), from }],
      })),
    ),
  }
}

/** The next version of the list that a node goes by: with the present key of another node from an instant on, its old ones as they are made. */
export async function listWithKeyOf(
  node: DrilledNode,
  { knownTo, authorities, from }: { knownTo: DrilledNode; authorities: readonly Authority[]; from: string },
  old: (key: TrustedKey) => TrustedKey = (key) => key,
): Promise<TrustList> {
  const { body } = await ask(knownTo, 'GET', '/identity/trust')
  const { signatures: _, ...list } = body as TrustList
  const fresh = { ...publishedKeys(await keysOf(node)), from }
  const nodes = list.nodes.map((one) => (one.id === node.id ? { ...one, keys: [...one.keys.map(old), fresh] } : one))
  return signed({ ...list, version: list.version + 1, nodes }, authorities)
}

/** As `tongban trust publish` gives a list to one node. */
export async function publishTo(node: DrilledNode, list: TrustList): Promise<void> {
  await ask(node, 'POST', '/identity/trust', { as: await operatorOf(node), body: list })
}
