import { fromUtf8, toBase64url } from '../bytes.ts'
import { canonicalBytes, canonicalText, type JsonLimits, parseBounded } from '../canonical.ts'
import { verifyDocument } from '../suite/signed.ts'
import type { NodeKeys, Suite, Suites } from '../suite/suite.ts'
import { keyOfArrival } from '../trust/key-at.ts'
import type { TrustedKey } from '../trust/list-shape.ts'
import { type TrustList, trustListStanding } from '../trust/trust-list.ts'
import { type ExchangeRefusal, type Refusal, refuse, refuseKey } from './refusal.ts'
import { batchKind, treeOf } from './seal.ts'
import { areBatchItems, type BatchHeader, type BatchItem, type Envelope, isEnvelope } from './shape.ts'

/** What one batch may cost its receiver, sealed and opened. */
export interface BatchLimits extends JsonLimits {
  readonly maxItems: number
}

/** Room for 256 events with bodies of some size, and for all headers of a long case that a new node is sent at once. */
export const batchLimits: BatchLimits = { maxBytes: 16 * 1024 * 1024, maxDepth: 64, maxNodes: 400_000, maxItems: 2000 }

/** The outside of an envelope is flat: anything deeper or longer is not one. */
const outside = { maxDepth: 8, maxNodes: 200 }
const aheadMs = 24 * 3_600_000

/** What a receiver knows when an envelope arrives. */
export interface Receiving {
  readonly trust: TrustList
  /** The receiver's node id. */
  readonly me: string
  readonly suites: Suites
  readonly now: Date
  readonly limits?: BatchLimits
  /** Days that an expired trust list still stands (`verifyTrustList`). */
  readonly graceDays?: number
}

declare const checkedMark: unique symbol
declare const openedMark: unique symbol

/** An envelope from a trusted sender to this node, signed by it. Only `checkEnvelope` can say so. Its content is not read yet. */
export interface Checked {
  readonly ok: true
  readonly envelope: Envelope
  readonly header: BatchHeader
  readonly sender: string
  readonly limits: BatchLimits
  readonly [checkedMark]: true
}

/** An item and its inclusion proof in the batch it came in. */
export interface OpenedItem extends BatchItem {
  readonly index: number
  readonly proof: readonly string[]
}

/** A batch whose content is what its sender signed. Only `openChecked` can say so. Whether its events are legal is not asked yet. */
export interface Opened {
  readonly ok: true
  readonly header: BatchHeader
  readonly signature: string
  readonly sender: string
  readonly items: readonly OpenedItem[]
  readonly [openedMark]: true
}

/**
 * The first half of what a receiver checks (protocol.md), in its order: size and shape, sender, addressee, time, signature. Between the
 * halves the receiver asks whether it has seen this batch before: a duplicate gets its old receipt and is not decrypted again.
 * Refusals: `exchange/tooLarge`, `malformed`, `unknownSender`, `keyRevoked`, `notForMe`, `early`, `badSignature`.
 */
export async function checkEnvelope(input: Uint8Array | string, receiving: Receiving): Promise<Checked | Refusal> {
  const limits = receiving.limits ?? batchLimits
  const envelope = readEnvelope(input, limits)
  if ('code' in envelope) return envelope
  const { header } = envelope
  const key = senderKey(header, receiving)
  if ('code' in key) return key
  if (header.to !== receiving.me) return refuse('exchange/notForMe', { to: header.to })
  if (!(Date.parse(header.issuedAt) <= receiving.now.getTime() + aheadMs))
    return refuse('exchange/early', { issuedAt: header.issuedAt })
  const by = { suite: key.suite, public: key.sign, signature: envelope.signature }
  const signed = header.suite === key.suite && (await verifyDocument(batchKind, header, by, receiving.suites))
  if (!signed) return refuse('exchange/badSignature', { from: header.from, batch: header.batch })
  const checked: Omit<Checked, typeof checkedMark> = { ok: true, envelope, header, sender: header.from, limits }
  return checked as Checked // the one place that may say so
}

