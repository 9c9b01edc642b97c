import { concat, fromBase64url, toBase64url } from '../bytes.ts'
import { contentKey } from './concat-kdf.ts'
import type { Encrypted, KeyPair, OkpPublicKey, PrivateKey, PublicKey, RandomBytes, Suite } from './suite.ts'

/** The two curves of the suite: RFC 8032 to sign, RFC 7748 to agree on a key. */
export type Curve = OkpPublicKey['crv']

/** AES-256-GCM as the suite uses it: a key of 32 bytes for one message, an iv of 12 and a tag of 16 bytes. */
export interface Sealed {
  readonly ciphertext: Uint8Array
  readonly tag: Uint8Array
}
export interface ContentKey {
  readonly key: Uint8Array
  readonly iv: Uint8Array
  readonly additionalData: Uint8Array
}

/** What a platform must bring, on raw bytes. Secret keys are the 32 bytes `d`, public keys the 32 bytes `x`. */
export interface IntlPrimitives {
  digest(bytes: Uint8Array): Promise<Uint8Array>
  publicKey(curve: Curve, secret: Uint8Array): Promise<Uint8Array>
  sign(secret: Uint8Array, bytes: Uint8Array): Promise<Uint8Array>
  verify(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): Promise<boolean>
  /** X25519, or undefined where the platform refuses the public key. */
  agree(secret: Uint8Array, publicKey: Uint8Array): Promise<Uint8Array | undefined>
  seal(content: ContentKey, plaintext: Uint8Array): Promise<Sealed>
  open(content: ContentKey, sealed: Sealed): Promise<Uint8Array | undefined>
}

const keyBytes = 32
const ivBytes = 12
const tagBytes = 16

/**
 * The suite `intl`: Ed25519, SHA-256, and ECDH-ES over X25519 to A256GCM. The content key is derived as RFC 7518 §4.6 does for direct
 * key agreement: Concat KDF with `alg` A256GCM, the ephemeral public key as PartyUInfo and the receiver's as PartyVInfo, so that no
 * other spelling of a point opens the message.
 */
export function intlSuite(primitives: IntlPrimitives): Suite {
  return {
    name: 'intl',
    hashName: 'sha-256',
    digest: (bytes) => primitives.digest(bytes),
    sign: (privateKey, bytes) => primitives.sign(secretOf(privateKey, 'Ed25519'), bytes),
    async verify(publicKey, bytes, signature) {
      const key = rawKey(publicKey, 'Ed25519')
      return key !== undefined && primitives.verify(key, bytes, signature)
    },
    encrypt: (publicKey, plaintext, additionalData, random) =>
      encrypt(primitives, { publicKey, additionalData, random }, plaintext),
    decrypt: (keys, encrypted, additionalData) => decrypt(primitives, keys, encrypted, additionalData),
    async generate(random) {
      return { sign: await newPair(primitives, 'Ed25519', random), encrypt: await newPair(primitives, 'X25519', random) }
    },
  }
}

async function newPair(primitives: IntlPrimitives, crv: Curve, random: RandomBytes): Promise<KeyPair> {
  const secret = random(keyBytes)
  const published: PublicKey = { kty: 'OKP', crv, x: toBase64url(await primitives.publicKey(crv, secret)) }
  return { public: published, private: { ...published, d: toBase64url(secret) } }
}

interface Towards {
  readonly publicKey: PublicKey
  readonly additionalData: Uint8Array
  readonly random: RandomBytes
}

async function encrypt(primitives: IntlPrimitives, towards: Towards, plaintext: Uint8Array): Promise<Encrypted> {
  const receiver = rawKey(towards.publicKey, 'X25519')
  if (!receiver) throw new Error('intl encrypts to an X25519 public key only')
  const secret = towards.random(keyBytes)
  const epk = await primitives.publicKey('X25519', secret)
  const shared = await agreeOn(primitives, secret, receiver)
  if (!shared) throw new Error('this X25519 public key has no secret: it is a point of small order')
  const iv = towards.random(ivBytes)
  const key = await contentKey({ shared, epk, receiver }, primitives.digest)
  const sealed = await primitives.seal({ key, iv, additionalData: towards.additionalData }, plaintext)
  return { epk: toBase64url(epk), iv: toBase64url(iv), ciphertext: toBase64url(sealed.ciphertext), tag: toBase64url(sealed.tag) }
}

async function decrypt(
  primitives: IntlPrimitives,
  keys: KeyPair,
  encrypted: Encrypted,
  additionalData: Uint8Array,
): Promise<Uint8Array | undefined> {
  const receiver = rawKey(keys.public, 'X25519')
  const [epk, iv, ciphertext, tag] = [encrypted.epk ?? '', encrypted.iv, encrypted.ciphertext, encrypted.tag].map(fromBase64url)
  if (!receiver || epk?.length !== keyBytes || !iv || !ciphertext || !tag) return undefined
  const shared = await agreeOn(primitives, secretOf(keys.private, 'X25519'), epk)
  if (!shared) return undefined
  const key = await contentKey({ shared, epk, receiver }, primitives.digest)
  return openContent(primitives, { key, iv, additionalData }, { ciphertext, tag })
}

/** X25519 with the check of RFC 7748 §6.1: a shared secret of zeros means a point of small order, which a stranger can choose. */
export async function agreeOn(
  primitives: IntlPrimitives,
  secret: Uint8Array,
  publicKey: Uint8Array,
): Promise<Uint8Array | undefined> {
  const shared = await primitives.agree(secret, publicKey)
  return shared?.some((byte) => byte !== 0) ? shared : undefined
}

/** Opens AES-256-GCM of exactly our sizes: platforms also take shorter tags and other keys and ivs, which would be weaker. */
export async function openContent(
  primitives: IntlPrimitives,
  content: ContentKey,
  sealed: Sealed,
): Promise<Uint8Array | undefined> {
  const fits = content.key.length === keyBytes && content.iv.length === ivBytes && sealed.tag.length === tagBytes
  return fits ? primitives.open(content, sealed) : undefined
}

function rawKey(key: PublicKey, crv: Curve): Uint8Array | undefined {
  if (key.crv !== crv) return undefined
  const bytes = fromBase64url(key.x)
  return bytes?.length === keyBytes ? bytes : undefined
}

function secretOf(key: PrivateKey, crv: Curve): Uint8Array {
  const bytes = key.crv === crv ? fromBase64url(key.d) : undefined
  if (bytes?.length !== keyBytes) throw new Error(`not a private key of ${crv}`)
  return bytes
}

const pkcs8Prefix = {
  Ed25519: Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20),
  X25519: Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x6e, 4, 0x22, 4, 0x20),
} as const satisfies Record<Curve, Uint8Array>

/** A secret key in PKCS #8 (RFC 8410 §7): the one form that platforms import without being told the public key. */
export const pkcs8Of = (curve: Curve, secret: Uint8Array): Uint8Array => concat(pkcs8Prefix[curve], secret)
