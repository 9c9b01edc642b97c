import { describe, expect, test } from 'vitest'
import { chongqing, fixedRandom, plainItem, sichuan, suites, twoNodes } from '../../vectors/fixed.ts'
import { publishedKeys } from '../suite/keys.ts'
import type { TrustList } from '../trust/trust-list.ts'
import { seal, verifyOrigin } from './envelope.ts'

const { keys, trust } = await twoNodes()
const items = Array.from({ length: 5 }, (_, n) => plainItem(n))
const { envelope, proofs } = await seal({
  ...{ from: chongqing, to: sichuan, batch: 7, issuedAt: '2026-03-02T01:00:10.000Z', previousBatch: null, items },
  ...{ keys: keys.chongqing, receiverKey: publishedKeys(keys.sichuan), suites, random: fixedRandom('origin test') },
})
const event = { id: '019cb1a2-3400-7000-8000-000000000003', source: chongqing, n: 3 }
const origin = { batchHeader: envelope.header, signature: envelope.signature, index: 3, proof: proofs[3] ?? [] }
const context = { trust, suites }

const revoked = (revokedAt: string): TrustList => ({
  ...trust,
  nodes: trust.nodes.map((node) => ({ ...node, keys: node.keys.map((key) => ({ ...key, revokedAt })) })),
})

describe('an event is proved by its writer’s batch, without the rest of it', () => {
  test('whoever forwards it', async () => {
    expect(await verifyOrigin(event, origin, context)).toEqual({ ok: true, writer: chongqing, batchHeader: envelope.header })
  })

  test('also after its writer’s key was revoked, if it was signed before', async () => {
    expect((await verifyOrigin(event, origin, { trust: revoked('2026-03-02T01:00:10.001Z'), suites })).ok).toBe(true)
    expect(await verifyOrigin(event, origin, { trust: revoked('2026-03-02T01:00:10.000Z'), suites })).toMatchObject({
      code: 'exchange/keyRevoked',
    })
  })

  test('also after the trust list expired: the past does not end', async () => {
    expect((await verifyOrigin(event, origin, { trust: { ...trust, expiresAt: '2026-03-01T00:00:00.001Z' }, suites })).ok).toBe(
      true,
    )
  })

  const refused: readonly (readonly [
    what: string,
    event: { readonly source: string; readonly [member: string]: unknown },
    origin: unknown,
    code: string,
  ])[] = [
    ['a changed event', { ...event, n: 4 }, origin, 'exchange/wrongRoot'],
    ['an event more', { ...event, more: true }, origin, 'exchange/wrongRoot'],
    ['another place in the batch', event, { ...origin, index: 2 }, 'exchange/wrongRoot'],
    ['a place beyond the batch', event, { ...origin, index: 5 }, 'exchange/wrongRoot'],
    ['another proof', event, { ...origin, proof: proofs[2] }, 'exchange/wrongRoot'],
    ['a cut proof', event, { ...origin, proof: origin.proof.slice(1) }, 'exchange/wrongRoot'],
    [
      'a proof whose text has spare bits',
      event,
      { ...origin, proof: [`${'A'.repeat(42)}B`, ...origin.proof.slice(1)] },
      'exchange/wrongRoot',
    ],
    [
      'a part of the proof that is no hash, between good ones',
      event,
      { ...origin, proof: [`${'A'.repeat(42)}B`, ...origin.proof] },
      'exchange/wrongRoot',
    ],
    ['a changed header', event, { ...origin, batchHeader: { ...origin.batchHeader, batch: 8 } }, 'exchange/badSignature'],
    ['another suite', event, { ...origin, batchHeader: { ...origin.batchHeader, suite: 'gm' } }, 'exchange/badSignature'],
    ['another signature', event, { ...origin, signature: 'A'.repeat(86) }, 'exchange/badSignature'],
    ['a writer who did not sign', { ...event, source: sichuan }, origin, 'exchange/unknownSender'],
    [
      'a signer who is not trusted',
      { ...event, source: 'urn:tongban:node:530000' },
      { ...origin, batchHeader: { ...origin.batchHeader, from: 'urn:tongban:node:530000' } },
      'exchange/unknownSender',
    ],
    ['no origin', event, undefined, 'exchange/malformed'],
    ['an endless proof', event, { ...origin, proof: Array.from({ length: 65 }, () => 'A'.repeat(43)) }, 'exchange/malformed'],
  ]
  for (const [what, changedEvent, changedOrigin, code] of refused) {
    test(`${what}: ${code}`, async () =>
      expect(await verifyOrigin(changedEvent, changedOrigin, context)).toMatchObject({ ok: false, code }))
  }
})
