import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type BatchHeader, type Envelope, reEncrypt, seal } from '../src/batch/envelope.ts'
import { type Receipt, signReceipt } from '../src/batch/receipt.ts'
import { toBase64url, toHex, utf8 } from '../src/bytes.ts'
import { canonicalBytes, canonicalText } from '../src/canonical.ts'
import { leafHash, merkleTree } from '../src/merkle.ts'
import { intlNode } from '../src/suite/intl-node.ts'
import { publishedKeys } from '../src/suite/keys.ts'
import { signDocument } from '../src/suite/signed.ts'
import { type Agreement, agreementHash, signAgreement } from '../src/trust/agreement.ts'
import type { TrustList } from '../src/trust/trust-list.ts'
import {
  chongqing,
  fixedAuthority,
  fixedItems,
  fixedKeys,
  fixedRandom,
  sichuan,
  signedBy,
  suites,
  type TwoNodes,
  twoNodes,
} from './fixed.ts'
import { reconcileVectors } from './generate-reconcile.ts'
import { suiteVectors } from './generate-suites.ts'

// Writes the published vectors: `node --import tsx protocol/vectors/generate.ts`. Keys and chance are fixed, so every run writes the same
// bytes; a test compares. The secret keys in them are published and good for nothing else.

const digest = (bytes: Uint8Array) => intlNode.digest(bytes)
const now = '2026-03-02T01:00:10.000Z'

/** Changes one character of a base64url text for another that is as well formed. */
const altered = (text: string, at = 0): string => text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)

async function canonicalVectors() {
  const values: readonly unknown[] = [
    null,
    [],
    {},
    -0,
    [1e21, 1e-7, 0.1, 333333333.33333329, 4.5, 2e-3, 1e30],
    { b: 1, a: { d: [], c: '' }, '': 0 },
    { '\u20ac': '欧元', '\r': '\r', '\ufb33': '希', '1': '一', '\u{1f600}': '😀', '\u0080': '\u0080', ö: 'ö' },
    ['通办', '\u2028', '\u007f', '\u0000\u001f', '\\ud800 is six characters', '"/'],
  ]
  const canonical = values.map(async (value) => {
    const text = canonicalText(value)
    return { canonical: text, hex: toHex(utf8(text)), sha256: toBase64url(await digest(utf8(text))) }
  })
  const limits = { maxBytes: 64, maxDepth: 3, maxNodes: 6 }
  const refused = [
    { text: JSON.stringify('x'.repeat(63)), why: 'tooLarge' },
    { text: JSON.stringify('通'.repeat(21)), why: 'tooLarge' },
    { text: '[[[[]]]]', why: 'tooDeep' },
    { text: '{"a":{"b":[{}]}}', why: 'tooDeep' },
    { text: '[1,2,3,4,5,6]', why: 'tooMany' },
    { text: '{"a":1,"a":2}', why: 'notJson' },
    { text: '{"a":1,"\\u0061":2}', why: 'notJson' },
    { text: '{"__proto__":1}', why: 'notJson' },
    { text: '{"\\u005f_proto__":1}', why: 'notJson' },
    { text: '"\\ud800"', why: 'notJson' },
    { text: '"\\udc00\\ud800"', why: 'notJson' },
    { text: '{"\\udfff":1}', why: 'notJson' },
    { text: '1e400', why: 'notJson' },
    { text: '\ufeff{}', why: 'notJson' },
    { text: '[1,]', why: 'notJson' },
    { text: '01', why: 'notJson' },
    { text: '', why: 'notJson' },
  ]
  return {
    what: 'RFC 8785 texts with their hashes (base64url), and texts that a bounded parser refuses under these limits',
    canonical: await Promise.all(canonical),
    bounded: { limits, refused },
  }
}

