import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fixedAuthority, fixedKeys, fixedNode, foundersOf, sichuan, signedBy, suites, twoNodes } from '../../vectors/fixed.ts'
import { intlNode } from '../suite/intl-node.ts'
import { type Founders, signTrustList, type TrustList, trustListStanding, verifyTrustList } from './trust-list.ts'

const world = await twoNodes()
const { authorities, founders, trust } = world
const context = { founders, suites, now: new Date('2026-03-02T01:00:10.000Z'), lastVersion: 0, graceDays: 7 }

interface Vectors {
  readonly now: string
  readonly graceDays: number
  readonly founders: Founders
  readonly trust: TrustList
  readonly refused: readonly {
    readonly why: string
    readonly what: string
    readonly now?: string
    readonly lastVersion?: number
    readonly list: unknown
  }[]
}
const vectors: Vectors = JSON.parse(readFileSync(new URL('../../vectors/trust.json', import.meta.url), 'utf8'))

describe('published vectors', () => {
  const asVectorsSay = { founders: vectors.founders, suites, graceDays: vectors.graceDays }

  test('the list that two of three founders signed is taken', async () => {
    const verdict = await verifyTrustList(vectors.trust, { ...asVectorsSay, now: new Date(vectors.now), lastVersion: 0 })
    expect(verdict).toEqual({ ok: true, list: vectors.trust, standing: 'inForce' })
  })

  for (const { why, what, now = vectors.now, lastVersion = 0, list } of vectors.refused) {
    test(`${why}: ${what}`, async () => {
      expect(await verifyTrustList(list, { ...asVectorsSay, now: new Date(now), lastVersion })).toMatchObject({ ok: false, why })
    })
  }
})

describe('k of n', () => {
  const { signatures: _, ...draft } = trust
  for (const [signers, taken] of [
    [[], false],
    [[0], false],
    [[0, 1], true],
    [[1, 2], true],
    [[0, 1, 2], true],
  ] as const) {
    test(`signed by ${signers.length} of three where two are asked: ${taken ? 'taken' : 'refused'} (${signers.join(' ')})`, async () => {
      const list = await signedBy(
        draft,
        authorities.filter((_, i) => signers.some((signer) => signer === i)),
      )
      expect((await verifyTrustList(list, context)).ok).toBe(taken)
    })
  }

  test('an authority that signs again replaces its own signature', async () => {
    const [first] = authorities
    if (!first) return expect.unreachable('three authorities')
    const again = await signTrustList(trust, first, suites)
    expect(again.signatures).toHaveLength(2)
    expect((await verifyTrustList(again, context)).ok).toBe(true)
  })

  test('trust passes to new authorities when enough of the old and of the new sign', async () => {
    const newcomers = await Promise.all(['guizhou', 'yunnan'].map((id) => fixedAuthority(id)))
    const next = { ...draft, version: 2, ...foundersOf(newcomers, 2) }
    const both = await signedBy(next, [...authorities.slice(0, 2), ...newcomers])
    const verdict = await verifyTrustList(both, { ...context, lastVersion: 1 })
    expect(verdict.ok).toBe(true)
    const third = await signedBy({ ...next, version: 3 }, newcomers)
    expect((await verifyTrustList(third, { ...context, founders: both, lastVersion: 2 })).ok).toBe(true)
    expect(await verifyTrustList(third, { ...context, lastVersion: 2 })).toEqual({ ok: false, why: 'tooFewSignatures' })
  })

  test('one authority under two names counts once', async () => {
    const [first] = authorities
    if (!first) return expect.unreachable('three authorities')
    const doubled = foundersOf([first, { ...first, id: 'again' }], 2)
    const list = await signedBy({ ...draft, ...doubled }, [first, { ...first, id: 'again' }])
    expect(await verifyTrustList(list, { ...context, founders: doubled })).toMatchObject({ ok: false, why: 'contradictory' })
  })

  test('a threshold of nought in the configuration does not make every list good', async () => {
    const outsider = await fixedAuthority('outsider')
    const list = await signedBy({ ...draft, ...foundersOf([outsider], 1) }, [outsider])
    expect(await verifyTrustList(list, { ...context, founders: { ...founders, threshold: 0 } })).toMatchObject({
      why: 'tooFewSignatures',
    })
  })
})

test('the version only goes forward', async () => {
  for (const [lastVersion, taken] of [
    [0, true],
    [1, false],
    [2, false],
  ] as const) {
    expect((await verifyTrustList(trust, { ...context, lastVersion })).ok).toBe(taken)
  }
})

for (const [now, standing] of [
  ['2027-02-28T23:59:59.999Z', 'inForce'],
  ['2027-03-01T00:00:00.000Z', 'inGrace'],
  ['2027-03-07T23:59:59.999Z', 'inGrace'],
  ['2027-03-08T00:00:00.000Z', 'expired'],
] as const) {
  test(`a list that expires on 1 March with seven days of grace is ${standing} at ${now}`, async () => {
    expect(trustListStanding(trust, new Date(now), 7)).toBe(standing)
    const verdict = await verifyTrustList(trust, { ...context, now: new Date(now) })
    expect(verdict).toMatchObject(standing === 'expired' ? { ok: false, why: 'expired' } : { ok: true, standing })
  })
}

test('without grace a list ends with its expiry', () => {
  expect(trustListStanding(trust, new Date('2027-03-01T00:00:00.000Z'))).toBe('expired')
})

test('a list that expires before it is issued contradicts itself', async () => {
  const { signatures: _, ...draft } = trust
  const list = await signedBy({ ...draft, expiresAt: draft.issuedAt }, authorities)
  expect(await verifyTrustList(list, context)).toMatchObject({ ok: false, why: 'contradictory' })
})

test('no byte of a signed list can change', async () => {
  const text = JSON.stringify(trust)
  for (const at of [...text].keys()) {
    const changed = text.slice(0, at) + (text[at] === '1' ? '2' : '1') + text.slice(at + 1)
    const list = parsedOr(changed, undefined)
    expect((await verifyTrustList(list, context)).ok, `changed at ${at}: ${text.slice(at - 10, at + 10)}`).toBe(false)
  }
}, 60_000)

function parsedOr<T>(text: string, otherwise: T): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return otherwise
  }
}

test('keys of a suite that this program lacks are listed and not judged', async () => {
  const keys = await fixedKeys('sichuan')
  const point = 'B'.repeat(87)
  const sm2 = { kty: 'EC', crv: 'SM2', point } as const
  const node = fixedNode(sichuan, [keys])
  const gm = { suite: 'gm', kid: 'A'.repeat(43), sign: sm2, encrypt: sm2, from: '2026-01-01T00:00:00.000Z' } as const
  const { signatures: _, ...draft } = trust
  const list = await signedBy({ ...draft, nodes: [{ ...node, keys: [...node.keys, gm] }] }, authorities)
  expect((await verifyTrustList(list, { ...context, suites: { intl: intlNode } })).ok).toBe(true)
  expect(await verifyTrustList(list, context)).toMatchObject({ ok: false, why: 'contradictory' })
})
