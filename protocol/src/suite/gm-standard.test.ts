import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sm4 } from 'sm-crypto-v2'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex, utf8 } from '../bytes.ts'
import { publicPoint, sharedPoint, sm2Order } from './gm-curve.ts'
import { decryptSm2, encryptSm2, openSm4, sealSm4 } from './gm-encrypt.ts'
import { gmNode } from './gm-node.ts'
import { numberOf, signingNumber } from './gm-nonce.ts'
import { cipherFromDer, cipherToDer, signatureFromDer, signatureToDer } from './gm-openssl.fixture.ts'
import { signDigest, verifyDigest, verifySm2 } from './gm-sign.ts'
import { gmWeb } from './gm-web.ts'

interface Vectors {
  readonly sm2: {
    readonly scalar: string
    readonly publicKey: string
    readonly verify: readonly { readonly digest: string; readonly signature: string }[]
    readonly decrypt: readonly { readonly ciphertext: string; readonly plaintext: string }[]
  }
  readonly sm3: readonly { readonly input: string; readonly digest: string }[]
  readonly sm4: {
    readonly ecb: readonly Readonly<Record<'key' | 'plaintext' | 'ciphertext', string>>[]
    readonly gcm: readonly Readonly<Record<'key' | 'iv' | 'aad' | 'tag' | 'plaintext' | 'ciphertext', string>>[]
  }
}
const vectors: Vectors = JSON.parse(readFileSync(new URL('../../vectors/public/gm.json', import.meta.url), 'utf8'))
const hex = (text: string): Uint8Array => fromHex(text.replace(/\s/g, '')) ?? expect.unreachable(`not hexadecimal: ${text}`)

describe('known answers of openssl (gm.json)', () => {
  const secret = hex(vectors.sm2.scalar)
  const point = hex(vectors.sm2.publicKey)

  test('SM2: the secret has its point', () => expect(publicPoint(secret)).toEqual(point))

  for (const { digest, signature } of vectors.sm2.verify) {
    test(`SM2 verifies ${digest.slice(0, 8)}…, and no other digest or signature`, () => {
      const raw = signatureFromDer(hex(signature))
      expect(signatureToDer(raw)).toEqual(hex(signature))
      expect(verifyDigest(point, hex(digest), raw)).toBe(true)
      for (const at of raw.keys()) {
        expect(verifyDigest(point, hex(digest), raw.with(at, (raw[at] ?? 0) ^ 1)), `byte ${at}`).toBe(false)
      }
      expect(verifyDigest(point, hex(digest).with(0, 0), raw)).toBe(false)
    })
  }

  for (const { ciphertext, plaintext } of vectors.sm2.decrypt) {
    test(`SM2 decrypts "${plaintext}"`, () => {
      const raw = cipherFromDer(hex(ciphertext))
      expect(cipherToDer(raw)).toEqual(hex(ciphertext))
      expect(decryptSm2(secret, raw)).toEqual(utf8(plaintext))
    })
  }

  for (const { input, digest } of vectors.sm3) {
    test(`SM3 ${digest.slice(0, 8)}… on both platforms`, async () => {
      for (const suite of [gmNode, gmWeb]) expect(await suite.digest(hex(input)), suite.name).toEqual(hex(digest))
    })
  }

  for (const { key, plaintext, ciphertext } of vectors.sm4.ecb) {
    test(`SM4 ${ciphertext.slice(0, 8)}…`, () => {
      expect(sm4.encrypt(hex(plaintext), hex(key), { mode: 'ecb', padding: 'none' })).toBe(ciphertext.toLowerCase())
    })
  }

  for (const { key, iv, aad, tag, plaintext, ciphertext } of vectors.sm4.gcm) {
    const content = { key: hex(key), iv: hex(iv), additionalData: hex(aad) }
    const sealed = { ciphertext: hex(ciphertext), tag: hex(tag) }

    test('SM4-GCM of RFC 8998, Appendix A.1', () => {
      expect(sealSm4(content, hex(plaintext))).toEqual(sealed)
      expect(openSm4(content, sealed)).toEqual(hex(plaintext))
    })

    test('SM4-GCM opens nothing that was changed, nor other sizes than ours', () => {
      const flipped = (bytes: Uint8Array) => bytes.with(0, (bytes[0] ?? 0) ^ 1)
      for (const [what, with_, given] of [
        ['key', { ...content, key: flipped(content.key) }, sealed],
        ['iv', { ...content, iv: flipped(content.iv) }, sealed],
        ['additional data', { ...content, additionalData: flipped(content.additionalData) }, sealed],
        ['ciphertext', content, { ...sealed, ciphertext: flipped(sealed.ciphertext) }],
        ['cut ciphertext', content, { ...sealed, ciphertext: sealed.ciphertext.slice(1) }],
        ['tag', content, { ...sealed, tag: flipped(sealed.tag) }],
        ['short tag', content, { ...sealed, tag: sealed.tag.slice(0, 12) }],
        ['no tag', content, { ...sealed, tag: new Uint8Array() }],
        ['long iv', { ...content, iv: new Uint8Array(16) }, sealed],
        ['long key', { ...content, key: new Uint8Array(32) }, sealed],
      ] as const) {
        expect(openSm4(with_, given), what).toBeUndefined()
      }
    })
  }
})

