import type { Verdict as ReceiptVerdict } from '../batch/receipt.ts'
import type { BatchHeader } from '../batch/shape.ts'
import { type JsonLimits, parseBounded } from '../canonical.ts'
import { parentActionOf } from '../event/actions.ts'
import { idleSignature, verifyTrustList } from '../trust/trust-list.ts'
import { contentFault } from './content.ts'
import type { Reader } from './documents.ts'
import { type EventProof, isEventProof, proofFormat, proofShapeFault } from './event-proof.ts'
import { type Fault, type Faulty, faulty, faultyAt, isOfChain, type VerifyFault } from './fault.ts'
import { type Fingerprint, fingerprints } from './founders.ts'
import { proofFault } from './proofs.ts'

/** What a proof proves. */
export interface ProofReport {
  readonly kind: 'event'
  readonly event: string
  readonly type: string
  readonly case: string
  /** Null for a request, which stands in no chain. */
  readonly seq: number | null
  readonly place: string
  /** Legal time of the event. */
  readonly time: string
  /** Who signed it, when, and under which suite and key. */
  readonly batch: Pick<BatchHeader, 'from' | 'to' | 'batch' | 'issuedAt' | 'suite' | 'kid'>
  /** What the receiver signed about it; null: not yet receipted, or it never left its node. */
  readonly receipt: { readonly from: string; readonly receivedAt: string; readonly verdict: ReceiptVerdict['verdict'] } | null
  /** Sections whose content is not here. */
  readonly withheld: readonly string[]
  readonly founders: { readonly pinned: boolean; readonly fingerprints: readonly Fingerprint[] }
}

export type ProofVerdict = { readonly ok: true; readonly report: ProofReport } | { readonly ok: false; readonly fault: Fault }

/** Room for one event with its content, and a trust list of many nodes. */
export const proofLimits: JsonLimits = { maxBytes: 8 * 1024 * 1024, maxDepth: 64, maxNodes: 400_000 }

const aheadMs = 24 * 3_600_000

/** Whether a text calls itself a proof of one event, and so is to be judged by `verifyProof`. */
export function callsItselfProof(text: string): boolean {
  const parsed = parseBounded(text, proofLimits)
  const value = parsed.ok ? parsed.value : undefined
  return typeof value === 'object' && value !== null && 'format' in value && value.format === proofFormat
}

/**
 * Checks the proof of one event offline, from nothing but the proof itself and, where the reader has them, the founding authorities'
 * keys: form, trust list with every signature on it, signature and inclusion of the event, receipt, content. Names the first fault.
 */
export async function verifyProof(input: string | object, reader: Reader): Promise<ProofVerdict> {
  const parsed = typeof input === 'string' ? parseBounded(input, proofLimits) : { ok: true as const, value: input }
  if (!parsed.ok) return faulty(parsed.why === 'notJson' ? 'verify/notJson' : 'verify/tooLarge', parsed.why)
  const { value } = parsed
  if (!isEventProof(value)) return { ok: false, fault: malformed(proofShapeFault(value)) }
  const court = { trust: value.trustList, suites: reader.suites, receipts: new Map() }
  const why =
    (await trustFault(value, reader)) ??
    (await proofFault(value, court)) ??
    (await contentFault(parentActionOf(value.header.type) ? 'parent' : 'case', value, reader.suites))
  if (why) return { ok: false, fault: located(why.fault) }
  return { ok: true, report: await reportOf(value, reader) }
}

const malformed = (path: string): Fault => ({ code: 'verify/malformed', at: path, why: path })

/** The list is judged as of the time at which the event was signed: it need not be in force when somebody reads the proof. */
async function trustFault({ trustList, proof, header }: EventProof, reader: Reader): Promise<Faulty | undefined> {
  if (!proof) return faultyAt('verify/notProven', header, 'noProof')
  const { founders, suites, now } = reader
  const signedAt = new Date(proof.batchHeader.issuedAt)
  if (now && signedAt.getTime() > now.getTime() + aheadMs) return faultyAt('verify/proof', header, 'early')
  const verdict = await verifyTrustList(trustList, { founders: founders ?? trustList, suites, now: signedAt, lastVersion: 0 })
  if (!verdict.ok) return faultyAt('verify/trustList', header, verdict.detail ?? verdict.why)
  const idle = await idleSignature(verdict.list, suites)
  return idle === undefined ? undefined : faultyAt('verify/trustList', header, `badSignature of ${idle}`)
}

/** The part of the document that a fault lies in. Header, signature and inclusion speak of each other: any of them may be what was altered. */
const parts: Partial<Record<VerifyFault, string>> = {
  'verify/trustList': '/trustList',
  'verify/notProven': '/proof',
  'verify/proof': '/proof',
  'verify/wrongNode': '/header',
  'verify/receipt': '/receipt',
  'verify/header': '/header',
  'verify/facts': '/header',
  'verify/body': '/bodies',
}

function located(fault: Fault): Fault {
  const at = parts[fault.code]
  return at === undefined ? fault : { ...fault, at }
}

async function reportOf(checked: EventProof, { founders, suites }: Reader): Promise<ProofReport> {
  const { header, bodies, trustList } = checked
  const here = new Set<string>(bodies.map(({ section }) => section))
  const { id, type, duty, time } = header
  return {
    ...{ kind: 'event', event: id, type, case: header.case, place: duty.place, time },
    seq: isOfChain(header) ? header.seq : null,
    ...whoSigned(checked),
    withheld: header.bodies.map(({ section }) => section).filter((section) => !here.has(section)),
    founders: { pinned: founders !== undefined, fingerprints: await fingerprints(trustList, suites) },
  }
}

function whoSigned({ proof, receipt }: EventProof): Pick<ProofReport, 'batch' | 'receipt'> {
  if (!proof) throw new Error('a proof that holds has a batch')
  const { from, to, batch, issuedAt, suite, kid } = proof.batchHeader
  const verdict = receipt?.verdicts[proof.index]?.verdict
  return {
    batch: { from, to, batch, issuedAt, suite, kid },
    receipt: receipt && verdict ? { from: receipt.from, receivedAt: receipt.receivedAt, verdict } : null,
  }
}
