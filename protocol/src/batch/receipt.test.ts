import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { suites } from '../../vectors/fixed.ts'
import type { TrustList } from '../trust/trust-list.ts'
import type { BatchHeader } from './envelope.ts'
import { type Receipt, verifyReceipt } from './receipt.ts'

interface Vectors {
  readonly trust: TrustList
  readonly batchHeader: BatchHeader
  readonly receipt: Receipt
  readonly refused: readonly { readonly code: string; readonly why: string; readonly receipt: unknown }[]
}
const { trust, batchHeader, receipt, refused }: Vectors = JSON.parse(
  readFileSync(new URL('../../vectors/receipt.json', import.meta.url), 'utf8'),
)
const context = { trust, suites }

const revoked = (revokedAt: string): TrustList => ({
  ...trust,
  nodes: trust.nodes.map((node) => ({ ...node, keys: node.keys.map((key) => ({ ...key, revokedAt })) })),
})

describe('a receipt', () => {
  test('is good for its batch', async () => {
    expect(await verifyReceipt(receipt, batchHeader, context)).toEqual({ ok: true, receipt })
  })

  for (const { code, why, receipt: bad } of refused) {
    test(`${why}: ${code}`, async () => expect(await verifyReceipt(bad, batchHeader, context)).toMatchObject({ ok: false, code }))
  }

  test('says nothing of another batch', async () => {
    for (const [other, code] of [
      [{ ...batchHeader, batch: 2 }, 'exchange/notForMe'],
      [{ ...batchHeader, from: batchHeader.to, to: batchHeader.from }, 'exchange/notForMe'],
      [{ ...batchHeader, root: 'A'.repeat(43) }, 'exchange/wrongRoot'],
      [{ ...batchHeader, count: 3 }, 'exchange/wrongCount'],
    ] as const) {
      expect(await verifyReceipt(receipt, other, context)).toMatchObject({ ok: false, code })
    }
  })

  test('no byte of it can change', async () => {
    const text = JSON.stringify(receipt)
    for (const at of [...text].keys()) {
      const changed = text.slice(0, at) + (text[at] === '1' ? '2' : '1') + text.slice(at + 1)
      expect((await verifyReceipt(parsedOr(changed, undefined), batchHeader, context)).ok, `changed at ${at}`).toBe(false)
    }
  })

  test('signed before a revocation stays good in a log, and is not taken when it arrives after', async () => {
    const list = { trust: revoked('2026-03-02T01:00:12.000Z'), suites }
    expect((await verifyReceipt(receipt, batchHeader, list)).ok).toBe(true)
    expect((await verifyReceipt(receipt, batchHeader, { ...list, now: new Date('2026-03-02T01:00:11.500Z') })).ok).toBe(true)
    expect(await verifyReceipt(receipt, batchHeader, { ...list, now: new Date('2026-03-02T01:00:12.000Z') })).toMatchObject({
      code: 'exchange/keyRevoked',
    })
    expect(await verifyReceipt(receipt, batchHeader, { trust: revoked(receipt.receivedAt), suites })).toMatchObject({
      code: 'exchange/keyRevoked',
    })
  })
})

function parsedOr<T>(text: string, otherwise: T): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return otherwise
  }
}
