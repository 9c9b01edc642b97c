import { suitesNode } from '@tongban/protocol/suite/built-node'
import { newNodeKeys, publishedKeys } from '@tongban/protocol/suite/keys'
import type { NodeKeys, SuiteName, Suites } from '@tongban/protocol/suite/suite'
import { type Agreement, signAgreement } from '@tongban/protocol/trust/agreement'
import { type Founders, signTrustList, type TrustedNode, type TrustList } from '@tongban/protocol/trust/trust-list'
import { chanceOf } from '../chance.ts'
import { regions } from './regions.ts'
import { items } from './versions.ts'

export const suites: Suites & typeof suitesNode = suitesNode

/** Monday, 09:00 in China; the Spring Festival lies before it, Qingming and Labour Day after it. */
export const startAt = '2026-03-02T01:00:00.000Z'
/** Keys and trust list are older than the story, so that a node whose clock is late knows them too. */
export const trustedFrom = '2026-01-05T00:00:00.000Z'
/** Before the story by whoever's clock: a key that a late clock revokes today has signed it before. */
const agreedAt = '2026-01-06T00:00:00.000Z'

export const addressOf = (node: string): string => `http://${node.slice(-6)}.test`

/** The same keys for the same name in every run: so a seed plays the same whoever replays it. */
export const keysOf = (name: string, suite: SuiteName = 'intl'): Promise<NodeKeys> =>
  newNodeKeys(suites[suite], chanceOf('keys', name).bytes)

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

const authorityNames = ['first', 'second'] as const

export async function foundersOf(): Promise<Founders> {
  const authorities = await Promise.all(
    authorityNames.map(async (id) => ({ id, suite: 'intl' as const, key: (await keysOf(`authority ${id}`)).sign.public })),
  )
  return { threshold: authorities.length, authorities }
}

/** A key of a node with the time from which it is used, and when it was revoked. */
export interface NodeKey {
  readonly keys: NodeKeys
  readonly from: string
  readonly revokedAt?: string
}

/** A trust list signed by every authority. */
export async function trustListOf(
  version: number,
  issuedAt: string,
  keys: ReadonlyMap<string, readonly NodeKey[]>,
): Promise<TrustList> {
  const nodes: TrustedNode[] = regions.map(({ node, division }) => ({
    id: node,
    regions: [division],
    address: addressOf(node),
    roles: ['exchange'],
    keys: (keys.get(node) ?? []).map(({ keys: own, from, revokedAt }) => ({
      ...{ ...publishedKeys(own), from },
      ...(revokedAt === undefined ? {} : { revokedAt }),
    })),
  }))
  let list: TrustList = {
    ...(await foundersOf()),
    ...{ version, issuedAt, expiresAt: '2036-01-01T00:00:00.000Z', nodes, signatures: [] },
  }
  for (const id of authorityNames) {
    list = await signTrustList(list, { id, suite: 'intl', private: (await keysOf(`authority ${id}`)).sign.private }, suites)
  }
  return list
}

/**
 * An agreement of all regions; what it grants the receiving place differs from item to item, from everything to nothing. Each later one
 * grants each item something else, and is the one that counts wherever it is known.
 */
export async function agreementOf(keys: ReadonlyMap<string, readonly NodeKey[]>, number = 0): Promise<Agreement> {
  const parties = regions.map(({ node }) => node).sort()
  const grants: Agreement['rights'][] = [['accept', 'notice', 'originals', 'deliver'], ['notice', 'originals'], ['deliver'], []]
  let agreement: Agreement = {
    ...{
      id: number === 0 ? 'agreement-simulated' : `agreement-simulated-${number}`,
      parties,
      items: '*',
      modes: ['online', 'relay', 'joint'],
      rights: [],
    },
    ...{
      handOverDays: { result: 1, paper: 2, push: 1 },
      recheckDays: 1,
      from: dayAfter('2024-01-01', number),
      until: '2030-12-31',
      signatures: [],
    },
    byItem: Object.fromEntries(items.map(({ id }, at) => [id, grants[(at + 2 + number) % grants.length] ?? []])),
  }
  for (const node of parties) {
    const own = keys.get(node)?.[0]?.keys
    if (own) agreement = await signAgreement(agreement, { node, keys: own, signedAt: agreedAt }, suites)
  }
  return agreement
}
