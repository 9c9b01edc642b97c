import { kidOf } from '../suite/keys.ts'
import { signDocument, verifyDocument } from '../suite/signed.ts'
import type { PrivateKey, SuiteName, Suites } from '../suite/suite.ts'
import { type Authority, type Founders, isTrustList, type TrustedNode, type TrustList } from './list-shape.ts'

export { type KeyAt, keyAt, keyOfArrival } from './key-at.ts'
export type { Authority, AuthoritySignature, Founders, TrustedKey, TrustedNode, TrustList } from './list-shape.ts'
export { nodeOfPlace, regionCovers } from './node-of-place.ts'

const kind = 'trust-list'
const dayMs = 86_400_000

function unsigned(list: TrustList): Omit<TrustList, 'signatures'> {
  const { signatures: _, ...content } = list
  return content
}

/** Adds one authority's signature, or renews it. Authorities sign one after the other, each in its own house. */
export async function signTrustList(
  list: Omit<TrustList, 'signatures'> & { readonly signatures?: TrustList['signatures'] },
  by: { readonly id: string; readonly suite: SuiteName; readonly private: PrivateKey },
  suites: Suites,
): Promise<TrustList> {
  const { signatures = [], ...content } = list
  const signature = await signDocument(kind, content, by, suites)
  return {
    ...content,
    signatures: [...signatures.filter(({ authority }) => authority !== by.id), { authority: by.id, signature }],
  }
}

/** What a node knows when it is shown a trust list. */
export interface TrustListContext {
  /** From the node's own configuration, or the last list it took. */
  readonly founders: Founders
  readonly suites: Suites
  readonly now: Date
  /** Version of the last list it took; 0 at first. */
  readonly lastVersion: number
  /** Days after expiry during which the list still stands, with an alarm: the agreement's `trustGraceDays`. 0 by default. */
  readonly graceDays?: number
}

/** `inGrace`: expired, still taken, and an operator must be told. */
export type TrustListStanding = 'inForce' | 'inGrace' | 'expired'

export type TrustListVerdict =
  | { readonly ok: true; readonly list: TrustList; readonly standing: 'inForce' | 'inGrace' }
  | {
      readonly ok: false
      readonly why: 'malformed' | 'contradictory' | 'tooFewSignatures' | 'notNewer' | 'expired'
      readonly detail?: string
    }

/**
 * Whether to take a trust list: well formed, free of contradiction, signed by at least k of the n founding authorities, newer than the
 * last one, not expired beyond its grace. One that names other authorities must be signed by enough of those too, so that trust cannot
 * be handed to somebody who does not hold the keys.
 */
export async function verifyTrustList(list: unknown, context: TrustListContext): Promise<TrustListVerdict> {
  if (!isTrustList(list)) return { ok: false, why: 'malformed' }
  const detail = contradiction(list, context.founders) ?? (await misnamedKey(list, context.suites))
  if (detail !== undefined) return { ok: false, why: 'contradictory', detail }
  if (!(await enoughSigned(list, context.founders, context.suites))) return { ok: false, why: 'tooFewSignatures' }
  if (!(await enoughSigned(list, list, context.suites))) return { ok: false, why: 'tooFewSignatures' }
  if (list.version <= context.lastVersion) return { ok: false, why: 'notNewer' }
  const standing = trustListStanding(list, context.now, context.graceDays)
  return standing === 'expired' ? { ok: false, why: 'expired' } : { ok: true, list, standing }
}

/**
 * The first signature of a list that no authority of it made, or that says more than a signature: k good ones make a list good, so a bad
 * one beside them goes unnoticed. Who shows a list to a stranger, with nothing around it that is signed, asks this too.
 */
export async function idleSignature(list: TrustList, suites: Suites): Promise<string | undefined> {
  const content = unsigned(list)
  const repeated = twice(list.signatures.map(({ authority }) => authority))
  if (repeated !== undefined) return repeated
  for (const { authority, signature, ...more } of list.signatures) {
    const by = list.authorities.find(({ id }) => id === authority)
    if (!by || Object.keys(more).length > 0) return authority
    const { suite, key } = by
    if (!(await verifyDocument(kind, content, { suite, public: key, signature }, suites))) return authority
  }
  return undefined
}

/** Where a list stands in time. Ask again at each use: a list that was taken expires while it is held. */
export function trustListStanding(list: TrustList, now: Date, graceDays = 0): TrustListStanding {
  const expired = now.getTime() - Date.parse(list.expiresAt)
  if (expired < 0) return 'inForce'
  return expired < graceDays * dayMs ? 'inGrace' : 'expired'
}

async function enoughSigned(list: TrustList, { authorities, threshold }: Founders, suites: Suites): Promise<boolean> {
  // A threshold of nought, from a slip in a configuration, must not make every list good.
  return (await signersOf(list, authorities, suites)).length >= Math.max(1, threshold)
}

/** The names of those authorities whose signature on a trust list holds. */
export async function signersOf(list: TrustList, authorities: readonly Authority[], suites: Suites): Promise<string[]> {
  const content = unsigned(list)
  const signed = await Promise.all(
    authorities.map(async ({ id, suite, key }) => {
      const own = list.signatures.find(({ authority }) => authority === id)
      const by = own && { suite, public: key, signature: own.signature }
      return by !== undefined && (await verifyDocument(kind, content, by, suites)) ? [id] : []
    }),
  )
  return signed.flat()
}

function contradiction(list: TrustList, founders: Founders): string | undefined {
  return (
    twice(list.nodes.map(({ id }) => id)) ??
    twice(list.nodes.flatMap(({ regions }) => regions)) ??
    twice(list.nodes.flatMap(({ keys }) => keys.map(({ kid }) => kid))) ??
    unsafeFounders(list) ??
    unsafeFounders(founders) ??
    (list.issuedAt < list.expiresAt ? undefined : 'expires before it is issued')
  )
}

/** One authority under two names would count as two. */
function unsafeFounders({ authorities, threshold }: Founders): string | undefined {
  const repeated = twice(authorities.map(({ id }) => id)) ?? twice(authorities.map(publicBytesOf))
  if (repeated !== undefined) return repeated
  return threshold <= authorities.length ? undefined : `asks for ${threshold} of ${authorities.length} authorities`
}

const publicBytesOf = ({ key }: Authority): string => (key.crv === 'SM2' ? key.point : key.x)

function twice(names: readonly string[]): string | undefined {
  const seen = new Set<string>()
  for (const name of names) {
    if (seen.has(name)) return `names ${name} twice`
    seen.add(name)
  }
  return undefined
}

/** A key whose name is not its hash. Keys of a suite that this program lacks cannot be used here and so need no check. */
async function misnamedKey(list: TrustList, suites: Suites): Promise<string | undefined> {
  const wrong = await Promise.all(list.nodes.map((node) => misnamedKeyOf(node, suites)))
  return wrong.find((detail) => detail !== undefined)
}

async function misnamedKeyOf({ id, keys }: TrustedNode, suites: Suites): Promise<string | undefined> {
  for (const key of keys) {
    const suite = suites[key.suite]
    if (suite && (await kidOf(suite, key)) !== key.kid) return `key ${key.kid} of ${id} is not named by its hash`
  }
  return undefined
}
