import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chongqing,
  fixedItems,
  fixedKeys,
  fixedNode,
  fixedRandom,
  plainItem,
  sichuan,
  suites,
  twoNodes,
} from '../../vectors/fixed.ts'
import { fromBase64url, utf8 } from '../bytes.ts'
import { canonicalBytes, canonicalText } from '../canonical.ts'
import { leafHash, verifyInclusion } from '../merkle.ts'
import { intlNode } from '../suite/intl-node.ts'
import { intlWeb } from '../suite/intl-web.ts'
import { publishedKeys } from '../suite/keys.ts'
import { signDocument } from '../suite/signed.ts'
import type { NodeKeys, Suites } from '../suite/suite.ts'
import type { TrustList } from '../trust/trust-list.ts'
import {
  type BatchHeader,
  type BatchItem,
  batchHash,
  batchLimits,
  checkEnvelope,
  type Envelope,
  openChecked,
  type Receiving,
  reEncrypt,
  seal,
} from './envelope.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })

const { keys, trust } = await twoNodes()
const now = '2026-03-02T01:00:10.000Z'
const receiving: Receiving = { trust, me: sichuan, suites, now: new Date(now) }
const items = await fixedItems()
const toSeal = {
  ...{ from: chongqing, to: sichuan, batch: 1, issuedAt: now, previousBatch: null, suites },
  ...{ keys: keys.chongqing, receiverKey: publishedKeys(keys.sichuan), items, random: fixedRandom('envelope test') },
}
const sealed = await seal(toSeal)

/** What the receiver makes of it: the code of its refusal, or the items. */
async function received(
  input: string | Uint8Array,
  own: Partial<Receiving> = {},
  opening: NodeKeys | readonly NodeKeys[] = keys.sichuan,
) {
  const checked = await checkEnvelope(input, { ...receiving, ...own })
  if (!checked.ok) return checked.code
  const opened = await openChecked(checked, { keys: opening, suites })
  return opened.ok ? opened.items.map(({ index: _, proof: __, ...item }) => item) : opened.code
}

interface Vectors {
  readonly trust: TrustList
  readonly me: string
  readonly now: string
  readonly keys: { readonly sichuan: NodeKeys; readonly sichuanRenewed: NodeKeys }
  readonly items: readonly BatchItem[]
  readonly signed: string
  readonly sealed: { readonly text: string; readonly envelope: Envelope }
  readonly reEncrypted: { readonly text: string }
  readonly heartbeat: { readonly text: string }
  readonly refused: readonly { readonly code: string; readonly why: string; readonly text: string }[]
}
const vectors: Vectors = JSON.parse(readFileSync(new URL('../../vectors/envelope.json', import.meta.url), 'utf8'))

describe('published vectors', () => {
  const asVectorsSay = { trust: vectors.trust, me: vectors.me, now: new Date(vectors.now) }

  for (const [platform, on] of [
    ['node:crypto', { intl: intlNode }],
    ['WebCrypto', { intl: intlWeb }],
  ] as const satisfies readonly (readonly [string, Suites])[]) {
    test(`are opened on ${platform}`, async () => {
      const checked = await checkEnvelope(vectors.sealed.text, { ...asVectorsSay, suites: on })
      if (!checked.ok) return expect.unreachable(checked.code)
      const opened = await openChecked(checked, { keys: vectors.keys.sichuan, suites: on })
      expect(opened).toMatchObject({ ok: true, sender: chongqing, items: vectors.items })
    })
  }

  test('the signature is over one line and the canonical header', async () => {
    const { header, signature } = vectors.sealed.envelope
    const by = publishedKeys(keys.chongqing).sign
    const bytes = new Uint8Array(Buffer.from(vectors.signed, 'hex'))
    expect(bytes).toEqual(utf8(`tongban:batch:v1\n${canonicalText(header)}`))
    expect(await intlNode.verify(by, bytes, fromBase64url(signature) ?? new Uint8Array())).toBe(true)
  })

  test('a batch encrypted anew and a heartbeat are opened too', async () => {
    expect(await received(vectors.reEncrypted.text, asVectorsSay, vectors.keys.sichuanRenewed)).toEqual(vectors.items)
    expect(await received(vectors.heartbeat.text, asVectorsSay)).toEqual([])
  })

  for (const { code, why, text } of vectors.refused) {
    test(`${code}: ${why}`, async () => expect(await received(text, asVectorsSay)).toBe(code))
  }
})

