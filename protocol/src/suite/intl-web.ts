import { concat, fromBase64url } from '../bytes.ts'
import { type Curve, type IntlPrimitives, intlSuite, pkcs8Of } from './intl.ts'
import type { Suite } from './suite.ts'

/** WebCrypto wants memory that nobody else can write to; a copy is that, whatever the bytes were cut from. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)

const uses = { Ed25519: ['sign'], X25519: ['deriveBits'] } as const satisfies Record<Curve, readonly string[]>

const privateKey = (curve: Curve, secret: Uint8Array) =>
  crypto.subtle.importKey('pkcs8', own(pkcs8Of(curve, secret)), { name: curve }, true, [...uses[curve]])

const contentKey = (key: Uint8Array, use: 'encrypt' | 'decrypt') =>
  crypto.subtle.importKey('raw', own(key), 'AES-GCM', false, [use])

/** WebCrypto rejects what a stranger got wrong: a key that is none, a point of small order, a tag that does not fit. */
async function unlessRefused<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Error && error.name === 'NotSupportedError') throw error // the platform's lack, not the stranger's fault
    return undefined
  }
}

/**
 * The primitives of `intl` by WebCrypto. Ed25519 and X25519 are there in Node from 20 (marked experimental), Chrome from 137, Firefox
 * from 130, Safari from 17; where one is missing its use rejects with NotSupportedError.
 */
export const intlPrimitivesWeb: IntlPrimitives = {
  digest: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', own(bytes))),
  async publicKey(curve, secret) {
    const { x } = await crypto.subtle.exportKey('jwk', await privateKey(curve, secret))
    const raw = fromBase64url(x ?? '')
    if (!raw) throw new Error(`WebCrypto exported no public key of ${curve}`)
    return raw
  },
  sign: async (secret, bytes) =>
    new Uint8Array(await crypto.subtle.sign('Ed25519', await privateKey('Ed25519', secret), own(bytes))),
  async verify(raw, bytes, signature) {
    const verified = await unlessRefused(async () => {
      const key = await crypto.subtle.importKey('raw', own(raw), 'Ed25519', false, ['verify'])
      return crypto.subtle.verify('Ed25519', key, own(signature), own(bytes))
    })
    return verified ?? false
  },
  async agree(secret, raw) {
    const mine = await privateKey('X25519', secret)
    return unlessRefused(async () => {
      const theirs = await crypto.subtle.importKey('raw', own(raw), 'X25519', false, [])
      return new Uint8Array(await crypto.subtle.deriveBits({ name: 'X25519', public: theirs }, mine, 256))
    })
  },
  async seal({ key, iv, additionalData }, plaintext) {
    const by = { name: 'AES-GCM', iv: own(iv), additionalData: own(additionalData), tagLength: 128 }
    const both = new Uint8Array(await crypto.subtle.encrypt(by, await contentKey(key, 'encrypt'), own(plaintext)))
    return { ciphertext: both.slice(0, -16), tag: both.slice(-16) }
  },
  async open({ key, iv, additionalData }, { ciphertext, tag }) {
    const by = { name: 'AES-GCM', iv: own(iv), additionalData: own(additionalData), tagLength: 128 }
    const opener = await contentKey(key, 'decrypt')
    return unlessRefused(async () => new Uint8Array(await crypto.subtle.decrypt(by, opener, own(concat(ciphertext, tag)))))
  },
}

/** The suite `intl` for browsers; also runs in Node, where the two are tested against each other. */
export const intlWeb: Suite = intlSuite(intlPrimitivesWeb)