// GB/T 32918.5-2017, Annexes A and C: one key, one random number, a signature and a ciphertext.
describe('the examples of the standard', () => {
  const secret = hex('3945208F 7B2144B1 3F36E38A C6D39F95 88939369 2860B51A 42FB81EF 4DF7C5B8')
  const point = hex(`04
    09F9DF31 1E5421A1 50DD7D16 1E4BC5C6 72179FAD 1833FC07 6BB08FF3 56F35020
    CCEA490C E26775A5 2DC6EA71 8CC1AA60 0AED05FB F35E084A 6632F607 2DA9AD13`)
  const number = hex('59276E27 D506861A 16680F3A D9C02DCC EF3CC1FA 3CDBE4CE 6D54B80D EAC1BC21')
  const signature = hex(`
    F5A03B06 48D2C463 0EEAC513 E1BB81A1 5944DA38 27D5B741 43AC7EAC EEE720B3
    B1B6AA29 DF212FD8 763182BC 0D421CA1 BB9038FD 1F7F42D4 840B69C4 85BBC1AA`)

  test('the key', () => expect(publicPoint(secret)).toEqual(point))

  test('the signature of "message digest" under the default identifier', () => {
    const digest = hex('F0B43E94 BA45ACCA ACE692ED 534382EB 17E6AB5A 19CE7B31 F4486FDF C0D28640')
    expect(toHex(signDigest(secret, digest, numberOf(number)))).toBe(toHex(signature))
    expect(verifySm2(point, utf8('message digest'), signature)).toBe(true)
  })

  test('the encryption of "encryption standard"', () => {
    const ciphertext = hex(`04
      04EBFC71 8E8D1798 62043226 8E77FEB6 415E2EDE 0E073C0F 4F640ECD 2E149A73
      E858F9D8 1E5430A5 7B36DAAB 8F950A3C 64E6EE6A 63094D99 283AFF76 7E124DF0
      59983C18 F809E262 923C53AE C295D303 83B54E39 D609D160 AFCB1908 D0BD8766
      21886CA9 89CA9C7D 58087307 CA93092D 651EFA`)
    expect(toHex(encryptSm2(point, utf8('encryption standard'), () => number) ?? new Uint8Array())).toBe(toHex(ciphertext))
    expect(decryptSm2(secret, ciphertext)).toEqual(utf8('encryption standard'))
  })
})