describe('what is sealed is what is opened', () => {
  test('for any number of events, each with a proof of its own', async () => {
    for (const count of [0, 1, 2, 3, 64, 257]) {
      const many = Array.from({ length: count }, (_, n) => plainItem(n))
      const { text, proofs, root } = await seal({ ...toSeal, items: many })
      const checked = await checkEnvelope(utf8(text), receiving)
      if (!checked.ok) return expect.unreachable(checked.code)
      const opened = await openChecked(checked, { keys: keys.sichuan, suites })
      if (!opened.ok) return expect.unreachable(opened.code)
      expect(opened.items.map(({ header }) => header)).toEqual(many.map(({ header }) => header))
      expect(opened.items.map(({ proof }) => proof)).toEqual(proofs)
      for (const { header, index, proof } of opened.items.slice(-3)) {
        expect(await proves({ header, index, proof, size: count, root })).toBe(true)
      }
    }
  })

  test('for a batch addressed to the node itself', async () => {
    const own = await seal({ ...toSeal, to: chongqing, receiverKey: publishedKeys(keys.chongqing) })
    expect(await received(own.text, { me: chongqing }, keys.chongqing)).toEqual(items)
  })

  test('no personal datum is outside the encryption', () => expect(sealed.text).not.toMatch(/张三|form|010|window/))
})

async function proves({
  header,
  index,
  proof,
  size,
  root,
}: {
  header: object
  index: number
  proof: readonly string[]
  size: number
  root: string
}) {
  const digest = (bytes: Uint8Array) => intlNode.digest(bytes)
  const raw = (text: string) => fromBase64url(text) ?? new Uint8Array()
  return verifyInclusion(
    { leaf: await leafHash(canonicalBytes(header), digest), index, size, proof: proof.map(raw), root: raw(root) },
    digest,
  )
}

