import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fixedRandom } from '../../vectors/fixed.ts'
import { fromHex, toBase64url, utf8 } from '../bytes.ts'
import { agreeOn, type IntlPrimitives, intlSuite, openContent } from './intl.ts'
import { intlNode, intlPrimitivesNode } from './intl-node.ts'
import { intlPrimitivesWeb, intlWeb } from './intl-web.ts'
import type { Encrypted, KeyPair, OkpPublicKey, PublicKey, Suite } from './suite.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })

const platforms: readonly (readonly [name: string, primitives: IntlPrimitives, suite: Suite])[] = [
  ['node:crypto', intlPrimitivesNode, intlNode],
  ['WebCrypto', intlPrimitivesWeb, intlWeb],
]

interface Wycheproof<Group> {
  readonly testGroups: readonly Group[]
}
type Result = {
  readonly tcId: number
  readonly comment: string
  readonly flags: readonly string[]
  readonly result: 'valid' | 'invalid' | 'acceptable'
}
type SignatureGroup = {
  readonly publicKey: { readonly pk: string }
  readonly tests: readonly (Result & { readonly msg: string; readonly sig: string })[]
}
type AgreementGroup = {
  readonly tests: readonly (Result & { readonly public: string; readonly private: string; readonly shared: string })[]
}
type AeadCase = Result & {
  readonly key: string
  readonly iv: string
  readonly aad: string
  readonly msg: string
  readonly ct: string
  readonly tag: string
}
type AeadGroup = { readonly tests: readonly AeadCase[] }

const wycheproof = <Group>(name: string): readonly Group[] => {
  const file: Wycheproof<Group> = JSON.parse(
    readFileSync(new URL(`../../vectors/public/wycheproof-${name}.json`, import.meta.url), 'utf8'),
  )
  return file.testGroups
}
const hex = (text: string): Uint8Array => fromHex(text) ?? expect.unreachable(`not hexadecimal: ${text}`)
const okp = (crv: OkpPublicKey['crv'], raw: Uint8Array): PublicKey => ({ kty: 'OKP', crv, x: toBase64url(raw) })

for (const [platform, primitives, suite] of platforms) {
  describe(`wycheproof on ${platform}`, () => {
    for (const { publicKey, tests } of wycheproof<SignatureGroup>('ed25519')) {
      for (const { tcId, comment, flags, msg, sig, result } of tests) {
        test(`Ed25519 ${tcId} ${comment || flags.join(' ')}: ${result}`, async () => {
          expect(await suite.verify(okp('Ed25519', hex(publicKey.pk)), hex(msg), hex(sig))).toBe(result === 'valid')
        })
      }
    }

    for (const { tcId, comment, flags, result, ...vector } of wycheproof<AgreementGroup>('x25519').flatMap(
      ({ tests }) => tests,
    )) {
      // `acceptable`: a zero secret is refused, since both sides must contribute (RFC 7748 §6.1); every other one is computed.
      const refused = flags.includes('ZeroSharedSecret')
      test(`X25519 ${tcId} ${comment}: ${refused ? 'refused' : 'computed'} (${result})`, async () => {
        const shared = await agreeOn(primitives, hex(vector.private), hex(vector.public))
        expect(shared).toEqual(refused ? undefined : hex(vector.shared))
      })
    }

    for (const { tcId, comment, flags, result, ...vector } of wycheproof<AeadGroup>('aes-gcm').flatMap(({ tests }) => tests)) {
      test(`AES-256-GCM ${tcId} ${comment || flags.join(' ')}: ${result}`, async () => {
        const content = { key: hex(vector.key), iv: hex(vector.iv), additionalData: hex(vector.aad) }
        const sealed = { ciphertext: hex(vector.ct), tag: hex(vector.tag) }
        expect(await openContent(primitives, content, sealed)).toEqual(result === 'valid' ? hex(vector.msg) : undefined)
        if (result === 'valid') expect(await primitives.seal(content, hex(vector.msg))).toEqual(sealed)
      })
    }

    test('a short tag, another iv or a smaller key is refused, though the platform would take it', async () => {
      const [valid] = wycheproof<AeadGroup>('aes-gcm').flatMap(({ tests }) => tests)
      if (!valid) return expect.unreachable('no vector')
      const content = { key: hex(valid.key), iv: hex(valid.iv), additionalData: hex(valid.aad) }
      const sealed = { ciphertext: hex(valid.ct), tag: hex(valid.tag) }
      expect(await openContent(primitives, content, { ...sealed, tag: sealed.tag.slice(0, 12) })).toBeUndefined()
      expect(await openContent(primitives, { ...content, iv: new Uint8Array(16) }, sealed)).toBeUndefined()
      expect(await openContent(primitives, { ...content, key: content.key.slice(0, 16) }, sealed)).toBeUndefined()
    })
  })
}

const message = utf8('通办')
const aad = utf8('header')

async function pairFor(suite: Suite, seed: string): Promise<{ sign: KeyPair; encrypt: KeyPair }> {
  return suite.generate(fixedRandom(seed))
}

