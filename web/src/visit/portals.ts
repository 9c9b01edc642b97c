import type { ApiFetch } from '../api/api.ts'
import { apiOf } from '../api/api.ts'

/** The portal of another region, as the trust list names it. */
export interface OtherPortal {
  readonly node: string
  readonly region: string
  readonly origin: string
}

export interface Neighbours {
  /** Division codes of all regions, this node's first. */
  readonly regions: readonly string[]
  readonly portals: readonly OtherPortal[]
}

interface Listed {
  readonly id: string
  readonly regions: readonly string[]
  readonly portal?: string
}

/** The regions by the trust list, and their portals. Asked again until others are known, and wherever it is about who believes whom. */
export function neighboursOf({ node, regions: own }: { readonly node: string; readonly regions: readonly string[] }) {
  let known: Neighbours | undefined
  return async (fetch: ApiFetch, isFresh: boolean): Promise<Neighbours> => {
    if (known && !isFresh) return known
    const { data } = await apiOf(fetch).GET('/identity/trust')
    const nodes = (data as { nodes?: readonly Listed[] } | undefined)?.nodes ?? []
    const others = nodes.filter(({ id }) => id !== node)
    const now = {
      regions: [...own, ...others.flatMap(({ regions }) => regions)],
      portals: others.flatMap(({ id, regions: [region], portal }) =>
        region === undefined || portal === undefined ? [] : [{ node: id, region, origin: portal }],
      ),
    }
    if (others.length > 0) known = now
    return now
  }
}
