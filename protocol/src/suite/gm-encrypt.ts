import { kdf, sm4 } from 'sm-crypto-v2'
import { concat } from '../bytes.ts'
import { pointBytes, publicPoint, secretNumber, sharedPoint, sm3Digest } from './gm-curve.ts'
import type { ContentKey, Sealed } from './intl.ts'
import type { RandomBytes } from './suite.ts'

const digestBytes = 32

/** Sizes of SM4-GCM as the suite uses it (GB/T 32907, RFC 8998): a key for one message, an iv of 12 and a tag of 16 bytes. */
export const sm4KeyBytes = 16
export const ivBytes = 12
const tagBytes = 16

/**
 * SM2 encryption of a few bytes to a public point (GB/T 32918.4 §6.1): `04‖C1‖C3‖C2`, or undefined where the point is not one of the
 * curve. Made of the library's curve and key derivation: its own encryption takes no chance from its caller and skips step A5.
 */
export function encryptSm2(point: Uint8Array, plaintext: Uint8Array, random: RandomBytes): Uint8Array | undefined {
  for (;;) {
    const secret = secretNumber(random)
    const shared = sharedPoint(secret, point)
    if (!shared) return undefined
    const stream = kdf(shared, plaintext.length)
    if (stream.some((byte) => byte !== 0)) {
      return concat(publicPoint(secret), check(shared, plaintext), masked(plaintext, stream))
    }
  }
}

/** The plaintext, or undefined for anything that was not made for this key (GB/T 32918.4 §7.1). */
export function decryptSm2(secret: Uint8Array, ciphertext: Uint8Array): Uint8Array | undefined {
  const hidden = ciphertext.slice(pointBytes + digestBytes)
  const shared = sharedPoint(secret, ciphertext.slice(0, pointBytes))
  if (!shared || hidden.length === 0) return undefined
  const stream = kdf(shared, hidden.length)
  const plaintext = masked(hidden, stream)
  const said = ciphertext.subarray(pointBytes, pointBytes + digestBytes)
  const fits = stream.some((byte) => byte !== 0) && sameSecret(check(shared, plaintext), said)
  return fits ? plaintext : undefined
}

/** C3: SM3 of x2, the plaintext and y2. */
const check = (shared: Uint8Array, plaintext: Uint8Array): Uint8Array =>
  sm3Digest(concat(shared.subarray(0, 32), plaintext, shared.subarray(32)))

const masked = (bytes: Uint8Array, stream: Uint8Array): Uint8Array => bytes.map((byte, i) => byte ^ (stream[i] ?? 0))

/** Looks at every byte, so that its time tells nobody how much of a forgery was right. */
function sameSecret(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length
  for (const [i, byte] of a.entries()) difference |= byte ^ (b[i] ?? 0)
  return difference === 0
}

/** Seals with SM4-GCM. */
export function sealSm4({ key, iv, additionalData }: ContentKey, plaintext: Uint8Array): Sealed {
  const options = { mode: 'gcm', iv, associatedData: additionalData, output: 'array', outputTag: true } as const
  const { output, tag } = sm4.encrypt(plaintext, key, options)
  if (!tag) throw new Error('sm-crypto-v2 gave no tag')
  return { ciphertext: output, tag }
}

/** Opens SM4-GCM of exactly our sizes: the library opens without any check where it is given no tag, and takes keys and ivs of any length. */
export function openSm4({ key, iv, additionalData }: ContentKey, { ciphertext, tag }: Sealed): Uint8Array | undefined {
  if (key.length !== sm4KeyBytes || iv.length !== ivBytes || tag.length !== tagBytes) return undefined
  try {
    return sm4.decrypt(ciphertext, key, { mode: 'gcm', iv, associatedData: additionalData, output: 'array', tag })
  } catch {
    return undefined // the library throws for a tag that does not fit
  }
}
