import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fixedRandom } from '../../vectors/fixed.ts'
import { fromBase64url, toBase64url, utf8 } from '../bytes.ts'
import { gmNode } from './gm-node.ts'
import { gmWeb } from './gm-web.ts'
import { intlNode } from './intl-node.ts'
import type { Encrypted, KeyPair, PublicKey, Suite } from './suite.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })

const platforms: readonly (readonly [name: string, suite: Suite])[] = [
  ['node:crypto', gmNode],
  ['JavaScript', gmWeb],
]
const message = utf8('通办')
const aad = utf8('header')
const keysOf = (seed: string) => gmNode.generate(fixedRandom(seed))
const altered = (text: string): string => (text[0] === 'A' ? 'B' : 'A') + text.slice(1)

describe('the suite gm', () => {
  test('gives the same keys, digests, signatures and ciphertexts on both platforms', async () => {
    const keys = await keysOf('both')
    expect(await gmWeb.generate(fixedRandom('both'))).toEqual(keys)
    for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000]) {
      const bytes = fixedRandom(`bytes ${length}`)(length)
      expect(await gmWeb.digest(bytes)).toEqual(await gmNode.digest(bytes))
    }
    expect(await gmWeb.sign(keys.sign.private, message)).toEqual(await gmNode.sign(keys.sign.private, message))
    const encrypt = (suite: Suite) => suite.encrypt(keys.encrypt.public, message, aad, fixedRandom('ephemeral'))
    expect(await encrypt(gmWeb)).toEqual(await encrypt(gmNode))
  })

  test('a key is the uncompressed point, a signature 64 bytes, a wrapped key 04‖C1‖C3‖C2 of 113', async () => {
    const { sign, encrypt } = await keysOf('sizes')
    expect(sign.public).toEqual({ kty: 'EC', crv: 'SM2', point: expect.stringMatching(/^B[A-Za-z0-9_-]{86}$/) })
    expect(await gmNode.sign(sign.private, message)).toHaveLength(64)
    const sealed = await gmNode.encrypt(encrypt.public, message, aad, fixedRandom('sizes'))
    expect(Object.keys(sealed).sort()).toEqual(['ciphertext', 'iv', 'tag', 'wrapped'])
    const wrapped = fromBase64url(sealed.wrapped ?? '')
    expect([wrapped?.length, wrapped?.[0]]).toEqual([113, 4])
  })

  for (const [from, sealing] of platforms) {
    for (const [to, opening] of platforms) {
      test(`${to} opens what ${from} sealed, of any length`, async () => {
        const { encrypt } = await keysOf('length')
        const chance = fixedRandom('lengths')
        await fc.assert(
          fc.asyncProperty(fc.uint8Array({ maxLength: 70 }), fc.uint8Array({ maxLength: 40 }), async (plaintext, additional) => {
            const sealed = await sealing.encrypt(encrypt.public, plaintext, additional, chance)
            expect(await opening.decrypt(encrypt, sealed, additional)).toEqual(plaintext)
          }),
          { numRuns: 20 },
        )
      })
    }
  }

  test('any message signed is verified, and no other', async () => {
    const { sign } = await keysOf('any')
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), async (signed, other) => {
        fc.pre(toBase64url(signed) !== toBase64url(other))
        const signature = await gmNode.sign(sign.private, signed)
        expect(await gmWeb.verify(sign.public, signed, signature)).toBe(true)
        expect(await gmWeb.verify(sign.public, other, signature)).toBe(false)
      }),
      { numRuns: 40 },
    )
  })

  for (const [platform, suite] of platforms) {
    test(`${platform} opens nothing that was changed`, async () => {
      const { encrypt } = await keysOf('changed')
      const other = await keysOf('other')
      const sealed = await suite.encrypt(encrypt.public, message, aad, fixedRandom('changed'))
      const { wrapped = '', ...unwrapped } = sealed
      const changes: readonly (readonly [string, KeyPair, Encrypted, Uint8Array])[] = [
        ['additional data', encrypt, sealed, utf8('Header')],
        ['receiver', other.encrypt, sealed, aad],
        ['no wrapped key', encrypt, unwrapped, aad],
        ['a short wrapped key', encrypt, { ...sealed, wrapped: wrapped.slice(0, 40) }, aad],
        ['a wrapped key of nothing', encrypt, { ...sealed, wrapped: wrapped.slice(0, 128) }, aad],
        ['a longer wrapped key', encrypt, { ...sealed, wrapped: `${wrapped}AA` }, aad],
        ['a short tag', encrypt, { ...sealed, tag: sealed.tag.slice(0, 16) }, aad],
        ['no tag', encrypt, { ...sealed, tag: '' }, aad],
        ['cut', encrypt, { ...sealed, ciphertext: sealed.ciphertext.slice(0, 4) }, aad],
        ['no base64url', encrypt, { ...sealed, ciphertext: '+' }, aad],
        ...(['wrapped', 'iv', 'ciphertext', 'tag'] as const).map(
          (part) => [part, encrypt, { ...sealed, [part]: altered(sealed[part] ?? '') }, aad] as const,
        ),
      ]
      expect(await suite.decrypt(encrypt, sealed, aad)).toEqual(message)
      for (const [what, keys, encrypted, additional] of changes) {
        expect(await suite.decrypt(keys, encrypted, additional), what).toBeUndefined()
      }
    })
  }

  test('a key wrapped well but of another size opens nothing', async () => {
    const { encrypt } = await keysOf('size')
    const sealed = await gmNode.encrypt(encrypt.public, message, aad, fixedRandom('size'))
    const longer = await gmNode.encrypt(encrypt.public, message, aad, (length) =>
      fixedRandom('size')(length === 16 ? 32 : length),
    )
    expect(await gmNode.decrypt(encrypt, { ...sealed, wrapped: longer.wrapped ?? '' }, aad)).toBeUndefined()
  })

  test('verifies nothing with a key of another suite, and signs, encrypts and decrypts with none', async () => {
    const { sign, encrypt } = await keysOf('uses')
    const foreign = await intlNode.generate(fixedRandom('foreign'))
    const signature = await gmNode.sign(sign.private, message)
    const sealed = await gmNode.encrypt(encrypt.public, message, aad, fixedRandom('uses'))
    expect(await gmNode.verify(sign.public, message, signature)).toBe(true)
    expect(await gmNode.verify(foreign.sign.public, message, signature)).toBe(false)
    expect(await intlNode.verify(sign.public, message, signature)).toBe(false)
    const off: PublicKey = { kty: 'EC', crv: 'SM2', point: toBase64url(new Uint8Array(65).fill(4)) }
    expect(await gmNode.verify(off, message, signature)).toBe(false)
    expect(await gmNode.verify({ ...off, point: 'BA' }, message, signature)).toBe(false)
    await expect(gmNode.sign(foreign.sign.private, message)).rejects.toThrow('not a private key of SM2')
    await expect(gmNode.decrypt(foreign.encrypt, sealed, aad)).rejects.toThrow('not a private key of SM2')
    for (const key of [foreign.encrypt.public, off]) {
      await expect(gmNode.encrypt(key, message, aad, fixedRandom('off'))).rejects.toThrow('on the SM2 curve only')
    }
  })

  test('chance that is none makes no keys', async () => {
    for (const byte of [0, 255]) {
      await expect(gmNode.generate((length) => new Uint8Array(length).fill(byte))).rejects.toThrow('no number that SM2 can use')
    }
  })

  test('a number beyond the order is drawn again', async () => {
    let first = true
    const chance = fixedRandom('again')
    const stumbling = (length: number) => {
      const bytes = first ? new Uint8Array(length).fill(255) : chance(length)
      first = false
      return bytes
    }
    expect(await gmNode.generate(stumbling)).toEqual(await keysOf('again'))
  })

  test('keys in turn, more than are kept prepared, verify as before', async () => {
    const signed = await Promise.all(
      Array.from({ length: 70 }, async (_, i) => {
        const { sign } = await keysOf(`turn ${i}`)
        return { sign, signature: await gmNode.sign(sign.private, message) }
      }),
    )
    for (const { sign, signature } of [...signed, ...signed.slice(-3), ...signed.slice(0, 3)]) {
      expect(await gmNode.verify(sign.public, message, signature)).toBe(true)
      expect(await gmNode.verify(sign.public, aad, signature)).toBe(false)
    }
  }, 60_000)
})
