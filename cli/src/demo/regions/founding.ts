import { randomBytes } from 'node:crypto'
import { suitesNode } from '@tongban/protocol/suite/built-node'
import type { KeyPair, SuiteName } from '@tongban/protocol/suite/suite'
import type { Founders } from '@tongban/protocol/trust/trust-list'

/** The authority of one region that signs trust lists. Its private key never reaches a node. */
interface Authority {
  readonly id: string
  readonly suite: SuiteName
  readonly keys: KeyPair
}

/** The founding authorities: one of each region, and both must sign (k = n = 2). */
export interface Founding {
  readonly authorities: readonly Authority[]
  readonly founders: Founders
}

/** Makes the keys of one founding authority a region, under the suite of its region. */
export async function foundAuthorities(
  regions: readonly { readonly region: string; readonly suite: SuiteName }[],
): Promise<Founding> {
  const authorities: Authority[] = []
  for (const { region, suite } of regions)
    authorities.push({ id: `authority-${region}`, suite, keys: (await suitesNode[suite].generate(chance)).sign })
  const listed = authorities.map(({ id, suite, keys }) => ({ id, suite, key: keys.public }))
  return { authorities, founders: { authorities: listed, threshold: authorities.length } }
}

const chance = (length: number): Uint8Array => new Uint8Array(randomBytes(length))
