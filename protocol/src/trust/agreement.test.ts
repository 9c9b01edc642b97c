import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { chongqing, fixedKeys, sichuan, suites, twoNodes } from '../../vectors/fixed.ts'
import { type Agreement, agreementHash, rightsFor, signAgreement, verifyAgreement } from './agreement.ts'

const { keys, trust } = await twoNodes()
const vectors: { readonly agreement: { readonly agreement: Agreement; readonly hash: string; readonly halfSigned: Agreement } } =
  JSON.parse(readFileSync(new URL('../../vectors/trust.json', import.meta.url), 'utf8'))
const { agreement, hash, halfSigned } = vectors.agreement
const context = { trust, suites }

describe('an agreement', () => {
  test('is good once every party signed it', async () => {
    expect(await verifyAgreement(agreement, context)).toEqual({ ok: true, agreement })
    expect(await verifyAgreement(halfSigned, context)).toEqual({ ok: false, why: 'unsigned', party: chongqing })
  })

  test('is named by a hash that no signature changes', async () => {
    expect(await agreementHash(agreement, suites)).toBe(hash)
    expect(await agreementHash(halfSigned, suites)).toBe(hash)
    expect(await agreementHash({ ...agreement, recheckDays: 2 }, suites)).not.toBe(hash)
  })

  for (const [day, inForce] of [
    ['2025-12-31', false],
    ['2026-01-01', true],
    ['2028-12-31', true],
    ['2029-01-01', false],
  ] as const) {
    test(`is ${inForce ? '' : 'not '}in force on ${day}`, async () => {
      const verdict = await verifyAgreement(agreement, { ...context, day })
      expect(verdict.ok ? 'ok' : verdict.why).toBe(inForce ? 'ok' : 'notInForce')
    })
  }

  for (const [what, changed] of [
    ['a right more', { ...agreement, rights: [...agreement.rights, 'accept'] }],
    ['a longer life', { ...agreement, until: '2099-12-31' }],
    ['a longer hand-over', { ...agreement, handOverDays: { ...agreement.handOverDays, result: 30 } }],
    [
      'another signing time',
      { ...agreement, signatures: agreement.signatures.map((one) => ({ ...one, signedAt: '2026-02-02T00:00:00.000Z' })) },
    ],
    [
      'signatures of each other',
      { ...agreement, signatures: agreement.signatures.map((one, i, all) => ({ ...one, signature: all[1 - i]?.signature })) },
    ],
  ] as const) {
    test(`with ${what} is not what was signed`, async () => {
      expect(await verifyAgreement(changed, context)).toMatchObject({ ok: false, why: 'badSignature' })
    })
  }

  test('signed with a key that the list does not give the party is not signed by it', async () => {
    const forged = await signAgreement(
      agreement,
      { node: sichuan, keys: await fixedKeys('a stranger'), signedAt: '2026-02-01T00:00:00.000Z' },
      suites,
    )
    expect(await verifyAgreement(forged, context)).toEqual({ ok: false, why: 'keyNotTrusted', party: sichuan })
    const early = await signAgreement(
      agreement,
      { node: sichuan, keys: keys.sichuan, signedAt: '2025-02-01T00:00:00.000Z' },
      suites,
    )
    expect(await verifyAgreement(early, context)).toEqual({ ok: false, why: 'keyNotTrusted', party: sichuan })
  })

  for (const [what, malformed] of [
    ['one party', { ...agreement, parties: [sichuan] }],
    ['the same party twice', { ...agreement, parties: [sichuan, sichuan] }],
    ['an unknown right', { ...agreement, rights: ['decide'] }],
    ['an unknown mode', { ...agreement, modes: ['fax'] }],
    ['no hand-over limits', { ...agreement, handOverDays: undefined }],
    ['an end before its beginning', { ...agreement, until: '2020-01-01' }],
    ['nothing', undefined],
  ] as const) {
    test(`with ${what} is malformed`, async () => {
      expect(await verifyAgreement(malformed, context)).toEqual({ ok: false, why: 'malformed' })
    })
  }
})

describe('the rights of a receiving place', () => {
  test('are those of the item where the agreement names it, else the general ones', () => {
    expect(rightsFor(agreement, '000109008000')).toEqual(['notice', 'accept', 'originals', 'deliver'])
    expect(rightsFor(agreement, '000514001000')).toEqual(['notice', 'originals', 'deliver'])
  })

  test('may be fewer for an item, down to none', () => {
    expect(rightsFor({ ...agreement, byItem: { x: [] } }, 'x')).toEqual([])
  })

  test('are none for an item that the agreement does not cover, even one that it gives rights of its own', () => {
    const narrow = { ...agreement, items: ['000514001000'] }
    expect(rightsFor(narrow, '000514001000')).toEqual(agreement.rights)
    expect(rightsFor(narrow, '000109008000')).toEqual([])
  })

  test('come from no member that every object has', () => expect(rightsFor(agreement, 'constructor')).toEqual(agreement.rights))
})
