import type { PublishedKeys } from '@tongban/protocol/suite/keys'
import type { TrustedKey, TrustedNode, TrustList } from '@tongban/protocol/trust/list-shape'
import { usageFailure } from '../outcome.ts'

const DAY_MS = 86_400_000

/** A node as it says it is. */
export interface NewNode extends Pick<TrustedNode, 'id' | 'regions' | 'address' | 'portal'> {
  readonly keys: PublishedKeys
}

/** The list that follows: unsigned, one version on once the list was signed, issued now and good for so many days. */
export function nextList(list: TrustList, now: Date, days: number): TrustList {
  const expiresAt = new Date(now.getTime() + days * DAY_MS).toISOString()
  const version = list.signatures.length > 0 ? list.version + 1 : list.version
  return { ...list, version, issuedAt: now.toISOString(), expiresAt, signatures: [] }
}

/**
 * Adds a node, or gives a known one its new address, regions and key. A new key counts from a day ago, so that what the node sealed with it
 * before the list came is believed; the keys before it stay listed and good, so that nothing on its way is lost.
 */
export function withNode(list: TrustList, { id, regions, address, portal: given, keys }: NewNode, now: Date): TrustList {
  const known = list.nodes.find((node) => node.id === id)
  const had = known?.keys ?? []
  const key = had.some(({ kid }) => kid === keys.kid) ? [] : [{ ...published(keys), from: startOf(had, now) }]
  const portal = given ?? known?.portal
  const said = { id, regions, address, ...(portal === undefined ? {} : { portal }) }
  const node: TrustedNode = { ...said, roles: known?.roles ?? ['exchange'], keys: [...had, ...key] }
  return { ...list, nodes: [...list.nodes.filter((other) => other.id !== id), node] }
}

const published = ({ suite, kid, sign, encrypt }: PublishedKeys): PublishedKeys => ({ suite, kid, sign, encrypt })

/** Of two keys that are good, the one that began last is used: a new one must begin after all others. */
function startOf(had: readonly TrustedKey[], now: Date): string {
  const latest = Math.max(...had.map(({ from }) => Date.parse(from) + 1), now.getTime() - DAY_MS)
  return new Date(latest).toISOString()
}

/** Revokes a key from now on: nothing new is believed under it, what it signed before can still be judged. */
export function withRevoked(list: TrustList, kid: string, now: Date): TrustList {
  const matches = list.nodes.flatMap(({ keys }) => keys).filter((key) => key.kid.startsWith(kid))
  const [found] = matches
  if (!found || matches.length > 1) {
    throw usageFailure(
      `清单里${found ? '不止一个' : '没有'}以 ${kid} 开头的密钥`,
      `The list has ${found ? 'several keys' : 'no key'} beginning with ${kid}`,
    )
  }
  const revokedAt = found.revokedAt ?? now.toISOString()
  const revoke = (key: TrustedKey) => (key === found ? { ...key, revokedAt } : key)
  return { ...list, nodes: list.nodes.map((node) => ({ ...node, keys: node.keys.map(revoke) })) }
}
