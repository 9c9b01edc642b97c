/**
 * Whose trouble a failed sending is. `peer`: it is away, busy, or does not know us yet, and every batch would fare alike: wait as long
 * as it takes. `peerKey`: it cannot open what was encrypted to the key we know. `ownKey`: what we signed with is revoked, so that nothing
 * signed before is taken any more. `batch`: this one will never be taken as it is.
 */
export type Trouble = 'peer' | 'peerKey' | 'ownKey' | 'batch'

const byCode: Readonly<Record<string, Trouble>> = {
  'exchange/early': 'peer',
  'exchange/unknownSender': 'peer',
  'exchange/notForMe': 'peer',
  'exchange/keyRevoked': 'ownKey',
  'exchange/notDecryptable': 'peerKey',
}
/** Away, forbidden, or asked to wait: said of the caller or of the moment, never of the content. */
const peerStatuses = new Set([401, 403, 404, 405, 408, 421, 425, 429, 502, 503, 504, 507])

/** Judges an answer that is not a receipt, by its problem code where it has one, else by its status. */
export function troubleOf(status: number, code: string | undefined): Trouble {
  const known = code === undefined ? undefined : byCode[code]
  if (known) return known
  if (code?.startsWith('exchange/')) return 'batch'
  return peerStatuses.has(status) || status < 400 ? 'peer' : 'batch'
}
