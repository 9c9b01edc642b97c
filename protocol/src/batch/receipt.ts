import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { NodeId } from '../event/header.ts'
import { Bytes32, Bytes64, Instant, SuiteNameSchema } from '../suite/key-shape.ts'
import { signDocument, verifyDocument } from '../suite/signed.ts'
import type { NodeKeys, SuiteName, Suites } from '../suite/suite.ts'
import { keyAt, keyOfArrival } from '../trust/key-at.ts'
import type { TrustList } from '../trust/list-shape.ts'
import { type Refusal, refuse, refuseKey } from './refusal.ts'
import type { BatchHeader } from './shape.ts'

/**
 * What became of one event. `waiting`: kept, and applied later (an earlier one is missing, or its time is too far ahead);
 * `notUnderstood`: kept, and shown to an operator; `refused`: not kept, for the reason of the code.
 */
export type Verdict =
  | { readonly event: string; readonly verdict: 'stored' | 'duplicate' | 'waiting' | 'notUnderstood' }
  | { readonly event: string; readonly verdict: 'refused'; readonly code: string }

/** The receiver's signed answer to a batch. `from` is the receiver of the batch, `to` its sender. */
export interface Receipt {
  readonly from: string
  readonly to: string
  readonly batch: number
  readonly root: string
  /** One per event, in the order of the batch; `event` is the event's id, empty where it had none that could be read. */
  readonly verdicts: readonly Verdict[]
  readonly receivedAt: string
  readonly suite: SuiteName
  readonly kid: string
  readonly signature: string
}

const EventName = Type.String({ maxLength: 64 })
const VerdictSchema = Type.Union([
  Type.Object({ event: EventName, verdict: Type.Enum(['stored', 'duplicate', 'waiting', 'notUnderstood']) }),
  Type.Object({
    event: EventName,
    verdict: Type.Literal('refused'),
    code: Type.String({ pattern: '^[a-z][A-Za-z]{0,39}/[a-z][A-Za-z]{0,59}$' }),
  }),
])

const receiptShape = Compile(
  Type.Object({
    from: NodeId,
    to: NodeId,
    batch: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    root: Bytes32,
    verdicts: Type.Array(VerdictSchema, { maxItems: 100_000 }),
    receivedAt: Instant,
    suite: SuiteNameSchema,
    kid: Bytes32,
    signature: Bytes64,
  }),
)
const isReceipt = (value: unknown): value is Receipt => receiptShape.Check(value)

const kind = 'receipt'

/** Signs a receipt with the receiver's keys. */
export async function signReceipt(
  receipt: Omit<Receipt, 'suite' | 'kid' | 'signature'>,
  keys: NodeKeys,
  suites: Suites,
): Promise<Receipt> {
  const content = { ...receipt, suite: keys.suite, kid: keys.kid }
  return { ...content, signature: await signDocument(kind, content, { suite: keys.suite, private: keys.sign.private }, suites) }
}

export interface ReceiptContext {
  readonly trust: TrustList
  readonly suites: Suites
  /** Given where the receipt arrives now: nothing new is then taken under a revoked key. Left out where an old receipt is judged. */
  readonly now?: Date
}

/**
 * Whether this is the receiver's receipt for this batch. Refusals: `exchange/malformed`, `unknownSender`, `keyRevoked`, `notForMe`
 * (of another pair or number), `wrongRoot`, `wrongCount`, `badSignature`.
 */
export async function verifyReceipt(
  receipt: unknown,
  batch: BatchHeader,
  { trust, suites, now }: ReceiptContext,
): Promise<{ readonly ok: true; readonly receipt: Receipt } | Refusal> {
  if (!isReceipt(receipt)) return refuse('exchange/malformed', { what: 'notAReceipt' })
  const mismatch = otherBatch(receipt, batch)
  if (mismatch) return mismatch
  const { signature, ...content } = receipt
  const { from, kid, receivedAt } = content
  const found = now ? keyOfArrival(trust, { node: from, kid }, receivedAt, now) : keyAt(trust, from, kid, receivedAt)
  if (!found.ok) return refuseKey(from, kid, found)
  const by = { suite: found.key.suite, public: found.key.sign, signature }
  const signed = content.suite === found.key.suite && (await verifyDocument(kind, content, by, suites))
  return signed ? { ok: true, receipt } : refuse('exchange/badSignature', { from, batch: batch.batch })
}

function otherBatch(receipt: Receipt, batch: BatchHeader): Refusal | undefined {
  if (receipt.from !== batch.to || receipt.to !== batch.from || receipt.batch !== batch.batch) {
    return refuse('exchange/notForMe', { from: receipt.from, to: receipt.to, batch: receipt.batch })
  }
  if (receipt.root !== batch.root) return refuse('exchange/wrongRoot', { batch: batch.batch })
  if (receipt.verdicts.length !== batch.count)
    return refuse('exchange/wrongCount', { said: batch.count, came: receipt.verdicts.length })
  return undefined
}
