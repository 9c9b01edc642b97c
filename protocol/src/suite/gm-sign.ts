import { sm2 } from 'sm-crypto-v2'
import { toHex } from '../bytes.ts'
import { bytesFrom, isUncompressed, publicPoint, sm2Order, sm3Hmac } from './gm-curve.ts'
import { bytesOf, numberOf, signingNumber } from './gm-nonce.ts'

/** The distinguishing identifier that GM/T 0009 §10 gives every signer who agreed on none. */
export const sm2Id = '1234567812345678'

/** `r‖s`, 32 bytes each. */
const signatureBytes = 64

/** SM3 of Z and the message (GB/T 32918.2 §5.5): Z binds the signature to the identifier, the curve and the public key. */
const digestOf = (point: Uint8Array, bytes: Uint8Array): Uint8Array =>
  bytesFrom(sm2.getHash(bytes, toHex(point.subarray(1)), sm2Id))

/** Signs (GB/T 32918.2 §6.1). The digest is made here, so the library's `hash`, which it would leave out by default, is off. */
export function signSm2({ secret, point }: { secret: Uint8Array; point: Uint8Array }, bytes: Uint8Array): Uint8Array {
  const digest = digestOf(point, bytes)
  return signDigest(secret, digest, signingNumber({ secret, digest }, sm2Order, sm3Hmac))
}

/** The signature of a digest under this secret and this secret number of the one signature. */
export function signDigest(secret: Uint8Array, digest: Uint8Array, number: bigint): Uint8Array {
  const x1 = numberOf(publicPoint(bytesOf(number)).subarray(1, 33))
  return bytesFrom(sm2.doSignature(digest, toHex(secret), { hash: false, pointPool: [{ k: number, x1 }] }))
}

/** Whether the key of this point signed these bytes (GB/T 32918.2 §7.1). False for anything malformed, and for a point off the curve. */
export function verifySm2(point: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  return isUncompressed(point) && verifyDigest(point, digestOf(point, bytes), signature)
}

/** The same of a digest. */
export function verifyDigest(point: Uint8Array, digest: Uint8Array, signature: Uint8Array): boolean {
  if (!isUncompressed(point) || signature.length !== signatureBytes) return false
  if (!isScalar(signature.subarray(0, 32)) || !isScalar(signature.subarray(32))) return false
  try {
    return sm2.doVerifySignature(digest, toHex(signature), preparedPoint(toHex(point)), { hash: false })
  } catch {
    return false // the library throws for a point off the curve
  }
}

/** Step B1 and B2 of the standard; the library asks neither of r, and throws for an s of nought. */
function isScalar(bytes: Uint8Array): boolean {
  const number = numberOf(bytes)
  return number > 0n && number < sm2Order
}

type Point = ReturnType<typeof sm2.precomputePublicKey>

/** Measured: the table of a key costs what three verifications do, and makes each later one several times as fast. */
const windowBits = 6
const maxPrepared = 64
const prepared = new Map<string, Point | undefined>()

/** The table of a key that comes a second time. The keys used last are kept, so that strangers' keys cannot fill the memory. */
function preparedPoint(hex: string): Point | string {
  const seen = prepared.has(hex)
  const point = prepared.get(hex) ?? (seen ? sm2.precomputePublicKey(hex, windowBits) : undefined)
  prepared.delete(hex)
  prepared.set(hex, point)
  const [oldest] = prepared.keys()
  if (prepared.size > maxPrepared && oldest !== undefined) prepared.delete(oldest)
  return point ?? hex
}
