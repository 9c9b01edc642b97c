/** What others use of batches: seal one, check and open one, prove one event of it. */
export {
  type BatchLimits,
  batchLimits,
  type Checked,
  checkEnvelope,
  type Opened,
  type OpenedItem,
  type Opening,
  openChecked,
  type Receiving,
} from './open.ts'
export { type ProvenOrigin, verifyOrigin } from './origin.ts'
export { type ExchangeRefusal, exchangeRefusals, type Refusal } from './refusal.ts'
export { batchHash, type ReceiverKey, reEncrypt, type SealedBatch, seal, type ToReEncrypt, type ToSeal } from './seal.ts'
export type { BatchHeader, BatchItem, Envelope, Origin, SectionBody } from './shape.ts'
