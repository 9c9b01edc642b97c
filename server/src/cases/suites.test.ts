import { afterAll, beforeAll, expect, test } from 'vitest'
import { decision, openScenario, type Scenario } from '../test-kit/scenario.ts'

let scenario: Scenario
beforeAll(async () => {
  scenario = await openScenario(undefined, { sichuan: 'gm', chongqing: 'intl' })
})
afterAll(() => scenario.close())

test('a counter that signs with Ed25519 and an office that signs with SM2 write one case, and each proves the other’s part', async () => {
  const story = await (await scenario.received('relay')).accepted()
  const { clerk, examiner, counter } = story
  await examiner.does('grant', {}, decision({ result: '准予换领' }))
  await examiner.does('issue', {}, decision({ document: '居民身份证一张' }))
  await examiner.does('handOver', { taker: counter, why: 'resultBack', papers: true })
  await clerk.does('takeOver', { papersArrived: true })
  await clerk.does('deliver', { means: 'byHand' })
  await scenario.quiet()

  for (const hand of [clerk, examiner]) {
    expect(await story.verified(hand)).toMatchObject({ ok: true, report: { kind: 'case', state: 'closed' } })
    const { events } = (await hand.get('/export')).body
    const hashes: string[] = events.map(({ header }: { header: { hash: string } }) => header.hash)
    // Each node names the event before its own under its own hash.
    expect(new Set(hashes)).toEqual(new Set(['sha-256', 'sm3']))
    for (const { header, proof } of events) {
      const isGm = header.source === scenario.sichuan.id
      expect({ hash: header.hash, suite: proof.batchHeader.suite }).toEqual(
        isGm ? { hash: 'sm3', suite: 'gm' } : { hash: 'sha-256', suite: 'intl' },
      )
    }
  }
})

test('receipts are signed by the receiver’s own suite', async () => {
  const story = await (await scenario.received('deemed')).inOffice()
  await scenario.quiet()
  const { events } = (await story.clerk.get('/export')).body
  const receipts = events.flatMap(({ receipt }: { receipt: { from: string; suite: string } | null }) =>
    receipt ? [receipt] : [],
  )
  const signed = new Set(receipts.map(({ from, suite }: { from: string; suite: string }) => `${from} ${suite}`))
  expect([...signed].sort()).toEqual([`${scenario.chongqing.id} intl`, `${scenario.sichuan.id} gm`])
})