describe('a hostile road', () => {
  test('a changed byte anywhere in an envelope is refused', async () => {
    const bytes = utf8(sealed.text)
    for (const at of bytes.keys()) {
      for (const bit of [1, 32]) {
        const changed = Uint8Array.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ bit
        expect(await received(changed), `byte ${at} changed by ${bit}`).toMatch(/^exchange\//)
      }
    }
  }, 120_000)

  test('an envelope cut at any byte is refused', async () => {
    const bytes = utf8(sealed.text)
    for (const at of bytes.keys()) expect(await received(bytes.slice(0, at)), `cut at ${at}`).toBe('exchange/malformed')
  })

  test('another spelling of the same envelope is refused', async () => {
    for (const text of [
      ` ${sealed.text}`,
      `${sealed.text}\n`,
      sealed.text.replace('intl', '\\u0069ntl'),
      JSON.stringify(sealed.envelope, null, 1),
    ]) {
      expect(await received(text)).toBe('exchange/malformed')
    }
    expect(await received(Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8(sealed.text)))).toBe('exchange/malformed')
    expect(await received(Uint8Array.of(0xff))).toBe('exchange/malformed')
  })

  test('a header replayed over the content of another batch is refused', async () => {
    const other = await seal({ ...toSeal, batch: 2, items: [plainItem(1)] })
    expect(await received(canonicalText({ ...sealed.envelope, encrypted: other.envelope.encrypted }))).toBe(
      'exchange/notDecryptable',
    )
    expect(await received(canonicalText({ ...other.envelope, header: sealed.envelope.header }))).toBe('exchange/badSignature')
  })

  test('one who knows the events cannot encrypt them anew without their bodies, or with more documents', async () => {
    for (const forged of [
      items.map((item) => ({ ...item, bodies: [] })),
      items.map((item) => ({ ...item, documents: [{ hash: 'A'.repeat(43), value: 'forged' }] })),
      [...items].reverse(),
    ]) {
      expect(await received(await encryptedAnew(sealed.envelope, forged))).toBe('exchange/wrongRoot')
    }
  })

  test('oversized: the wire, the number of events, and what they hold once opened', async () => {
    const limits = { ...batchLimits, maxBytes: sealed.text.length }
    expect(await received(sealed.text, { limits })).toEqual(items)
    expect(await received(sealed.text, { limits: { ...limits, maxBytes: limits.maxBytes - 1 } })).toBe('exchange/tooLarge')
    expect(await received(utf8(sealed.text), { limits: { ...limits, maxBytes: limits.maxBytes - 1 } })).toBe('exchange/tooLarge')
    expect(await received(sealed.text, { limits: { ...limits, maxItems: 1 } })).toBe('exchange/tooLarge')
    expect(await received(sealed.text, { limits: { ...limits, maxNodes: 20 } })).toBe('exchange/tooLarge')
    expect(await received(sealed.text, { limits: { ...limits, maxDepth: 3 } })).toBe('exchange/tooLarge')
  })

  test('a body that is deep or wide beyond all limits is refused when opened, and leaves the receiver as it was', async () => {
    const deep = `[{"bodies":[],"header":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}]`
    const wide = `[{"bodies":[{"body":[${'{},'.repeat(500_000)}{}],"salt":"","section":"form"}],"header":{}}]`
    for (const plaintext of [deep, wide]) {
      expect(await received(await signedAsIs(plaintext, 1))).toBe('exchange/tooLarge')
    }
    expect(await received(sealed.text)).toEqual(items)
  })

  test('rubbish of any kind is refused, and nothing throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json(), fc.uint8Array()), async (input) => {
        expect(await received(input)).toMatch(/^exchange\/(malformed|tooLarge)$/)
      }),
      { numRuns: 300 },
    )
  })

  test('any member of the envelope replaced by any value is refused, and nothing throws', async () => {
    const members = [...pathsOf(sealed.envelope)]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...members), fc.jsonValue(), async (path, value) => {
        const text = canonicalText(replaced(sealed.envelope, path, value))
        fc.pre(text !== sealed.text)
        expect(await received(text)).toMatch(/^exchange\//)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a hostile sender, whose signature is good', () => {
  for (const [what, plaintext, count, code] of [
    ['fewer events than said', canonicalText(items.slice(0, 1)), 2, 'exchange/wrongCount'],
    ['more events than said', canonicalText(items), 1, 'exchange/wrongCount'],
    ['swapped events', canonicalText([...items].reverse()), 2, 'exchange/wrongRoot'],
    ['another event', canonicalText([items[0], plainItem(1)]), 2, 'exchange/wrongRoot'],
    ['no list', '{}', 2, 'exchange/malformed'],
    ['an item without a header', '[{"bodies":[]},{"bodies":[]}]', 2, 'exchange/malformed'],
    ['a member named twice', '[{"bodies":[],"header":{"a":1,"a":2}}]', 1, 'exchange/malformed'],
    ['half a surrogate pair', '[{"bodies":[],"header":{"a":"\\ud800"}}]', 1, 'exchange/malformed'],
    ['a member __proto__', '[{"bodies":[],"header":{"__proto__":{}}}]', 1, 'exchange/malformed'],
  ] as const) {
    test(`${what}: ${code}`, async () => expect(await received(await signedAsIs(plaintext, count))).toBe(code))
  }

  test('bytes that are no text: exchange/malformed', async () => {
    expect(await received(await signedAsIs(Uint8Array.of(0xff), 1))).toBe('exchange/malformed')
  })
})

/** An envelope as a sender can make it that does not use `seal`: signed, encrypted, and wrong. */
async function signedAsIs(content: string | Uint8Array, count: number): Promise<string> {
  const plaintext = typeof content === 'string' ? utf8(content) : content
  const header: BatchHeader = {
    ...sealed.envelope.header,
    count,
    content: Buffer.from(await intlNode.digest(plaintext)).toString('base64url'),
  }
  const signature = await signDocument('batch', header, { suite: 'intl', private: keys.chongqing.sign.private }, suites)
  const encrypted = await intlNode.encrypt(keys.sichuan.encrypt.public, plaintext, canonicalBytes(header), fixedRandom('as is'))
  return canonicalText({ header, signature, encrypted: { ...encrypted, kid: keys.sichuan.kid } })
}

/** What anyone on the road can do who knows the receiver's public key and the signed header. */
async function encryptedAnew({ header, signature }: Envelope, forged: unknown): Promise<string> {
  const encrypted = await intlNode.encrypt(
    keys.sichuan.encrypt.public,
    canonicalBytes(forged),
    canonicalBytes(header),
    fixedRandom('forged'),
  )
  return canonicalText({ header, signature, encrypted: { ...encrypted, kid: keys.sichuan.kid } })
}

function* pathsOf(value: object, above: readonly string[] = []): Generator<readonly string[]> {
  for (const [name, member] of Object.entries(value)) {
    yield [...above, name]
    if (typeof member === 'object' && member !== null) yield* pathsOf(member, [...above, name])
  }
}

function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by
  const members = new Map(Object.entries(value ?? {}))
  return Object.fromEntries([...members, [name, replaced(members.get(name), rest, by)]])
}

