import { describe, expect, test } from 'vitest'
import {
  bothIntl,
  chongqing,
  fixedAuthority,
  fixedKeys,
  fixedNode,
  foundersOf,
  sichuan,
  signedBy,
  suites,
  twoNodes,
} from '../../vectors/fixed.ts'
import { pairs } from '../../vectors/generate-suites.ts'
import type { Suites } from '../suite/suite.ts'
import { type Agreement, agreementHash, signAgreement, verifyAgreement } from './agreement.ts'
import { keyAt } from './key-at.ts'
import { verifyTrustList } from './trust-list.ts'

const at = '2026-02-01T00:00:00.000Z'
const now = new Date('2026-03-02T01:00:10.000Z')

const content: Omit<Agreement, 'signatures'> = {
  id: 'chuanyu-2026',
  parties: [sichuan, chongqing],
  items: '*',
  modes: ['online', 'relay'],
  rights: ['notice', 'originals', 'deliver'],
  handOverDays: { result: 1, paper: 2, push: 1 },
  recheckDays: 1,
  from: '2026-01-01',
  until: '2028-12-31',
  trustGraceDays: 7,
}

for (const their of [bothIntl, ...pairs]) {
  describe(`Sichuan under ${their.sichuan}, Chongqing under ${their.chongqing}`, async () => {
    const { authorities, founders, keys, trust } = await twoNodes(their)
    const context = { founders, suites, now, lastVersion: 0, graceDays: 7 }
    const { signatures: _, ...draft } = trust

    test('a trust list stands by founders of both suites, and not by too few of them', async () => {
      expect(await verifyTrustList(trust, context)).toEqual({ ok: true, list: trust, standing: 'inForce' })
      for (const authority of authorities) {
        expect(await verifyTrustList(await signedBy(draft, [authority]), context)).toMatchObject({ why: 'tooFewSignatures' })
      }
    })

    test('no byte of it can change', async () => {
      const text = JSON.stringify(trust)
      for (let at = 0; at < text.length; at += 23) {
        const changed = text.slice(0, at) + (text[at] === '1' ? '2' : '1') + text.slice(at + 1)
        expect((await verifyTrustList(parsedOr(changed, undefined), context)).ok, `changed at ${at}`).toBe(false)
      }
    })

    test('keys under a name that their own suite does not give them contradict the list', async () => {
      for (const [suite, other] of [
        ['intl', 'gm'],
        ['gm', 'intl'],
      ] as const) {
        const own = await fixedKeys('named', suite)
        const misnamed = { ...own, kid: (await fixedKeys('named', other)).kid }
        const list = await signedBy({ ...draft, nodes: [fixedNode(sichuan, [misnamed])] }, authorities)
        expect(await verifyTrustList(list, context)).toMatchObject({ ok: false, why: 'contradictory' })
      }
    })

    test('a node may have keys of both suites, each found by its name', async () => {
      const second = await fixedKeys('second', their.sichuan === 'gm' ? 'intl' : 'gm')
      const list = await signedBy({ ...draft, nodes: [fixedNode(sichuan, [keys.sichuan, second])] }, authorities)
      expect((await verifyTrustList(list, context)).ok).toBe(true)
      for (const { kid, suite } of [keys.sichuan, second]) {
        expect(keyAt(list, sichuan, kid, at)).toMatchObject({ ok: true, key: { kid, suite } })
      }
    })

    test('an agreement is signed by each party under its own suite, and named by one hash', async () => {
      const half = await signAgreement(content, { node: sichuan, keys: keys.sichuan, signedAt: at }, suites)
      const agreement = await signAgreement(half, { node: chongqing, keys: keys.chongqing, signedAt: at }, suites)
      expect(await verifyAgreement(half, { trust, suites })).toEqual({ ok: false, why: 'unsigned', party: chongqing })
      expect(await verifyAgreement(agreement, { trust, suites })).toEqual({ ok: true, agreement })
      const longer = { ...agreement, until: '2099-12-31' }
      expect(await verifyAgreement(longer, { trust, suites })).toMatchObject({ ok: false, why: 'badSignature' })
      expect(await agreementHash(agreement, suites)).toBe(await agreementHash(half, suites))
    })

    test('signed by one party under the keys of another suite than the list gives it, it is not signed', async () => {
      const foreign = await fixedKeys('foreign', their.sichuan === 'gm' ? 'intl' : 'gm')
      const half = await signAgreement(content, { node: sichuan, keys: foreign, signedAt: at }, suites)
      const agreement = await signAgreement(half, { node: chongqing, keys: keys.chongqing, signedAt: at }, suites)
      expect(await verifyAgreement(agreement, { trust, suites })).toEqual({ ok: false, why: 'keyNotTrusted', party: sichuan })
    })
  })
}

test('a founder whose suite this program lacks does not count', async () => {
  const authorities = [await fixedAuthority('a', 'intl'), await fixedAuthority('b', 'gm')]
  const { trust } = await twoNodes()
  const { signatures: _, ...draft } = trust
  const founders = foundersOf(authorities, 2)
  const list = await signedBy({ ...draft, ...founders }, authorities)
  const judged = (built: Suites) => verifyTrustList(list, { founders, suites: built, now, lastVersion: 0, graceDays: 7 })
  expect((await judged(suites)).ok).toBe(true)
  expect(await judged({ intl: suites.intl })).toMatchObject({ ok: false, why: 'tooFewSignatures' })
})

function parsedOr<T>(text: string, otherwise: T): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return otherwise
  }
}
