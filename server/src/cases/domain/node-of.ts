import { nodeOfPlace, type TrustList } from '@tongban/protocol/trust/trust-list'

/** The URN of the node that answers for a place; undefined where nobody in the trust list does. */
export const nodeOf = (trust: TrustList, place: string): string | undefined => nodeOfPlace(trust, place)?.id
