import { expect, test } from 'vitest'
import { detailTold, peersTold, reconciledTold } from './account.ts'
import type { Peer, PeerDetail, Reconciled } from './shown.ts'

const standing = {
  ...{ node: 'urn:tongban:node:510000', lastHeard: '2026-11-24T01:00:00.000Z', lastReceipt: '2026-11-24T00:59:00.000Z' },
  ...{ aheadMs: -7200_000, waiting: 3, batchesWaiting: 1, oldest: '2026-11-23T22:00:00.000Z', failures: 4 },
  ...{ failingSince: '2026-11-24T00:00:00.000Z', parked: 1, gaps: 0, heardWaiting: 0, notUnderstood: 0, refused: 0 },
  ...{ filesWanted: 0, differences: 1 },
  why: {
    ...{ code: 'exchange/unknownSender', zh: '发送节点不在信任名单中', en: 'The sending node is not in the trust list' },
    remedy: { zh: '请对方载入新名单', en: 'Ask the peer to load a newer list' },
  },
}
const day = { day: '2026-11-23', doneAt: '2026-11-24T00:01:00.000Z', digestHash: 'sm3', here: 12, there: 11, failure: null }
const altered = {
  ...{ event: '019cb1a2-3400-7000-8000-00000000000a', day: day.day, caseId: '019cb1a2-3400-7000-8000-000000000001' },
  ...{ kind: 'altered', here: 'H1', there: 'H2', state: 'parked', reason: null },
}

test('the list says what waits, why and since when, and how the last day stands', () => {
  const peer: Peer = { ...standing, reconciliation: { ...day, open: 1, agreed: false } }
  const zh = peersTold([peer], 'zh')
  expect(zh[1]).toMatch(/510000 +3 +2026-11-23T22:00Z +4 +1 +1 +-7200 秒 .*2026-11-23 有 1 项未了/)
  expect(zh.at(-1)).toContain('发送节点不在信任名单中 (exchange/unknownSender)。请对方载入新名单')
  expect(peersTold([peer], 'en').at(-1)).toContain('is not in the trust list (exchange/unknownSender). Ask the peer')
  expect(peersTold([], 'en')).toEqual(['The trust list names no other node.'])
})

test('one peer: its parked items with their reasons, and both hashes of what was altered', () => {
  const peer: PeerDetail = {
    ...standing,
    parkedItems: [{ id: 'P1', caseId: 'C1', event: 'E1', parkedAt: '2026-11-24T00:30:00.000Z', why: standing.why }],
    reconciliations: [{ ...day, open: 1, agreed: false }],
    openDifferences: [altered],
    acts: [
      {
        ...{ id: 'S2', act: 'resolveDifference', by: 'staff-7', at: '2026-11-24T02:00:00.000Z', caseId: 'C1', events: ['E9'] },
        ...{ why: null, reason: '对方已从备份更正' },
      },
      {
        ...{ id: 'S1', act: 'resumeParked', by: 'operator', at: '2026-11-24T01:30:00.000Z', caseId: 'C1', events: ['E1', 'E2'] },
        ...{ why: standing.why, reason: null },
      },
    ],
  }
  const text = detailTold(peer, 'en').join('\n')
  expect(text).toMatch(
    /2026-11-24T02:00Z {2}closed a difference 1 {2}staff-7 {2}case C1\n {2}why: 对方已从备份更正 {2}event S2\n/,
  )
  expect(detailTold(peer, 'zh').join('\n')).toContain(
    '2026-11-24T01:30Z  重新发出 2 项  operator  办件 C1\n  原因：发送节点不在信任名单中 (exchange/unknownSender)  事件 S1',
  )
  expect(text).toMatch(/parked: 1\nP1 {2}case C1 {2}2026-11-24T00:30Z\n {2}The sending node/)
  expect(text).toMatch(
    /differences: 1\n {2}019cb1a2-\S+ \(case \S+\) {2}altered: .*, parked for an operator\n {4}here {2}H1\n {4}there H2/,
  )
})

test('a day: agreed, with what is left, or why it was not compared', () => {
  const done: Reconciled = { ...day, peer: standing.node, open: 0, agreed: true, there: 12, differences: [] }
  expect(reconciledTold(done, 'zh')).toEqual(['urn:tongban:node:510000  2026-11-23 一致（本方/对方 12/12）'])
  const failed = { ...done, agreed: false, failure: { code: 'timeout', zh: '没有答复', en: 'no answer', remedy: null } }
  expect(reconciledTold(failed, 'en')).toEqual(['urn:tongban:node:510000  2026-11-23 not compared: no answer (timeout)'])
})
