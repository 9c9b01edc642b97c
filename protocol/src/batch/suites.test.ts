import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  bothIntl,
  chongqing,
  fixedItems,
  fixedKeys,
  fixedNode,
  fixedRandom,
  plainItem,
  sichuan,
  suites,
  type TheirSuites,
  type TwoNodes,
  twoNodes,
} from '../../vectors/fixed.ts'
import { pairs } from '../../vectors/generate-suites.ts'
import { fromBase64url, utf8 } from '../bytes.ts'
import { canonicalText } from '../canonical.ts'
import { gmNode } from '../suite/gm-node.ts'
import { gmWeb } from '../suite/gm-web.ts'
import { intlNode } from '../suite/intl-node.ts'
import { intlWeb } from '../suite/intl-web.ts'
import { publishedKeys } from '../suite/keys.ts'
import { type Encrypted, type NodeKeys, type Suites, suiteNames } from '../suite/suite.ts'
import type { TrustList } from '../trust/trust-list.ts'
import {
  type BatchItem,
  batchHash,
  checkEnvelope,
  type Envelope,
  openChecked,
  reEncrypt,
  type SealedBatch,
  seal,
  verifyOrigin,
} from './envelope.ts'
import { type Receipt, signReceipt, verifyReceipt } from './receipt.ts'

const now = '2026-03-02T01:00:10.000Z'

interface Vectors {
  readonly me: string
  readonly now: string
  readonly suites: Readonly<
    Record<
      'intl' | 'gm',
      {
        readonly keys: NodeKeys
        readonly message: string
        readonly additionalData: string
        readonly digest: string
        readonly signature: string
        readonly encrypted: Encrypted
      }
    >
  >
  readonly exchanged: readonly {
    readonly suites: TheirSuites
    readonly trust: TrustList
    readonly keys: TwoNodes['keys']
    readonly items: readonly BatchItem[]
    readonly signed: string
    readonly sealed: SealedBatch
    readonly receipt: Receipt
  }[]
}
const vectors: Vectors = JSON.parse(readFileSync(new URL('../../vectors/suites.json', import.meta.url), 'utf8'))
const raw = (text: string): Uint8Array => fromBase64url(text) ?? expect.unreachable(`not base64url: ${text}`)

for (const [platform, on] of [
  ['Node', { intl: intlNode, gm: gmNode }],
  ['the browser', { intl: intlWeb, gm: gmWeb }],
] as const satisfies readonly (readonly [string, Suites])[]) {
  describe(`published vectors as ${platform} reads them`, () => {
    test.each(suiteNames)('%s alone', async (name) => {
      const { keys, message, additionalData, digest, signature, encrypted } = vectors.suites[name]
      expect(await on[name].digest(utf8(message))).toEqual(raw(digest))
      expect(await on[name].verify(keys.sign.public, utf8(message), raw(signature))).toBe(true)
      expect(await on[name].decrypt(keys.encrypt, encrypted, utf8(additionalData))).toEqual(utf8(message))
    })

    for (const { suites: their, trust, keys, items, signed, sealed, receipt } of vectors.exchanged) {
      test(`${their.chongqing} to ${their.sichuan}`, async () => {
        const { header, signature } = sealed.envelope
        const bytes = new Uint8Array(Buffer.from(signed, 'hex'))
        expect(await on[their.chongqing].verify(keys.chongqing.sign.public, bytes, raw(signature))).toBe(true)
        const checked = await checkEnvelope(sealed.text, { trust, me: vectors.me, suites: on, now: new Date(vectors.now) })
        if (!checked.ok) return expect.unreachable(checked.code)
        expect(await openChecked(checked, { keys: keys.sichuan, suites: on })).toMatchObject({ ok: true, items })
        expect(await verifyReceipt(receipt, header, { trust, suites: on })).toEqual({ ok: true, receipt })
      })
    }
  })
}

async function opened(input: string | Uint8Array, { trust, keys }: TwoNodes, by: NodeKeys = keys.sichuan) {
  const checked = await checkEnvelope(input, { trust, me: sichuan, suites, now: new Date(now) })
  if (!checked.ok) return checked.code
  const content = await openChecked(checked, { keys: by, suites })
  return content.ok ? content.items.map(({ index: _, proof: __, ...item }) => item) : content.code
}