function readEnvelope(input: Uint8Array | string, limits: BatchLimits): Envelope | Refusal {
  if (input.length > limits.maxBytes) return refuse('exchange/tooLarge', { what: 'tooLarge' })
  const text = typeof input === 'string' ? input : fromUtf8(input)
  if (text === undefined) return refuse('exchange/malformed', { what: 'notUtf8' })
  const parsed = parseBounded(text, { ...outside, maxBytes: limits.maxBytes })
  if (!parsed.ok) return refuseJson(parsed.why)
  if (!isEnvelope(parsed.value)) return refuse('exchange/malformed', { what: 'notAnEnvelope' })
  if (parsed.value.header.count > limits.maxItems) return refuse('exchange/tooLarge', { what: 'tooMany' })
  // One envelope has one spelling: otherwise bytes outside every signature could be changed without a sign.
  if (canonicalText(parsed.value) !== text) return refuse('exchange/malformed', { what: 'notCanonical' })
  return parsed.value
}

function refuseJson(what: 'tooLarge' | 'tooDeep' | 'tooMany' | 'notJson'): Refusal {
  const code: ExchangeRefusal = what === 'notJson' ? 'exchange/malformed' : 'exchange/tooLarge'
  return refuse(code, { what })
}

function senderKey({ from, kid, issuedAt }: BatchHeader, { trust, now, graceDays }: Receiving): TrustedKey | Refusal {
  if (trustListStanding(trust, now, graceDays) === 'expired')
    return refuse('exchange/unknownSender', { from, why: 'trustListExpired' })
  const found = keyOfArrival(trust, { node: from, kid }, issuedAt, now)
  return found.ok ? found.key : refuseKey(from, kid, found)
}

/** What a receiver opens with: its keys, the present ones and those it still honours. */
export interface Opening {
  readonly keys: NodeKeys | readonly NodeKeys[]
  readonly suites: Suites
}

/**
 * The second half: decrypt, then the content against what was signed, its shape, the count, and the inclusion of each event under the
 * root. Refusals: `exchange/notDecryptable` (with `why: 'unknownKey'` the sender should encrypt anew), `wrongRoot`, `tooLarge`,
 * `malformed`, `wrongCount`.
 */
export async function openChecked(checked: Checked, { keys, suites }: Opening): Promise<Opened | Refusal> {
  const { header, envelope, limits } = checked
  const suite = suites[header.suite]
  if (!suite) throw new Error(`checked under ${header.suite}, but opened without that suite`)
  const plaintext = await decrypt(envelope, [keys].flat(), suites)
  if ('code' in plaintext) return plaintext
  if (toBase64url(await suite.digest(plaintext)) !== header.content) return refuse('exchange/wrongRoot', { what: 'content' })
  const items = readItems(plaintext, limits)
  if ('code' in items) return items
  if (items.length !== header.count) return refuse('exchange/wrongCount', { said: header.count, came: items.length })
  return withProofs(checked, items, suite)
}

async function decrypt(
  { header, encrypted }: Envelope,
  keys: readonly NodeKeys[],
  suites: Suites,
): Promise<Uint8Array | Refusal> {
  const { kid, ...content } = encrypted
  const own = keys.find((candidate) => candidate.kid === kid)
  const suite = own && suites[own.suite]
  if (!suite) return refuse('exchange/notDecryptable', { kid, why: 'unknownKey' })
  return (
    (await suite.decrypt(own.encrypt, content, canonicalBytes(header))) ??
    refuse('exchange/notDecryptable', { kid, why: 'altered' })
  )
}

function readItems(plaintext: Uint8Array, limits: BatchLimits): readonly BatchItem[] | Refusal {
  const text = fromUtf8(plaintext)
  if (text === undefined) return refuse('exchange/malformed', { what: 'notUtf8' })
  const parsed = parseBounded(text, limits)
  if (!parsed.ok) return refuseJson(parsed.why)
  return areBatchItems(parsed.value) ? parsed.value : refuse('exchange/malformed', { what: 'notItems' })
}

async function withProofs(
  { header, envelope, sender }: Checked,
  items: readonly BatchItem[],
  suite: Suite,
): Promise<Opened | Refusal> {
  const tree = await treeOf(items, suite)
  if (toBase64url(tree.root) !== header.root) return refuse('exchange/wrongRoot', { what: 'root' })
  const opened = items.map((item, index): OpenedItem => ({ ...item, index, proof: tree.proof(index).map(toBase64url) }))
  const content: Omit<Opened, typeof openedMark> = { ok: true, header, signature: envelope.signature, sender, items: opened }
  return content as Opened // the one place that may say so
}