describe('in which order the receiver asks', () => {
  const header = sealed.envelope.header
  const stranger = { ...header, from: 'urn:tongban:node:530000' }
  for (const [what, envelope, code] of [
    ['shape before sender', { ...sealed.envelope, header: { ...stranger, root: '' } }, 'exchange/malformed'],
    ['sender before addressee', { ...sealed.envelope, header: { ...stranger, to: chongqing } }, 'exchange/unknownSender'],
    [
      'addressee before time',
      { ...sealed.envelope, header: { ...header, to: chongqing, issuedAt: '2026-04-01T00:00:00.000Z' } },
      'exchange/notForMe',
    ],
    [
      'time before signature',
      { ...sealed.envelope, header: { ...header, issuedAt: '2026-04-01T00:00:00.000Z' } },
      'exchange/early',
    ],
    [
      'signature before content',
      { ...sealed.envelope, signature: 'A'.repeat(86), encrypted: { ...sealed.envelope.encrypted, tag: '' } },
      'exchange/badSignature',
    ],
  ] as const) {
    test(what, async () => expect(await received(canonicalText(envelope))).toBe(code))
  }
})

describe('time', () => {
  for (const [clock, result] of [
    ['2026-03-01T01:00:10.000Z', 'taken'],
    ['2026-03-01T01:00:09.999Z', 'exchange/early'],
    ['2026-12-31T00:00:00.000Z', 'taken'],
  ] as const) {
    test(`a batch issued at ${now} when my clock says ${clock}: ${result}`, async () => {
      expect(await received(sealed.text, { now: new Date(clock) })).toEqual(result === 'taken' ? items : result)
    })
  }

  test('a day that no month has is no time', async () => {
    const { text } = await seal({ ...toSeal, issuedAt: '2026-02-32T00:00:00.000Z' })
    expect(await received(text)).toBe('exchange/malformed')
  })

  test('nobody is believed once the trust list is beyond its grace', async () => {
    const after = { now: new Date('2027-03-05T00:00:00.000Z') }
    expect(await received(sealed.text, { ...after, graceDays: 7 })).toEqual(items)
    expect(await received(sealed.text, { ...after, graceDays: 3 })).toBe('exchange/unknownSender')
    expect(await received(sealed.text, after)).toBe('exchange/unknownSender')
  })
})

/** The list in which the sender's key lives as said. */
function withSenderKey(life: { readonly until?: string; readonly revokedAt?: string }): TrustList {
  return {
    ...trust,
    nodes: trust.nodes.map((node) =>
      node.id === chongqing ? { ...node, keys: node.keys.map((key) => ({ ...key, ...life })) } : node,
    ),
  }
}

