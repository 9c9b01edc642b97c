import { seal } from '../src/batch/envelope.ts'
import { signReceipt } from '../src/batch/receipt.ts'
import { toBase64url, toHex, utf8 } from '../src/bytes.ts'
import { canonicalText } from '../src/canonical.ts'
import { publishedKeys } from '../src/suite/keys.ts'
import { type NodeKeys, suiteNames } from '../src/suite/suite.ts'
import { chongqing, fixedItems, fixedKeys, fixedRandom, sichuan, suites, type TheirSuites, twoNodes } from './fixed.ts'

// The part of `generate.ts` that shows the suite gm, alone and in exchange with intl.

const now = '2026-03-02T01:00:10.000Z'

/** Under which suites the two sides are: alone, and each with the other. */
export const pairs: readonly TheirSuites[] = [
  { sichuan: 'gm', chongqing: 'gm' },
  { sichuan: 'gm', chongqing: 'intl' },
  { sichuan: 'intl', chongqing: 'gm' },
]

async function primitives(keys: NodeKeys) {
  const suite = suites[keys.suite]
  const [message, additionalData] = ['跨省通办', 'header']
  return {
    keys,
    message,
    additionalData,
    digest: toBase64url(await suite.digest(utf8(message))),
    signature: toBase64url(await suite.sign(keys.sign.private, utf8(message))),
    encrypted: await suite.encrypt(keys.encrypt.public, utf8(message), utf8(additionalData), fixedRandom(`encrypted ${suite.name}`)),
  }
}

async function exchanged(their: TheirSuites) {
  const { keys, founders, trust } = await twoNodes(their)
  const items = await fixedItems(suites[their.chongqing].hashName)
  const sealed = await seal({
    ...{ from: chongqing, to: sichuan, batch: 1, issuedAt: now, previousBatch: null, items, suites },
    ...{ keys: keys.chongqing, receiverKey: publishedKeys(keys.sichuan), random: fixedRandom('mixed batch') },
  })
  const { header } = sealed.envelope
  const verdicts = items.map(({ header: event }) => ({ event: 'id' in event ? String(event.id) : '', verdict: 'stored' as const }))
  const receipt = await signReceipt(
    { from: sichuan, to: chongqing, batch: 1, root: header.root, verdicts, receivedAt: '2026-03-02T01:00:11.000Z' },
    keys.sichuan,
    suites,
  )
  return {
    ...{ suites: their, founders, trust, keys, items },
    signed: toHex(utf8(`tongban:batch:v1\n${canonicalText(header)}`)),
    ...{ sealed, receipt },
  }
}

/** `suites.json`. */
export async function suiteVectors() {
  const known = await Promise.all(suiteNames.map(async (name) => [name, await primitives(await fixedKeys(`vectors of ${name}`, name))]))
  return {
    what: 'Each suite alone: keys, the digest and signature of the UTF-8 message, its encryption with that additional data (base64url). Then one batch from Chongqing to Sichuan and its receipt for each pair of suites: events are hashed with the writer\'s suite, the sender\'s signs and makes the root, the receiver\'s encrypts and signs the receipt. SM2 signatures are made with the secret number of RFC 6979 (HMAC-SM3), so that they are the same on every run; any good number verifies. "signed" is hex.',
    me: sichuan,
    now,
    suites: Object.fromEntries(known),
    exchanged: await Promise.all(pairs.map(exchanged)),
  }
}
