import type { CaseReport, ParentReport } from '@tongban/protocol/verify/verify'
import { expect, test } from 'vitest'
import { differences, type Expected, expected } from './expected.ts'

const wanted: Expected = { end: 'granted', holder: '500103:window', acts: ['submit', 'receive', 'close'] }

const step = (action: string, seq: number) => ({
  ...{ seq, id: `e${seq}`, action, time: '2026-11-25T01:00:00.000Z', day: '2026-11-25', place: '500103:window' },
  ...{ node: null, organisation: 'o', role: 'rule', withheld: [], receipt: { state: 'own' as const } },
})

function report(change: Partial<CaseReport> = {}): CaseReport {
  return {
    ...{
      kind: 'case',
      case: 'c',
      node: 'n',
      at: '2026-11-25T01:00:00.000Z',
      seq: 3,
      founders: { pinned: true, fingerprints: [] },
    },
    ...{ item: 'i', itemName: null, mode: 'relay', receivingPlace: '500103:window', decidingPlace: '511602:gongan' },
    ...{
      state: 'closed',
      end: 'granted',
      holder: '500103:window',
      transferTo: null,
      officialNumber: null,
      custody: [],
      handOvers: [],
    },
    ...{ clocks: null, breaches: [], openRequests: [], steps: ['submit', 'receive', 'close'].map(step) },
    ...change,
  }
}

test('a log that ended as it should has no difference', () => {
  expect(differences(wanted, report())).toEqual([])
})

const late = { what: 'recheck' as const, place: '511602:gongan', due: '2026-11-26', met: null }
const open = { id: 'r', action: 'rate', place: '500103:window', madeAt: '2026-11-25T01:00:00.000Z' }

test.each<[string, Partial<CaseReport>]>([
  ['end', { state: 'delivered' }],
  ['end', { end: 'refused' }],
  ['holder', { holder: '511602:gongan' }],
  ['acts', { steps: ['submit', 'receive', 'receive', 'close'].map(step) }],
  ['acts', { steps: ['submit', 'close'].map(step) }],
  ['acts', { steps: ['receive', 'submit', 'close'].map(step) }],
  ['breaches', { breaches: [late] }],
  ['numbered', { officialNumber: 'N1' }],
  ['open requests', { openRequests: [open] }],
])('a difference in %s is named: %j', (what, change) => {
  expect(differences(wanted, report(change)).map((one) => one.what)).toEqual([what])
})

test('what should be there and is not, is a difference too', () => {
  const all: Expected = { ...wanted, deemed: true, numbered: true, breaches: ['notice'] }
  expect(differences(all, report()).map((one) => one.what)).toEqual(['deemed', 'breaches', 'numbered'])
})

test('a parent that is still open has not ended', () => {
  const { state, end, holder, ...common } = report()
  const parent: ParentReport = { ...common, kind: 'parent', place: holder, closed: false, children: {} }
  const opened: Expected = { ...wanted, end: 'closed' }
  expect([state, end]).toEqual(['closed', 'granted'])
  expect(differences(opened, parent)).toEqual([{ what: 'end', expected: 'closed', found: 'open' }])
  expect(differences(opened, { ...parent, closed: true })).toEqual([])
})

test('every story of the demo has its end in the table', () => {
  expect(Object.keys(expected)).toEqual([
    'online',
    'relay',
    'jointParent',
    'jointRenewal',
    'jointEntry',
    'refused',
    'deemed',
    'peerDown',
  ])
})