async function merkleVectors() {
  const sizes = [0, 1, 2, 3, 4, 5, 7, 8, 9, 13]
  const trees = sizes.map(async (size) => {
    const entries = Array.from({ length: size }, (_, i) => `event ${i}`)
    const tree = await merkleTree(await Promise.all(entries.map((entry) => leafHash(utf8(entry), digest))), digest)
    return { entries, root: toBase64url(tree.root), proofs: entries.map((_, index) => tree.proof(index).map(toBase64url)) }
  })
  return {
    what: 'RFC 9162 trees over the UTF-8 bytes of these entries under SHA-256: root and the inclusion proof of each entry, base64url',
    trees: await Promise.all(trees),
  }
}

/** A batch that its own sender made wrong, yet signed: what only a hostile or broken peer sends. */
async function signedWrongly(header: BatchHeader, items: unknown, { keys }: TwoNodes): Promise<Envelope> {
  const plaintext = canonicalBytes(items)
  const said = { ...header, content: toBase64url(await digest(plaintext)) }
  const by = { suite: 'intl', private: keys.chongqing.sign.private } as const
  const signature = await signDocument('batch', said, by, suites)
  const encrypted = await intlNode.encrypt(
    keys.sichuan.encrypt.public,
    plaintext,
    canonicalBytes(said),
    fixedRandom('wrong batch'),
  )
  return { header: said, signature, encrypted: { ...encrypted, kid: keys.sichuan.kid } }
}

async function envelopeVectors(world: TwoNodes) {
  const { keys, trust } = world
  const items = await fixedItems()
  const common = { from: chongqing, to: sichuan, suites, keys: keys.chongqing, receiverKey: publishedKeys(keys.sichuan) }
  const first = { ...common, batch: 1, issuedAt: now, previousBatch: null, items }
  const sealed = await seal({ ...first, random: fixedRandom('batch 1') })
  const renewed = await fixedKeys('sichuan, second generation')
  const again = await reEncrypt({
    ...first,
    envelope: sealed.envelope,
    receiverKey: publishedKeys(renewed),
    random: fixedRandom('batch 1 again'),
  })
  const heartbeat = await seal({ ...first, batch: 2, items: [], random: fixedRandom('batch 2') })
  return {
    what: 'A batch of two events and a heartbeat, sealed by Chongqing for Sichuan; the batch encrypted anew for a changed key; envelopes that are refused. "signed" is hex.',
    trust,
    me: sichuan,
    now,
    keys: { chongqing: keys.chongqing, sichuan: keys.sichuan, sichuanRenewed: renewed },
    items,
    signed: toHex(utf8(`tongban:batch:v1\n${canonicalText(sealed.envelope.header)}`)),
    sealed,
    reEncrypted: again,
    heartbeat,
    refused: await refusedEnvelopes(sealed.envelope, items, world),
  }
}

