import { expect, test } from 'vitest'
import { keyInUse, signingInstant } from './key-in-use.ts'
import type { TrustedKey, TrustedNode, TrustList } from './trust-list.ts'

const x = 'A'.repeat(43)
const key = (kid: string, from: string, more: Partial<TrustedKey> = {}): TrustedKey => ({
  suite: 'intl',
  kid,
  sign: { kty: 'OKP', crv: 'Ed25519', x },
  encrypt: { kty: 'OKP', crv: 'X25519', x },
  from: `${from}T00:00:00.000Z`,
  ...more,
})
const now = '2026-11-24T00:00:00.000Z'

for (const [what, keys, expected] of [
  ['the only key', [key('a', '2026-01-01')], 'a'],
  ['of two in force the one that began last', [key('a', '2026-01-01'), key('b', '2026-11-01')], 'b'],
  ['the same in whatever order they are listed', [key('b', '2026-11-01'), key('a', '2026-01-01')], 'b'],
  ['not one that has yet to begin', [key('a', '2026-01-01'), key('b', '2026-12-01')], 'a'],
  ['not one that has ended', [key('a', '2026-01-01'), key('b', '2026-11-01', { until: now })], 'a'],
  ['not one that was revoked', [key('a', '2026-01-01'), key('b', '2026-11-01', { revokedAt: now })], 'a'],
  ['none where none is in force', [key('a', '2026-12-01')], undefined],
] as [string, TrustedKey[], string | undefined][]) {
  test(`a node is written to under ${what}`, () => {
    const node: TrustedNode = { id: 'urn:tongban:node:500000', regions: ['500000'], address: 'http://a', roles: [], keys }
    const list: TrustList = {
      version: 1,
      issuedAt: now,
      expiresAt: now,
      nodes: [node],
      authorities: [],
      threshold: 1,
      signatures: [],
    }
    expect(keyInUse(list, node.id, now)?.kid).toBe(expected)
  })
}

for (const [what, kid, expected] of [
  ['now, once it has begun', 'a', now],
  ['the instant at which it begins, by a clock that is late', 'b', '2026-12-01T00:00:00.000Z'],
  ['now, where the list does not name it', 'c', now],
] as const) {
  test(`what a key signs bears ${what}`, () => {
    const keys = [key('a', '2026-01-01'), key('b', '2026-12-01')]
    const nodes: TrustedNode[] = [{ id: 'urn:tongban:node:500000', regions: ['500000'], address: 'http://a', roles: [], keys }]
    const list: TrustList = {
      ...{ version: 1, issuedAt: now, expiresAt: now, authorities: [], threshold: 1, signatures: [], nodes },
    }
    expect(signingInstant(list, { node: 'urn:tongban:node:500000', kid }, now)).toBe(expected)
  })
}