for (const their of [bothIntl, ...pairs]) {
  describe(`from ${their.chongqing} to ${their.sichuan}`, async () => {
    const world = await twoNodes(their)
    const { keys, trust } = world
    const { hashName } = suites[their.chongqing]
    const items = await fixedItems(hashName)
    const toSeal = {
      ...{ from: chongqing, to: sichuan, batch: 1, issuedAt: now, previousBatch: null, suites },
      ...{ keys: keys.chongqing, receiverKey: publishedKeys(keys.sichuan), items, random: fixedRandom('suites test') },
    }
    const sealed = await seal(toSeal)

    test('the sender’s suite signs and makes the root, the receiver’s encrypts', async () => {
      const { header, encrypted } = sealed.envelope
      expect(header.suite).toBe(their.chongqing)
      expect(encrypted.kid).toBe(keys.sichuan.kid)
      expect('wrapped' in encrypted).toBe(their.sichuan === 'gm')
      expect('epk' in encrypted).toBe(their.sichuan === 'intl')
      expect(await opened(sealed.text, world)).toEqual(items)
    })

    test('a heartbeat, one event, and more than a power of two', async () => {
      for (const count of [0, 1, 5]) {
        const many = Array.from({ length: count }, (_, n) => plainItem(n))
        expect(await opened((await seal({ ...toSeal, items: many })).text, world)).toEqual(many)
      }
    })

    test('an event is proved by its batch alone, and no changed one is', async () => {
      const [submit] = items
      if (!submit) return expect.unreachable('two items')
      const header = { ...submit.header, source: chongqing }
      const { envelope, proofs } = sealed
      const origin = { batchHeader: envelope.header, signature: envelope.signature, index: 0, proof: proofs[0] ?? [] }
      expect(await verifyOrigin(header, origin, { trust, suites })).toMatchObject({ ok: true, writer: chongqing })
      const changed = { ...header, more: true }
      expect(await verifyOrigin(changed, origin, { trust, suites })).toMatchObject({ code: 'exchange/wrongRoot' })
    })

    test('a changed byte of signature or ciphertext is refused', async () => {
      const { envelope } = sealed
      for (const [path, code] of [
        ['signature', 'exchange/badSignature'],
        ['ciphertext', 'exchange/notDecryptable'],
        ['tag', 'exchange/notDecryptable'],
        ['iv', 'exchange/notDecryptable'],
        [their.sichuan === 'gm' ? 'wrapped' : 'epk', 'exchange/notDecryptable'],
      ] as const) {
        expect(await opened(canonicalText(changedAt(envelope, path)), world), path).toBe(code)
      }
    })

    test('an envelope whose key is wrapped by the other suite opens nothing', async () => {
      const { encrypted } = sealed.envelope
      const foreign = await fixedKeys('foreign', their.sichuan === 'gm' ? 'intl' : 'gm')
      const other = await reEncrypt({ ...toSeal, envelope: sealed.envelope, receiverKey: publishedKeys(foreign) })
      const text = canonicalText({ ...other.envelope, encrypted: { ...other.envelope.encrypted, kid: encrypted.kid } })
      expect(await opened(text, world)).toBe('exchange/notDecryptable')
    })

    test('a receiver that changes to the other suite gets the same batch, sealed anew', async () => {
      const renewed = await fixedKeys('sichuan, renewed', their.sichuan === 'gm' ? 'intl' : 'gm')
      const again = await reEncrypt({ ...toSeal, envelope: sealed.envelope, receiverKey: publishedKeys(renewed) })
      expect(again.envelope).toMatchObject({ header: sealed.envelope.header, signature: sealed.envelope.signature })
      expect(await opened(again.text, world, renewed)).toEqual(items)
    })

    test('a sender that changes to the other suite chains on under its new hash', async () => {
      const suite = their.chongqing === 'gm' ? 'intl' : 'gm'
      const renewed = await fixedKeys('chongqing, renewed', suite)
      const previousBatch = await batchHash(sealed.envelope.header, suites, suites[suite].hashName)
      expect(previousBatch).not.toBe(await batchHash(sealed.envelope.header, suites, hashName))
      const second = await seal({ ...toSeal, batch: 2, previousBatch, keys: renewed })
      const list = {
        ...trust,
        nodes: [...trust.nodes.filter(({ id }) => id !== chongqing), fixedNode(chongqing, [keys.chongqing, renewed])],
      }
      expect(await opened(second.text, { ...world, trust: list })).toEqual(items)
      expect(second.envelope.header).toMatchObject({ suite, previousBatch })
    })

    test('a receipt is signed under the receiver’s suite, and no byte of it can change', async () => {
      const { header } = sealed.envelope
      const verdicts = items.map(() => ({ event: '', verdict: 'stored' as const }))
      const content = { from: sichuan, to: chongqing, batch: 1, root: header.root, verdicts, receivedAt: now }
      const receipt = await signReceipt(content, keys.sichuan, suites)
      expect(receipt.suite).toBe(their.sichuan)
      expect(await verifyReceipt(receipt, header, { trust, suites })).toEqual({ ok: true, receipt })
      const text = JSON.stringify(receipt)
      for (let at = 0; at < text.length; at += 7) {
        const changed = text.slice(0, at) + (text[at] === '1' ? '2' : '1') + text.slice(at + 1)
        expect((await verifyReceipt(parsedOr(changed, undefined), header, { trust, suites })).ok, `changed at ${at}`).toBe(false)
      }
    })

    test('a program without the suite of one side says so and believes nothing', async () => {
      for (const built of [{ intl: intlNode }, { gm: gmNode }] as const satisfies readonly Suites[]) {
        const checked = await checkEnvelope(sealed.text, { trust, me: sichuan, suites: built, now: new Date(now) })
        expect(checked.ok).toBe(their.chongqing in built)
        if (!checked.ok) expect(checked.code).toBe('exchange/badSignature')
      }
    })
  })
}

function changedAt(envelope: Envelope, member: 'signature' | keyof Encrypted): Envelope {
  const altered = (text = ''): string => text.slice(0, 5) + (text[5] === 'A' ? 'B' : 'A') + text.slice(6)
  if (member === 'signature') return { ...envelope, signature: altered(envelope.signature) }
  return { ...envelope, encrypted: { ...envelope.encrypted, [member]: altered(envelope.encrypted[member]) } }
}

function parsedOr<T>(text: string, otherwise: T): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return otherwise
  }
}