async function refusedEnvelopes(good: Envelope, items: Awaited<ReturnType<typeof fixedItems>>, world: TwoNodes) {
  const { header, signature, encrypted } = good
  const swapped = [...items].reverse()
  const stranger = await fixedKeys('a stranger')
  const bodiless = canonicalBytes(items.map((item) => ({ ...item, bodies: [] })))
  const forged = await intlNode.encrypt(
    world.keys.sichuan.encrypt.public,
    bodiless,
    canonicalBytes(header),
    fixedRandom('forged'),
  )
  const cases: readonly (readonly [code: string, why: string, envelope: object])[] = [
    ['exchange/malformed', 'a member outside the signature', { ...good, note: 1 }],
    ['exchange/malformed', 'no root', { ...good, header: { ...header, root: undefined } }],
    [
      'exchange/unknownSender',
      'a node that the list does not name',
      { ...good, header: { ...header, from: 'urn:tongban:node:530000' } },
    ],
    ['exchange/unknownSender', 'a key that the list does not name', { ...good, header: { ...header, kid: stranger.kid } }],
    ['exchange/notForMe', 'redirected', { ...good, header: { ...header, to: chongqing } }],
    [
      'exchange/early',
      'issued a day and a second ahead',
      { ...good, header: { ...header, issuedAt: '2026-03-03T01:00:11.000Z' } },
    ],
    ['exchange/badSignature', 'another number', { ...good, header: { ...header, batch: 2 } }],
    ['exchange/badSignature', 'another root', { ...good, header: { ...header, root: altered(header.root) } }],
    ['exchange/badSignature', 'another signature', { ...good, signature: altered(signature) }],
    [
      'exchange/notDecryptable',
      'an altered ciphertext',
      { ...good, encrypted: { ...encrypted, ciphertext: altered(encrypted.ciphertext) } },
    ],
    [
      'exchange/notDecryptable',
      'for a key that the receiver has not',
      { ...good, encrypted: { ...encrypted, kid: stranger.kid } },
    ],
    [
      'exchange/wrongRoot',
      'encrypted anew by a stranger, without the bodies',
      { ...good, encrypted: { ...forged, kid: encrypted.kid } },
    ],
    ['exchange/wrongCount', 'signed with an event too few', await signedWrongly(header, items.slice(0, 1), world)],
    ['exchange/wrongRoot', 'signed with two events swapped', await signedWrongly(header, swapped, world)],
    ['exchange/malformed', 'signed, but no list of items', await signedWrongly(header, { items }, world)],
  ]
  return cases.map(([code, why, envelope]) => ({ code, why, text: canonicalText(envelope) }))
}

async function receiptVectors({ keys, trust }: TwoNodes) {
  const items = await fixedItems()
  const toSeal = { from: chongqing, to: sichuan, batch: 1, issuedAt: now, previousBatch: null, items, keys: keys.chongqing }
  const { envelope } = await seal({ ...toSeal, receiverKey: publishedKeys(keys.sichuan), suites, random: fixedRandom('batch 1') })
  const { header } = envelope
  const content = {
    ...{ from: sichuan, to: chongqing, batch: 1, root: header.root, receivedAt: '2026-03-02T01:00:11.000Z' },
    verdicts: [
      { event: '019cb1a2-3400-7000-8000-00000000000a', verdict: 'stored' },
      { event: '019cb1a2-3400-7000-8000-00000000000b', verdict: 'refused', code: 'cases/wrongState' },
    ],
  } as const
  const receipt = await signReceipt(content, keys.sichuan, suites)
  const other = await signReceipt({ ...content, root: altered(header.root) }, keys.sichuan, suites)
  const byAnother = await signReceipt(content, await fixedKeys('a stranger'), suites)
  const short = await signReceipt({ ...content, verdicts: content.verdicts.slice(0, 1) }, keys.sichuan, suites)
  const verdicts: Receipt['verdicts'] = content.verdicts.map(({ event }) => ({ event, verdict: 'stored' }))
  const refused = [
    {
      code: 'exchange/malformed',
      why: 'refused without a code',
      receipt: { ...receipt, verdicts: [{ event: '', verdict: 'refused' }] },
    },
    { code: 'exchange/notForMe', why: 'of another batch', receipt: { ...receipt, batch: 2 } },
    { code: 'exchange/wrongRoot', why: 'over another root', receipt: other },
    { code: 'exchange/wrongCount', why: 'says nothing of one event', receipt: short },
    { code: 'exchange/unknownSender', why: 'signed with a key that the list does not name', receipt: byAnother },
    { code: 'exchange/badSignature', why: 'an altered verdict', receipt: { ...receipt, verdicts } },
    { code: 'exchange/badSignature', why: 'another time', receipt: { ...receipt, receivedAt: now } },
  ]
  return {
    what: 'The receipt of Sichuan for the first batch of envelope.json, and receipts that are refused',
    trust,
    batchHeader: header,
    receipt,
    refused,
  }
}

