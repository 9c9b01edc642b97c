import { concat, fromHex, toHex } from '../bytes.ts'

/** A keyed hash of 32 bytes. */
export type Hmac = (key: Uint8Array, bytes: Uint8Array) => Uint8Array

/** The number of 32 bytes, most significant first. */
export const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes) || '0'}`)

/** The 32 bytes of a number below 2^256, most significant first. */
export function bytesOf(number: bigint): Uint8Array {
  const bytes = fromHex(number.toString(16).padStart(64, '0'))
  if (bytes?.length !== 32) throw new Error('a number of more than 32 bytes')
  return bytes
}

/**
 * The secret number of one signature, from the secret key and what is signed (RFC 6979 §3.2, for an order and a hash of 256 bits). To
 * anyone without the key it is as good as the random number of GB/T 32918.2 §6.1 step A3; but no weak or repeated chance can make it
 * betray the key, and the same document has the same signature everywhere, so vectors and simulations repeat.
 */
export function signingNumber(of: { secret: Uint8Array; digest: Uint8Array }, order: bigint, hmac: Hmac): bigint {
  const seed = concat(of.secret, bytesOf(numberOf(of.digest) % order))
  let value: Uint8Array = new Uint8Array(32).fill(1)
  let key: Uint8Array = new Uint8Array(32)
  for (const round of [0, 1]) {
    key = hmac(key, concat(value, Uint8Array.of(round), seed))
    value = hmac(key, value)
  }
  for (;;) {
    value = hmac(key, value)
    const number = numberOf(value)
    if (number > 0n && number < order) return number
    key = hmac(key, concat(value, Uint8Array.of(0)))
    value = hmac(key, value)
  }
}
