import { sm2, sm3 } from 'sm-crypto-v2'
import { fromHex, toHex } from '../bytes.ts'
import { bytesOf, numberOf } from './gm-nonce.ts'
import type { RandomBytes } from './suite.ts'

/** The order of the base point of the recommended curve (GB/T 32918.5). */
export const sm2Order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n

/** A public key or an ephemeral point: 04‖x‖y. */
export const pointBytes = 65

/** The library also takes compressed points: one key would have two names. */
export const isUncompressed = (point: Uint8Array): boolean => point.length === pointBytes && point[0] === 4

/** Hexadecimal is the library's language; what it answers in anything else is a bug of ours. */
export function bytesFrom(hex: string): Uint8Array {
  const bytes = fromHex(hex)
  if (!bytes) throw new Error('sm-crypto-v2 answered with no hexadecimal')
  return bytes
}

/** SM3 in JavaScript: for browsers, and for the few bytes inside SM2 that are not worth a call to OpenSSL. */
export const sm3Digest = (bytes: Uint8Array): Uint8Array => bytesFrom(sm3(bytes))
export const sm3Hmac = (key: Uint8Array, bytes: Uint8Array): Uint8Array => bytesFrom(sm3(bytes, { key, mode: 'hmac' }))

/** The public point of a secret number. */
export const publicPoint = (secret: Uint8Array): Uint8Array => bytesFrom(sm2.getPublicKeyFromPrivateKey(toHex(secret)))

const draws = 8

/**
 * A secret number in [1, n−2] (GB/T 32918.1 §6.1), evenly drawn: one chance in 2^32 needs a second draw. Where eight draws fail, the
 * source is no chance at all.
 */
export function secretNumber(random: RandomBytes): Uint8Array {
  for (let draw = 0; draw < draws; draw++) {
    const secret = random(32)
    const number = numberOf(secret)
    if (secret.length === 32 && number > 0n && number < sm2Order - 1n) return bytesOf(number)
  }
  throw new Error('this source of chance gives no number that SM2 can use')
}

/** `x‖y` of secret × point, or undefined where the point is not one of the curve. */
export function sharedPoint(secret: Uint8Array, point: Uint8Array): Uint8Array | undefined {
  if (!isUncompressed(point)) return undefined
  try {
    return sm2.ecdh(toHex(secret), toHex(point), false).slice(1)
  } catch {
    return undefined // the library throws for a point off the curve, which a stranger can send
  }
}