describe('the suite', () => {
  test('signs as RFC 8032 does (§7.1, test 2)', async () => {
    const pair = { ...okp('Ed25519', hex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')) }
    const d = toBase64url(hex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'))
    const expected =
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'
    for (const [, , suite] of platforms) expect(await suite.sign({ ...pair, d }, hex('72'))).toEqual(hex(expected))
  })

  test('gives the same keys, signatures and ciphertexts on both platforms', async () => {
    const keys = await pairFor(intlNode, 'both')
    expect(await pairFor(intlWeb, 'both')).toEqual(keys)
    expect(await intlWeb.digest(message)).toEqual(await intlNode.digest(message))
    expect(await intlWeb.sign(keys.sign.private, message)).toEqual(await intlNode.sign(keys.sign.private, message))
    const encrypt = (suite: Suite) => suite.encrypt(keys.encrypt.public, message, aad, fixedRandom('ephemeral'))
    expect(await encrypt(intlWeb)).toEqual(await encrypt(intlNode))
  })

  for (const [from, , sealing] of platforms) {
    for (const [to, , opening] of platforms) {
      test(`${to} opens what ${from} sealed, of any length`, async () => {
        const { encrypt } = await pairFor(sealing, 'length')
        const chance = fixedRandom('lengths')
        await fc.assert(
          fc.asyncProperty(fc.uint8Array({ maxLength: 70 }), fc.uint8Array({ maxLength: 20 }), async (plaintext, additional) => {
            const sealed = await sealing.encrypt(encrypt.public, plaintext, additional, chance)
            expect(await opening.decrypt(encrypt, sealed, additional)).toEqual(plaintext)
          }),
          { numRuns: 20 },
        )
      })
    }
  }

  for (const [platform, , suite] of platforms) {
    test(`${platform} opens nothing that was changed`, async () => {
      const { encrypt } = await pairFor(suite, 'changed')
      const other = await pairFor(suite, 'other')
      const sealed = await suite.encrypt(encrypt.public, message, aad, fixedRandom('changed'))
      const changes: readonly [string, KeyPair, Encrypted, Uint8Array][] = [
        ['additional data', encrypt, sealed, utf8('Header')],
        ['receiver', other.encrypt, sealed, aad],
        ['no ephemeral key', encrypt, { iv: sealed.iv, ciphertext: sealed.ciphertext, tag: sealed.tag }, aad],
        ['a short ephemeral key', encrypt, { ...sealed, epk: 'AAAA' }, aad],
        ['an ephemeral key of small order', encrypt, { ...sealed, epk: toBase64url(new Uint8Array(32)) }, aad],
        ['a short tag', encrypt, { ...sealed, tag: sealed.tag.slice(0, 16) }, aad],
        ['cut', encrypt, { ...sealed, ciphertext: sealed.ciphertext.slice(0, 4) }, aad],
        ['no base64url', encrypt, { ...sealed, ciphertext: '+' }, aad],
        ...(['epk', 'iv', 'ciphertext', 'tag'] as const).map((part): [string, KeyPair, Encrypted, Uint8Array] => [
          part,
          encrypt,
          { ...sealed, [part]: altered(sealed[part] ?? '') },
          aad,
        ]),
      ]
      for (const [what, keys, encrypted, additional] of changes) {
        expect(await suite.decrypt(keys, encrypted, additional), what).toBeUndefined()
      }
    })

    test(`${platform}: the other spelling of an ephemeral point opens nothing, though the curve takes both`, async () => {
      const { encrypt } = await pairFor(suite, 'spelling')
      const sealed = await suite.encrypt(encrypt.public, message, aad, fixedRandom('spelling'))
      const spelled = Uint8Array.from(Buffer.from(sealed.epk ?? '', 'base64url'))
      spelled[31] = (spelled[31] ?? 0) ^ 0x80
      expect(await suite.decrypt(encrypt, { ...sealed, epk: toBase64url(spelled) }, aad)).toBeUndefined()
    })

    test(`${platform} verifies nothing with a key of another use or suite, and signs with none`, async () => {
      const { sign, encrypt } = await pairFor(suite, 'uses')
      const signature = await suite.sign(sign.private, message)
      expect(await suite.verify(sign.public, message, signature)).toBe(true)
      expect(await suite.verify(sign.public, message, signature.slice(1))).toBe(false)
      expect(await suite.verify(encrypt.public, message, signature)).toBe(false)
      expect(await suite.verify({ kty: 'EC', crv: 'SM2', point: 'BA' }, message, signature)).toBe(false)
      expect(await suite.verify({ kty: 'OKP', crv: 'Ed25519', x: 'AA' }, message, signature)).toBe(false)
      await expect(Promise.resolve().then(() => suite.sign(encrypt.private, message))).rejects.toThrow(
        'not a private key of Ed25519',
      )
      await expect(suite.encrypt(sign.public, message, aad, fixedRandom('wrong use'))).rejects.toThrow('X25519')
      const weak = okp('X25519', new Uint8Array(32))
      await expect(suite.encrypt(weak, message, aad, fixedRandom('weak'))).rejects.toThrow('small order')
    })
  }

  test('a shared secret of zeros is refused here too, should a platform let it through', async () => {
    const lenient = intlSuite({ ...intlPrimitivesNode, agree: async () => new Uint8Array(32) })
    const { encrypt } = await pairFor(intlNode, 'zeros')
    const sealed = await intlNode.encrypt(encrypt.public, message, aad, fixedRandom('zeros'))
    expect(await lenient.decrypt(encrypt, sealed, aad)).toBeUndefined()
    await expect(lenient.encrypt(encrypt.public, message, aad, fixedRandom('zeros'))).rejects.toThrow('small order')
  })

  test('a platform that lacks a primitive says so; it is not taken for a bad signature', async () => {
    const lacking: IntlPrimitives = {
      ...intlPrimitivesWeb,
      verify: () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError')),
    }
    const { sign } = await pairFor(intlNode, 'lacking')
    await expect(intlSuite(lacking).verify(sign.public, message, new Uint8Array(64))).rejects.toThrow('Unrecognized name')
  })
})

const altered = (text: string): string => (text[0] === 'A' ? 'B' : 'A') + text.slice(1)
