import { concat, utf8 } from '../bytes.ts'
import type { Digest } from '../hash.ts'

/** What the two sides of a key agreement bind their key to (NIST SP 800-56A, RFC 7518 §4.6.2). */
export interface KdfContext {
  readonly algorithm: string
  readonly partyU: Uint8Array
  readonly partyV: Uint8Array
  /** Length of the derived key in bits: at most one output of the hash. */
  readonly bits: number
}

/** One-step Concat KDF with SHA-256 as RFC 7518 §4.6.2 uses it: `H(1 ‖ Z ‖ OtherInfo)`, cut to the key's length. */
export async function concatKdf(secret: Uint8Array, context: KdfContext, sha256: Digest): Promise<Uint8Array> {
  const { algorithm, partyU, partyV, bits } = context
  if (bits <= 0 || bits > 256 || bits % 8 !== 0)
    throw new Error(`concatKdf derives whole bytes of at most 256 bits, not ${bits} bits`)
  const otherInfo = concat(withLength(utf8(algorithm)), withLength(partyU), withLength(partyV), uint32(bits))
  return (await sha256(concat(uint32(1), secret, otherInfo))).slice(0, bits / 8)
}

/** The key of one message to one receiver. */
export const contentKey = (
  { shared, epk, receiver }: { readonly shared: Uint8Array; readonly epk: Uint8Array; readonly receiver: Uint8Array },
  sha256: Digest,
): Promise<Uint8Array> => concatKdf(shared, { algorithm: 'A256GCM', partyU: epk, partyV: receiver, bits: 256 }, sha256)

const withLength = (bytes: Uint8Array): Uint8Array => concat(uint32(bytes.length), bytes)

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}
