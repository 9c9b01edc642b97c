import { randomBytes } from 'node:crypto'
import { intlNode } from '@tongban/protocol/suite/intl-node'
import type { KeyPair } from '@tongban/protocol/suite/suite'
import type { Founders } from '@tongban/protocol/trust/trust-list'

/** The authority of one region that signs trust lists. Its private key never reaches a node. */
interface Authority {
  readonly id: string
  readonly keys: KeyPair
}

/** The founding authorities: one of each region, and both must sign (k = n = 2). */
export interface Founding {
  readonly authorities: readonly Authority[]
  readonly founders: Founders
}

/** Makes the keys of one founding authority a region. */
export async function foundAuthorities(regions: readonly string[]): Promise<Founding> {
  const authorities: Authority[] = []
  for (const region of regions) authorities.push({ id: `authority-${region}`, keys: (await intlNode.generate(chance)).sign })
  const listed = authorities.map(({ id, keys }) => ({ id, suite: 'intl' as const, key: keys.public }))
  return { authorities, founders: { authorities: listed, threshold: authorities.length } }
}

const chance = (length: number): Uint8Array => new Uint8Array(randomBytes(length))
