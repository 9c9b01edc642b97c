import { keyAt, type TrustedKey, type TrustedNode, type TrustList } from '@tongban/protocol/trust/trust-list'

/** The key to encrypt to a node with at an instant (RFC 3339 UTC with milliseconds): of those in force the one that began last. */
export function keyInUse(list: TrustList, node: TrustedNode, instant: string): TrustedKey | undefined {
  const usable = node.keys.filter(({ kid }) => keyAt(list, node.id, kid, instant).ok)
  return usable.reduce<TrustedKey | undefined>((latest, key) => (latest && latest.from >= key.from ? latest : key), undefined)
}
