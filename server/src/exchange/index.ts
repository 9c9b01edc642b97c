/** What this node says to others and hears from them, sealed, signed and receipted. What other slices may use of it stands here. */

export { type AgreementAsked, type AgreementFound, agreementByHash, agreementInForce } from './agreements/agreement.store.ts'
export { createExchange, type Exchange, type ExchangeOptions } from './exchange.ts'
export { type FilesWanted, filesMissing } from './filing/file.store.ts'
export type {
  AnyHeader,
  Delivery,
  EarlierBody,
  Handler,
  Handlers,
  Item,
  MayReadFile,
  OutboxItem,
  OwnHandler,
  SaidBefore,
  Sitting,
  SittingHandler,
  Verdict,
} from './ports.ts'
export { problem as exchangeProblem } from './problems.ts'
export { originsOf, type Proof } from './proofs/origins.ts'
export { enqueue, outboxRows } from './sending/outbox.store.ts'
export { type Settings, usualSettings } from './settings.ts'
