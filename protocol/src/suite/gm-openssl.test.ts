import { createPrivateKey, createPublicKey, generateKeyPairSync, sign as nodeSign, verify as nodeVerify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { fixedRandom } from '../../vectors/fixed.ts'
import { utf8 } from '../bytes.ts'
import { publicPoint, secretNumber } from './gm-curve.ts'
import { decryptSm2, encryptSm2 } from './gm-encrypt.ts'
import {
  type OpensslKey,
  opensslDecrypt,
  opensslEncrypt,
  opensslHasSm2,
  opensslSign,
  opensslVerify,
  privatePem,
  publicPem,
} from './gm-openssl.fixture.ts'
import { signSm2, sm2Id, verifySm2 } from './gm-sign.ts'

const oracle = opensslHasSm2()
if (!oracle) console.log('skipped: this machine has no openssl with SM2, the only one that can judge our signatures from outside')

function keyOf(seed: string): OpensslKey {
  const secret = secretNumber(fixedRandom(seed))
  return { secret, point: publicPoint(secret) }
}

const message = utf8('通办 · 跨省通办')
const rounds = Array.from({ length: 8 }, (_, i) => `round ${i}`)

describe.skipIf(!oracle)('the command line openssl', () => {
  test('verifies what we sign, under our identifier and no other', () => {
    for (const round of rounds) {
      const key = keyOf(round)
      const signature = signSm2(key, utf8(round))
      expect(opensslVerify(key.point, { message: utf8(round), signature }, sm2Id), round).toBe(true)
      expect(opensslVerify(key.point, { message: utf8(round), signature }, '8765432187654321'), round).toBe(false)
      expect(opensslVerify(key.point, { message, signature }, sm2Id), round).toBe(false)
    }
  })

  test('signs what we verify, under our identifier and no other', () => {
    for (const round of rounds) {
      const key = keyOf(round)
      expect(verifySm2(key.point, utf8(round), opensslSign(key, utf8(round), sm2Id)), round).toBe(true)
      expect(verifySm2(key.point, utf8(round), opensslSign(key, utf8(round), '8765432187654321')), round).toBe(false)
    }
  })

  test('decrypts what we encrypt, and refuses what was changed', () => {
    for (const round of rounds) {
      const key = keyOf(round)
      const ciphertext = encryptSm2(key.point, utf8(round), fixedRandom(round)) ?? expect.unreachable('a point of the curve')
      expect(opensslDecrypt(key, ciphertext), round).toEqual(utf8(round))
      expect(opensslDecrypt(key, ciphertext.with(-1, (ciphertext.at(-1) ?? 0) ^ 1)), round).toBeUndefined()
    }
  })

  test('encrypts what we decrypt, and what was changed we refuse', () => {
    for (const round of rounds) {
      const key = keyOf(round)
      const ciphertext = opensslEncrypt(key.point, utf8(round))
      expect(decryptSm2(key.secret, ciphertext), round).toEqual(utf8(round))
      expect(decryptSm2(key.secret, ciphertext.with(-1, (ciphertext.at(-1) ?? 0) ^ 1)), round).toBeUndefined()
    }
  })
})

// Should Node come to sign as the standard says, this fails: then `gm-node` may use it.
describe('SM2 by node:crypto is none', () => {
  const raw = { dsaEncoding: 'ieee-p1363' } as const

  test('a key that Node made signs plain ECDSA: it verifies itself, and neither we nor openssl do', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' })
    const signature = nodeSign('sm3', message, { key: privateKey, ...raw })
    expect(nodeVerify('sm3', message, { key: publicKey, ...raw }, signature)).toBe(true)
    const point = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-65))
    expect(verifySm2(point, message, new Uint8Array(signature))).toBe(false)
    if (oracle) expect(opensslVerify(point, { message, signature: new Uint8Array(signature) }, sm2Id)).toBe(false)
  })

  test('a key that Node was given signs without the identifier, and refuses our signature', () => {
    const key = keyOf('imported')
    const privateKey = createPrivateKey(privatePem(key.secret, key.point))
    const publicKey = createPublicKey(publicPem(key.point))
    const signature = new Uint8Array(nodeSign('sm3', message, { key: privateKey, ...raw }))
    expect(verifySm2(key.point, message, signature)).toBe(false)
    expect(nodeVerify('sm3', message, { key: publicKey, ...raw }, signSm2(key, message))).toBe(false)
    if (oracle) expect(opensslVerify(key.point, { message, signature }, sm2Id)).toBe(false)
  })

  test('no JWK of Node carries such a key', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' })
    expect(() => publicKey.export({ format: 'jwk' })).toThrow('Unsupported JWK EC curve')
  })
})