describe('keys that change in flight', () => {
  test('a batch under a revoked key is refused, also one dated before the revocation', async () => {
    for (const revokedAt of ['2026-03-02T01:00:10.000Z', '2026-02-01T00:00:00.000Z']) {
      expect(await received(sealed.text, { trust: withSenderKey({ revokedAt }) })).toBe('exchange/keyRevoked')
    }
    const arrivesLater = { trust: withSenderKey({ revokedAt: '2026-03-02T02:00:00.000Z' }) }
    expect(await received(sealed.text, arrivesLater)).toEqual(items)
    expect(await received(sealed.text, { ...arrivesLater, now: new Date('2026-03-02T03:00:00.000Z') })).toBe(
      'exchange/keyRevoked',
    )
  })

  test('a batch sealed before its key ended may arrive after; one sealed after may not', async () => {
    expect(
      await received(sealed.text, {
        trust: withSenderKey({ until: '2026-03-02T02:00:00.000Z' }),
        now: new Date('2026-03-09T00:00:00.000Z'),
      }),
    ).toEqual(items)
    expect(await received(sealed.text, { trust: withSenderKey({ until: '2026-03-02T01:00:00.000Z' }) })).toBe(
      'exchange/unknownSender',
    )
  })

  test('a receiver still opens what was encrypted to its key before', async () => {
    const renewed = await fixedKeys('sichuan, renewed')
    expect(await received(sealed.text, {}, [renewed, keys.sichuan])).toEqual(items)
    expect(await received(sealed.text, {}, renewed)).toBe('exchange/notDecryptable')
    const checked = await checkEnvelope(sealed.text, receiving)
    if (!checked.ok) return expect.unreachable(checked.code)
    expect(await openChecked(checked, { keys: renewed, suites })).toMatchObject({ facts: { why: 'unknownKey' } })
  })

  test('encrypted anew for a new key, header, number, root and signature stay', async () => {
    const renewed = await fixedKeys('sichuan, renewed')
    const again = await reEncrypt({ ...toSeal, envelope: sealed.envelope, receiverKey: publishedKeys(renewed) })
    expect(again.envelope).toMatchObject({ header: sealed.envelope.header, signature: sealed.envelope.signature })
    expect(await received(again.text, {}, renewed)).toEqual(items)
    await expect(reEncrypt({ ...toSeal, envelope: sealed.envelope, items: [] })).rejects.toThrow('not the items of batch 1')
  })

  test('sealed again under the sender’s new key, number and root stay', async () => {
    const renewed = await fixedKeys('chongqing, renewed')
    const again = await seal({ ...toSeal, keys: renewed })
    expect(again.envelope.header).toMatchObject({ batch: 1, root: sealed.root, kid: renewed.kid })
    const list = {
      ...trust,
      nodes: [...trust.nodes.filter(({ id }) => id !== chongqing), fixedNode(chongqing, [keys.chongqing, renewed])],
    }
    expect(await received(again.text, { trust: list })).toEqual(items)
  })

  test('a header cannot claim another suite than its key has', async () => {
    const header = { ...sealed.envelope.header, suite: 'gm' as const }
    const signature = await signDocument('batch', header, { suite: 'intl', private: keys.chongqing.sign.private }, suites)
    expect(await received(canonicalText({ ...sealed.envelope, header, signature }))).toBe('exchange/badSignature')
  })
})

test('batches are chained by the hash of the header before, so a lost one shows', async () => {
  const previousBatch = await batchHash(sealed.envelope.header, suites, 'sha-256')
  const second = await seal({ ...toSeal, batch: 2, previousBatch })
  expect(second.envelope.header.previousBatch).toBe(await batchHash(sealed.envelope.header, suites, 'sha-256'))
  expect(await batchHash({ ...sealed.envelope.header, count: 3 }, suites, 'sha-256')).not.toBe(previousBatch)
  expect(await received(second.text)).toEqual(items)
})

test('sealing for a suite that this program lacks is a bug', async () => {
  const receiverKey = { ...toSeal.receiverKey, suite: 'gm' } as const
  await expect(seal({ ...toSeal, suites: { intl: intlNode }, receiverKey })).rejects.toThrow('without that suite')
})
