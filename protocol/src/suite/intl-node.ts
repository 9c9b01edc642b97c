import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  type KeyObject,
  sign as nodeSign,
  verify as nodeVerify,
} from 'node:crypto'
import { concat, fromBase64url, toBase64url } from '../bytes.ts'
import { type Curve, type IntlPrimitives, intlSuite, pkcs8Of } from './intl.ts'
import type { Suite } from './suite.ts'

/** A Buffer is a Uint8Array with other manners (`slice` shares memory, JSON differs): none leaves this file. */
const plain = (buffer: Buffer): Uint8Array => new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length)

const privateKey = (curve: Curve, secret: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.from(pkcs8Of(curve, secret)), format: 'der', type: 'pkcs8' })

const publicKey = (curve: Curve, raw: Uint8Array): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: curve, x: toBase64url(raw) }, format: 'jwk' })

/** OpenSSL throws for what a stranger got wrong: a key that is none, a point of small order, a tag that does not fit. */
function unlessRefused<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

/** The primitives of `intl` by node:crypto (OpenSSL). */
export const intlPrimitivesNode: IntlPrimitives = {
  async digest(bytes) {
    return plain(createHash('sha256').update(bytes).digest())
  },
  async publicKey(curve, secret) {
    const { x } = createPublicKey(privateKey(curve, secret)).export({ format: 'jwk' })
    const raw = fromBase64url(x ?? '')
    if (!raw) throw new Error(`node:crypto exported no public key of ${curve}`)
    return raw
  },
  async sign(secret, bytes) {
    return plain(nodeSign(null, bytes, privateKey('Ed25519', secret)))
  },
  async verify(raw, bytes, signature) {
    return unlessRefused(() => nodeVerify(null, bytes, publicKey('Ed25519', raw), signature)) ?? false
  },
  async agree(secret, raw) {
    const own = privateKey('X25519', secret)
    return unlessRefused(() => plain(diffieHellman({ privateKey: own, publicKey: publicKey('X25519', raw) })))
  },
  async seal({ key, iv, additionalData }, plaintext) {
    const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: 16 }).setAAD(additionalData)
    const ciphertext = concat(cipher.update(plaintext), cipher.final())
    return { ciphertext, tag: plain(cipher.getAuthTag()) }
  },
  async open({ key, iv, additionalData }, { ciphertext, tag }) {
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 }).setAAD(additionalData).setAuthTag(tag)
    return unlessRefused(() => concat(decipher.update(ciphertext), decipher.final()))
  },
}

/** The suite `intl` for servers and command lines. */
export const intlNode: Suite = intlSuite(intlPrimitivesNode)
