import { describe, expect, test } from 'vitest'
import { fixedKeys, fixedNode, sichuan, twoNodes } from '../../vectors/fixed.ts'
import { keyAt, keyOfArrival } from './key-at.ts'
import type { TrustedKey, TrustList } from './list-shape.ts'

const { trust } = await twoNodes()
const keys = await fixedKeys('sichuan')

/** The list, with Sichuan's key living as said. */
function listed(life: Pick<TrustedKey, 'from' | 'until' | 'revokedAt'>): TrustList {
  const node = fixedNode(sichuan, [keys])
  return { ...trust, nodes: [{ ...node, keys: node.keys.map((key) => ({ ...key, ...life })) }] }
}

const from = '2026-01-01T00:00:00.000Z'
const until = '2026-07-01T00:00:00.000Z'
const revokedAt = '2026-05-01T12:00:00.000Z'

describe('a signature is judged by the time it was made', () => {
  for (const [madeAt, life, why] of [
    ['2025-12-31T23:59:59.999Z', { from }, 'notYet'],
    ['2026-01-01T00:00:00.000Z', { from }, 'good'],
    ['2026-06-30T23:59:59.999Z', { from, until }, 'good'],
    ['2026-07-01T00:00:00.000Z', { from, until }, 'ended'],
    ['2026-05-01T11:59:59.999Z', { from, until, revokedAt }, 'good'],
    ['2026-05-01T12:00:00.000Z', { from, until, revokedAt }, 'revoked'],
    ['2026-08-01T00:00:00.000Z', { from, until, revokedAt }, 'revoked'],
  ] as const) {
    test(`${madeAt} with ${JSON.stringify(life)}: ${why}`, () => {
      const found = keyAt(listed(life), sichuan, keys.kid, madeAt)
      expect(found.ok ? 'good' : found.why).toBe(why)
    })
  }

  test('by no node and no key that the list does not name', () => {
    expect(keyAt(trust, 'urn:tongban:node:530000', keys.kid, from)).toEqual({ ok: false, why: 'unknownNode' })
    expect(keyAt(trust, 'urn:tongban:node:500000', keys.kid, from)).toEqual({ ok: false, why: 'unknownKey' })
  })
})

describe('what arrives now is judged by now too', () => {
  const before = '2026-05-01T11:00:00.000Z'
  test('once a key is revoked nothing new is taken under it, whatever date it bears', () => {
    const list = listed({ from, revokedAt })
    expect(keyOfArrival(list, { node: sichuan, kid: keys.kid }, before, new Date(revokedAt))).toEqual({
      ok: false,
      why: 'revoked',
    })
    expect(keyAt(list, sichuan, keys.kid, before).ok).toBe(true)
  })

  test('a revocation announced for later does not count yet', () => {
    const list = listed({ from, revokedAt })
    expect(keyOfArrival(list, { node: sichuan, kid: keys.kid }, before, new Date('2026-05-01T11:59:59.999Z')).ok).toBe(true)
  })

  test('what was signed before a key ended may arrive after it', () => {
    const list = listed({ from, until })
    expect(keyOfArrival(list, { node: sichuan, kid: keys.kid }, before, new Date('2026-09-01T00:00:00.000Z')).ok).toBe(true)
  })
})
