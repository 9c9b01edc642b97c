import { keyAt, type TrustedKey, type TrustList } from './trust-list.ts'

/** The key to encrypt to a node with at an instant (RFC 3339 UTC with milliseconds): of those in force the one that began last. */
export function keyInUse(list: TrustList, node: string, instant: string): TrustedKey | undefined {
  const keys = list.nodes.find(({ id }) => id === node)?.keys ?? []
  const usable = keys.filter(({ kid }) => keyAt(list, node, kid, instant).ok)
  return usable.reduce<TrustedKey | undefined>((latest, key) => (latest && latest.from >= key.from ? latest : key), undefined)
}

/**
 * The instant that a node's signature bears: `now` (RFC 3339 UTC with milliseconds), but never before its key begins by the list that the
 * node knows. A clock that was set back after a change of keys would else date what nobody can ever believe (`notYet`).
 */
export function signingInstant(list: TrustList, by: { readonly node: string; readonly kid: string }, now: string): string {
  const keys = list.nodes.find(({ id }) => id === by.node)?.keys ?? []
  const from = keys.find(({ kid }) => kid === by.kid)?.from
  return from !== undefined && from > now ? from : now
}
