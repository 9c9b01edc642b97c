import { fromBase64url } from '../bytes.ts'
import { canonicalBytes } from '../canonical.ts'
import { leafHash, verifyInclusion } from '../merkle.ts'
import { verifyDocument } from '../suite/signed.ts'
import type { Suite, Suites } from '../suite/suite.ts'
import { keyAt } from '../trust/key-at.ts'
import type { TrustList } from '../trust/list-shape.ts'
import { type Refusal, refuse, refuseKey } from './refusal.ts'
import { batchKind } from './seal.ts'
import { type BatchHeader, isOrigin, type Origin } from './shape.ts'

/** A proven event: who wrote and sealed it, in which batch. */
export interface ProvenOrigin {
  readonly ok: true
  readonly writer: string
  readonly batchHeader: BatchHeader
}

/**
 * Whether an event was in a batch that its writer signed: for a forwarded event, and for every event of an export. The key is judged as
 * of the batch's own time, so a signature older than a revocation is good. Refusals: `exchange/malformed`, `unknownSender` (also where
 * the event's `source` is not the signer), `keyRevoked`, `badSignature`, `wrongRoot` (not included).
 */
export async function verifyOrigin(
  event: { readonly source: string },
  origin: unknown,
  { trust, suites }: { readonly trust: TrustList; readonly suites: Suites },
): Promise<ProvenOrigin | Refusal> {
  if (!isOrigin(origin)) return refuse('exchange/malformed', { what: 'notAnOrigin' })
  const { batchHeader } = origin
  const { from, kid, issuedAt, suite: name, batch } = batchHeader
  if (event.source !== from) return refuse('exchange/unknownSender', { from, source: event.source, why: 'notTheWriter' })
  const found = keyAt(trust, from, kid, issuedAt)
  if (!found.ok) return refuseKey(from, kid, found)
  const suite = suites[name]
  const by = { suite: found.key.suite, public: found.key.sign, signature: origin.signature }
  const signed = suite !== undefined && found.key.suite === name && (await verifyDocument(batchKind, batchHeader, by, suites))
  if (!signed) return refuse('exchange/badSignature', { from, batch })
  if (!(await included(event, origin, suite))) return refuse('exchange/wrongRoot', { from, batch, index: origin.index })
  return { ok: true, writer: from, batchHeader }
}

async function included(event: object, { batchHeader, index, proof }: Origin, suite: Suite): Promise<boolean> {
  const digest = (bytes: Uint8Array) => suite.digest(bytes)
  const root = fromBase64url(batchHeader.root)
  const path = proof.map(fromBase64url).filter((hash) => hash !== undefined)
  if (!root || path.length !== proof.length) return false
  const leaf = await leafHash(canonicalBytes(event), digest)
  return verifyInclusion({ leaf, index, size: batchHeader.count, proof: path, root }, digest)
}
