import { fromBase64url, toBase64url } from '../bytes.ts'
import type { Digest } from '../hash.ts'
import { pointBytes, publicPoint, secretNumber } from './gm-curve.ts'
import { decryptSm2, encryptSm2, ivBytes, openSm4, sealSm4, sm4KeyBytes } from './gm-encrypt.ts'
import { signSm2, verifySm2 } from './gm-sign.ts'
import type { Encrypted, KeyPair, PrivateKey, PublicKey, RandomBytes, Sm2PublicKey, Suite } from './suite.ts'

/** What a platform must bring. Only SM3 is worth it: no platform of today has SM2 signatures or SM4-GCM that can be relied on. */
export interface GmPrimitives {
  readonly digest: Digest
}

const secretBytes = 32

/**
 * The suite `gm` of Chinese national cryptography: SM2 signatures (GB/T 32918.2) under the identifier `1234567812345678`, SM3 (GB/T
 * 32905), SM4-GCM (GB/T 32907, RFC 8998) under a fresh key, which SM2 encryption (GB/T 32918.4, `04‖C1‖C3‖C2`) wraps for the receiver.
 */
export function gmSuite({ digest }: GmPrimitives): Suite {
  return {
    name: 'gm',
    hashName: 'sm3',
    digest,
    async sign(privateKey, bytes) {
      return signSm2({ secret: secretOf(privateKey), point: ownPoint(privateKey) }, bytes)
    },
    async verify(publicKey, bytes, signature) {
      const point = pointOf(publicKey)
      return point !== undefined && verifySm2(point, bytes, signature)
    },
    async encrypt(publicKey, plaintext, additionalData, random) {
      return encrypt({ publicKey, additionalData, random }, plaintext)
    },
    async decrypt(keys, encrypted, additionalData) {
      return decrypt(secretOf(keys.private), encrypted, additionalData)
    },
    async generate(random) {
      return { sign: newPair(random), encrypt: newPair(random) }
    },
  }
}

function newPair(random: RandomBytes): KeyPair {
  const secret = secretNumber(random)
  const published: Sm2PublicKey = { kty: 'EC', crv: 'SM2', point: toBase64url(publicPoint(secret)) }
  return { public: published, private: { ...published, d: toBase64url(secret) } }
}

interface Towards {
  readonly publicKey: PublicKey
  readonly additionalData: Uint8Array
  readonly random: RandomBytes
}

function encrypt({ publicKey, additionalData, random }: Towards, plaintext: Uint8Array): Encrypted {
  const point = pointOf(publicKey)
  const key = random(sm4KeyBytes)
  const wrapped = point && encryptSm2(point, key, random)
  if (!wrapped) throw new Error('gm encrypts to a public key on the SM2 curve only')
  const iv = random(ivBytes)
  const { ciphertext, tag } = sealSm4({ key, iv, additionalData }, plaintext)
  return { wrapped: toBase64url(wrapped), iv: toBase64url(iv), ciphertext: toBase64url(ciphertext), tag: toBase64url(tag) }
}

function decrypt(secret: Uint8Array, encrypted: Encrypted, additionalData: Uint8Array): Uint8Array | undefined {
  const parts = [encrypted.wrapped ?? '', encrypted.iv, encrypted.ciphertext, encrypted.tag].map(fromBase64url)
  const [wrapped, iv, ciphertext, tag] = parts
  if (!wrapped || !iv || !ciphertext || !tag) return undefined
  const key = decryptSm2(secret, wrapped)
  return key && openSm4({ key, iv, additionalData }, { ciphertext, tag })
}

function pointOf(key: PublicKey): Uint8Array | undefined {
  if (key.crv !== 'SM2') return undefined
  const bytes = fromBase64url(key.point)
  return bytes?.length === pointBytes ? bytes : undefined
}

function ownPoint(key: PrivateKey): Uint8Array {
  const point = pointOf(key)
  if (!point) throw new Error('not a private key of SM2')
  return point
}

function secretOf(key: PrivateKey): Uint8Array {
  const bytes = key.crv === 'SM2' ? fromBase64url(key.d) : undefined
  if (bytes?.length !== secretBytes) throw new Error('not a private key of SM2')
  return bytes
}
