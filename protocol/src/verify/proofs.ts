import { verifyOrigin } from '../batch/origin.ts'
import { type Receipt, verifyReceipt } from '../batch/receipt.ts'
import type { Origin } from '../batch/shape.ts'
import type { EventHeader } from '../event/header.ts'
import { digestOf } from '../hash.ts'
import type { Suites } from '../suite/suite.ts'
import type { TrustList } from '../trust/list-shape.ts'
import { nodeOfPlace } from '../trust/node-of-place.ts'
import type { Trusted } from './documents.ts'
import type { CaseExport, ExportedEvent } from './export.ts'
import { type Faulty, faultyAt } from './fault.ts'

declare const mark: unique symbol

/** An export in which each event and request was signed by the node of its place. Only `proveEvents` can say so. */
export interface Proven {
  readonly ok: true
  readonly file: CaseExport
  readonly suites: Suites
  readonly [mark]: true
}

/** What events are judged by. */
export interface Court {
  readonly trust: TrustList
  readonly suites: Suites
  /** A receipt of 256 verdicts comes with each of its events and is judged once. */
  readonly receipts: Map<string, ReturnType<typeof verifyReceipt>>
}

/**
 * The third step, for each event and request: the batch header's signature by a key that was its writer's at that time, the inclusion
 * of the event's header under the signed root, the writer's right to speak for the place, and the receipt over that same batch.
 */
export async function proveEvents({ file, suites }: Trusted): Promise<Proven | Faulty> {
  const court: Court = { trust: file.trustList, suites, receipts: new Map() }
  for (const one of [...file.events, ...file.requests]) {
    const why = await proofFault(one, court)
    if (why) return why
  }
  const proven: Omit<Proven, typeof mark> = { ok: true, file, suites }
  return proven as Proven // the one place that may say so
}

/** Why an event is not proven, by itself: signature and inclusion, the writer's right to speak for the place, the receipt. */
export async function proofFault(
  { header, proof, receipt }: ExportedEvent<EventHeader>,
  court: Court,
): Promise<Faulty | undefined> {
  const { trust, suites } = court
  if (!digestOf(suites, header.hash)) return faultyAt('verify/suiteMissing', header, header.hash)
  if (!proof) return faultyAt('verify/notProven', header, 'noProof')
  if (!suites[proof.batchHeader.suite]) return faultyAt('verify/suiteMissing', header, proof.batchHeader.suite)
  const origin = await verifyOrigin(header, proof, { trust, suites })
  if (!origin.ok) return faultyAt('verify/proof', header, origin.code)
  if (nodeOfPlace(trust, header.duty.place)?.id !== header.source) return faultyAt('verify/wrongNode', header, header.duty.place)
  return receipt ? receiptFault(header, proof, receipt, court) : undefined
}

async function receiptFault(header: EventHeader, proof: Origin, receipt: Receipt, court: Court): Promise<Faulty | undefined> {
  const name = JSON.stringify([receipt, proof.batchHeader])
  const judged = court.receipts.get(name) ?? verifyReceipt(receipt, proof.batchHeader, court)
  court.receipts.set(name, judged)
  const verdict = await judged
  if (!verdict.ok) return faultyAt('verify/receipt', header, verdict.code)
  return receipt.verdicts[proof.index]?.event === header.id ? undefined : faultyAt('verify/receipt', header, 'otherEvent')
}