describe('the secret number of a signature', () => {
  test('is that of RFC 6979, Appendix A.2.5 (P-256, SHA-256)', () => {
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
    const secret = hex('C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721')
    const hmac = (key: Uint8Array, bytes: Uint8Array) => new Uint8Array(createHmac('sha256', key).update(bytes).digest())
    for (const [digest, number] of [
      [
        'af2bdbe1aa9b6ec1e2ade1d694f41fc71a831d0268e9891562113d8a62add1bf',
        0xa6e3c57dd01abe90086538398355dd4c3b17aa873382b0f24d6129493d8aad60n,
      ],
      [
        '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        0xd16b6ae827f17175e040871a1c7ec3500192c4c92677336ec2537acaee0008e0n,
      ],
    ] as const) {
      expect(signingNumber({ secret, digest: hex(digest) }, order, hmac)).toBe(number)
    }
  })

  test('is below the order, however small that is', () => {
    let calls = 0
    const counting = () => new Uint8Array(32).fill(255 - calls++)
    expect(signingNumber({ secret: new Uint8Array(32), digest: new Uint8Array(32) }, 2n ** 255n, counting)).toBeLessThan(
      2n ** 255n,
    )
    expect(calls).toBeGreaterThan(100)
  })
})

describe('what the library lets through or throws', () => {
  const secret = hex(vectors.sm2.scalar)
  const point = hex(vectors.sm2.publicKey)
  const digest = new Uint8Array(32).fill(7)
  const good = signDigest(secret, digest, 5n)
  const order = hex(sm2Order.toString(16))

  test('a good signature stays good when its key is prepared', () => {
    for (let round = 0; round < 4; round++) expect(verifyDigest(point, digest, good)).toBe(true)
  })

  for (const [what, signature] of [
    ['r = 0', good.with(0, 0).fill(0, 0, 32)],
    ['s = 0', Uint8Array.from(good).fill(0, 32)],
    ['r = n', Uint8Array.from([...order, ...good.slice(32)])],
    ['s = n', Uint8Array.from([...good.slice(0, 32), ...order])],
    [
      'r + s = n',
      Uint8Array.from([...good.slice(0, 32), ...hex((sm2Order - numberOf(good.slice(0, 32))).toString(16).padStart(64, '0'))]),
    ],
    ['all ones', new Uint8Array(64).fill(255)],
    ['a byte more', Uint8Array.from([...good, 0])],
    ['nothing', new Uint8Array()],
  ] as const) {
    test(`a signature with ${what} is false and throws nothing`, () => expect(verifyDigest(point, digest, signature)).toBe(false))
  }

  const offCurve = point.with(64, (point[64] ?? 0) ^ 1)
  for (const [what, bad] of [
    ['off the curve', offCurve],
    ['nought', Uint8Array.of(4, ...new Uint8Array(64))],
    ['beyond the field', Uint8Array.of(4, ...new Uint8Array(64).fill(255))],
    ['compressed', Uint8Array.of(2, ...point.slice(1, 33))],
    ['hybrid', point.with(0, 6)],
    ['short', point.slice(0, 64)],
    ['empty', new Uint8Array()],
  ] as const) {
    test(`a point that is ${what} verifies, encrypts and decrypts nothing`, () => {
      expect(verifySm2(bad, utf8('x'), good)).toBe(false)
      expect(verifyDigest(bad, digest, good)).toBe(false)
      expect(sharedPoint(secret, bad)).toBeUndefined()
      expect(encryptSm2(bad, utf8('x'), (length) => new Uint8Array(length).fill(1))).toBeUndefined()
      expect(decryptSm2(secret, Uint8Array.from([...bad, ...new Uint8Array(48)]))).toBeUndefined()
    })
  }

  test('a ciphertext changed anywhere, cut or empty is undefined, never an empty text', () => {
    const ciphertext = encryptSm2(point, utf8('sixteen bytes ..'), (length) => new Uint8Array(length).fill(3))
    if (!ciphertext) return expect.unreachable('a point of the curve')
    expect(decryptSm2(secret, ciphertext)).toEqual(utf8('sixteen bytes ..'))
    for (const at of ciphertext.keys()) {
      expect(decryptSm2(secret, ciphertext.with(at, (ciphertext[at] ?? 0) ^ 1)), `byte ${at}`).toBeUndefined()
      expect(decryptSm2(secret, ciphertext.slice(0, at)), `cut at ${at}`).toBeUndefined()
    }
  }, 60_000)
})