async function trustVectors({ authorities, founders, keys, trust }: TwoNodes) {
  const { signatures, ...draft } = trust
  const outsider = await fixedAuthority('outsider')
  const [one] = signatures
  const twice = { ...trust, signatures: one ? [one, one] : [] }
  const takeover = { ...draft, authorities: [{ id: 'outsider', suite: 'intl', key: outsider.public }], threshold: 1 } as const
  const misnamed = draft.nodes.map((node) => ({ ...node, keys: node.keys.map((key) => ({ ...key, kid: altered(key.kid) })) }))
  const sign = (list: Omit<TrustList, 'signatures'>) => signedBy(list, authorities)
  const refused = [
    {
      why: 'malformed',
      what: 'a private key in it',
      list: await sign({
        ...draft,
        nodes: draft.nodes.map((node) => ({
          ...node,
          keys: node.keys.map((key) => ({ ...key, sign: keys.sichuan.sign.private })),
        })),
      }),
    },
    {
      why: 'contradictory',
      what: 'a region of two nodes',
      list: await sign({ ...draft, nodes: draft.nodes.map((node) => ({ ...node, regions: ['510000'] })) }),
    },
    { why: 'contradictory', what: 'keys under another name', list: await sign({ ...draft, nodes: misnamed }) },
    { why: 'tooFewSignatures', what: 'one of three signed', list: { ...trust, signatures: signatures.slice(0, 1) } },
    { why: 'tooFewSignatures', what: 'one of three signed twice', list: twice },
    { why: 'tooFewSignatures', what: 'altered after signing', list: { ...trust, expiresAt: '2036-03-01T00:00:00.000Z' } },
    { why: 'tooFewSignatures', what: 'somebody else signed', list: await signedBy(takeover, [outsider]) },
    { why: 'tooFewSignatures', what: 'handed to one who did not sign', list: await signedBy(takeover, authorities) },
    { why: 'notNewer', what: 'not newer than the last one', lastVersion: 1, list: trust },
    { why: 'expired', what: 'expired beyond its grace', now: '2027-03-08T00:00:00.000Z', list: trust },
  ]
  return {
    what: 'A trust list that two of three founders signed, lists that are refused (now, last version 0 and 7 days of grace unless said), and an agreement',
    now,
    graceDays: 7,
    founders,
    trust,
    refused,
    agreement: await agreementVector(keys),
  }
}

async function agreementVector(keys: TwoNodes['keys']) {
  const content: Omit<Agreement, 'signatures'> = {
    id: 'chuanyu-2026',
    parties: [sichuan, chongqing],
    items: '*',
    modes: ['online', 'relay', 'joint'],
    rights: ['notice', 'originals', 'deliver'],
    byItem: { '000109008000': ['notice', 'accept', 'originals', 'deliver'] },
    handOverDays: { result: 1, paper: 2, push: 1 },
    recheckDays: 1,
    from: '2026-01-01',
    until: '2028-12-31',
    trustGraceDays: 7,
  }
  const signedAt = '2026-02-01T00:00:00.000Z'
  const half = await signAgreement(content, { node: sichuan, keys: keys.sichuan, signedAt }, suites)
  const agreement = await signAgreement(half, { node: chongqing, keys: keys.chongqing, signedAt }, suites)
  return { agreement, hash: await agreementHash(agreement, suites), halfSigned: half }
}

/** The files and their text, as they must stand beside this script. */
export async function generate(): Promise<ReadonlyMap<string, string>> {
  const world = await twoNodes()
  const files: Readonly<Record<string, object>> = {
    'canonical.json': await canonicalVectors(),
    'merkle.json': await merkleVectors(),
    'envelope.json': await envelopeVectors(world),
    'receipt.json': await receiptVectors(world),
    'trust.json': await trustVectors(world),
    'suites.json': await suiteVectors(),
    'reconcile.json': await reconcileVectors(),
  }
  return new Map(Object.entries(files).map(([name, content]) => [name, `${JSON.stringify(content, null, 1)}\n`]))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of await generate()) writeFileSync(new URL(name, import.meta.url), text)
}
