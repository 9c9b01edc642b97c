import { type BatchHeader, type BatchItem, seal } from '@tongban/protocol/batch/envelope'
import { suitesNode } from '@tongban/protocol/suite/built-node'
import { newNodeKeys, publishedKeys } from '@tongban/protocol/suite/keys'
import type { NodeKeys, SuiteName } from '@tongban/protocol/suite/suite'
import { signTrustList, type TrustList } from '@tongban/protocol/trust/trust-list'
import { systemRandom } from '../server/src/node.ts'

const random = systemRandom()

/** Two nodes that are nothing but their keys: what cryptography alone costs. */
export interface Parties {
  readonly from: string
  readonly to: string
  readonly sender: NodeKeys
  readonly receiver: NodeKeys
  readonly trust: TrustList
}

export async function partiesFor(suite: SuiteName): Promise<Parties> {
  const [sender, receiver, authority] = [await fresh(suite), await fresh(suite), await fresh(suite)]
  const [from, to] = ['urn:tongban:node:510000', 'urn:tongban:node:500000']
  const issuedAt = new Date(Date.now() - 60_000).toISOString()
  const nodes = [
    { id: from, keys: sender },
    { id: to, keys: receiver },
  ].map(({ id, keys }) => ({
    ...{ id, regions: [id.slice(-6)], address: `http://${id.slice(-6)}.test`, roles: [] },
    keys: [{ ...publishedKeys(keys), from: issuedAt }],
  }))
  const list = {
    ...{ version: 1, issuedAt, expiresAt: '2036-01-01T00:00:00.000Z', nodes, threshold: 1 },
    authorities: [{ id: 'bench', suite, key: authority.sign.public }],
  }
  const trust = await signTrustList(list, { id: 'bench', suite, private: authority.sign.private }, suitesNode)
  return { from, to, sender, receiver, trust }
}

const fresh = (suite: SuiteName) => newNodeKeys(suitesNode[suite], random.bytes)

export const sealFor = (
  { from, to, sender, receiver }: Parties,
  items: readonly BatchItem[],
  place: Pick<BatchHeader, 'batch' | 'previousBatch'>,
) =>
  seal({
    ...{ from, to, items, ...place, issuedAt: new Date().toISOString(), keys: sender, suites: suitesNode },
    receiverKey: publishedKeys(receiver),
    random: random.bytes,
  })
