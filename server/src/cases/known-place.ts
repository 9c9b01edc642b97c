import { nodeOf } from './domain/node-of.ts'
import type { CasesEnv } from './env.ts'

/** Whether a case can be given to a place: some node answers for it, and where that is this node, the place was set up here. */
export function isKnownPlace({ trust, me, identity }: Pick<CasesEnv, 'trust' | 'me' | 'identity'>, place: string): boolean {
  const node = nodeOf(trust(), place)
  return node !== undefined && (node !== me || identity.knowsPlace(place))
}
