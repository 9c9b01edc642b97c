import type { TrustedNode, TrustList } from './list-shape.ts'

/** Whether a region (GB/T 2260, six digits) contains a division: pairs `00` at its end stand for all below. */
export const regionCovers = (region: string, division: string): boolean => division.startsWith(region.replace(/(00){1,2}$/, ''))

/**
 * The node that answers for a place, by the division its id begins with (`500103:window`): the one whose region covers it most closely,
 * so that a city may run a node of its own inside a province. Undefined where none does.
 */
export function nodeOfPlace(list: TrustList, place: string): TrustedNode | undefined {
  const division = /^(\d{6}):/.exec(place)?.[1]
  if (division === undefined) return undefined
  const claims = list.nodes.flatMap((node) =>
    node.regions
      .filter((region) => regionCovers(region, division))
      .map((region) => ({ node, closeness: region.replace(/(00){1,2}$/, '').length })),
  )
  return claims.reduce<(typeof claims)[number] | undefined>(
    (best, claim) => (best && best.closeness >= claim.closeness ? best : claim),
    undefined,
  )?.node
}
