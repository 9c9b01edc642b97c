import type { KeyAt } from '../trust/key-at.ts'

/** Why a receiver does not take a batch, in the order in which it asks (protocol.md, What a receiver checks). Never changed once released. */
export const exchangeRefusals = [
  'exchange/tooLarge',
  'exchange/malformed',
  'exchange/unknownSender',
  'exchange/keyRevoked',
  'exchange/notForMe',
  'exchange/early',
  'exchange/badSignature',
  'exchange/notDecryptable',
  'exchange/wrongCount',
  'exchange/wrongRoot',
] as const
export type ExchangeRefusal = (typeof exchangeRefusals)[number]

/** A refusal as data. The facts are for a log and an operator: ids, numbers and words of ours, nothing of the content. */
export interface Refusal {
  readonly ok: false
  readonly code: ExchangeRefusal
  readonly facts: { readonly [fact: string]: string | number }
}

export const refuse = (code: ExchangeRefusal, facts: Refusal['facts'] = {}): Refusal => ({ ok: false, code, facts })

/** A key that is not to be believed: revoked, or for another reason not one of this node's at that time. */
export const refuseKey = (from: string, kid: string, { why }: Extract<KeyAt, { ok: false }>): Refusal =>
  refuse(why === 'revoked' ? 'exchange/keyRevoked' : 'exchange/unknownSender', { from, kid, why })
