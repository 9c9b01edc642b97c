import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { suitesNode } from '@tongban/protocol/suite/built-node'
import { publishedKeys } from '@tongban/protocol/suite/keys'
import type { NodeKeys } from '@tongban/protocol/suite/suite'
import { type Agreement, agreementHash, signAgreement } from '@tongban/protocol/trust/agreement'
import { signTrustList, type TrustedNode, type TrustList } from '@tongban/protocol/trust/trust-list'
import type { Founding } from './founding.ts'
import type { NodeProcess } from './nodes.ts'

const YEAR_MS = 365 * 86_400_000

/** The keys a node made for itself at its first start. In a real region only their public halves leave the house. */
export async function keysOf({ folder }: NodeProcess): Promise<NodeKeys> {
  return JSON.parse(await readFile(join(folder, 'keys', 'current.json'), 'utf8'))
}

export interface Party {
  readonly process: NodeProcess
  readonly region: string
  /** Origin of its portal. */
  readonly portal: string
  readonly keys: NodeKeys
}

/** The agreement signed by each party, and the trust list, which names it, signed by every founding authority. */
export async function signAll(
  founding: Founding,
  parties: readonly Party[],
  terms: Omit<Agreement, 'signatures'>,
): Promise<{ list: TrustList; agreement: Agreement }> {
  const now = new Date()
  let agreement: Agreement = { ...terms, signatures: [] }
  for (const { process, keys } of parties)
    agreement = await signAgreement(agreement, { node: process.id, keys, signedAt: now.toISOString() }, suitesNode)
  const content = {
    ...{ version: 1, issuedAt: now.toISOString(), expiresAt: new Date(now.getTime() + YEAR_MS).toISOString() },
    nodes: parties.map((party) => trustedNode(party, now)),
    agreements: [await agreementHash(agreement, suitesNode)],
    ...founding.founders,
  }
  let list: TrustList = { ...content, signatures: [] }
  for (const { id, suite, keys } of founding.authorities)
    list = await signTrustList(list, { id, suite, private: keys.private }, suitesNode)
  return { list, agreement }
}

const trustedNode = ({ process, region, portal, keys }: Party, now: Date): TrustedNode => ({
  ...{ id: process.id, regions: [region], address: process.address, portal, roles: ['region'] },
  keys: [{ ...publishedKeys(keys), from: now.toISOString() }],
})
