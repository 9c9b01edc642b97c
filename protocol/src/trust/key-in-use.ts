import { keyAt, type TrustedKey, type TrustList } from './trust-list.ts'

/** The key to encrypt to a node with at an instant (RFC 3339 UTC with milliseconds): of those in force the one that began last. */
export function keyInUse(list: TrustList, node: string, instant: string): TrustedKey | undefined {
  const keys = list.nodes.find(({ id }) => id === node)?.keys ?? []
  const usable = keys.filter(({ kid }) => keyAt(list, node, kid, instant).ok)
  return usable.reduce<TrustedKey | undefined>((latest, key) => (latest && latest.from >= key.from ? latest : key), undefined)
}
