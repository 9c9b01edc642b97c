import { expect, test } from 'vitest'
import type { Entry, Request } from './case-view.ts'
import { tellEntry } from './entry-words.ts'

const names = new Map([
  ['500103:window', '渝中区专窗'],
  ['511602:gongan', '广安区公安分局'],
])
const telling = {
  lang: 'zh' as const,
  places: (place: string) => names.get(place) ?? place,
  materials: (id: string) => (id === 'portrait' ? '人像' : id),
}

function entry(action: string, more: Partial<Entry> = {}): Entry {
  const at = '2026-11-25T01:00:00.000Z'
  const fixed = { seq: 2, event: 'e', at, day: '2026-11-25', place: '511602:gongan', organisation: 'o', role: 'examiner' }
  return { ...fixed, action, facts: {}, content: {}, ...more }
}

const asked: Request = {
  id: 'r',
  action: 'supplement',
  place: '500103:window',
  role: 'applicant',
  madeAt: '2026-11-25T00:59:00.000Z',
  answeredSeq: 2,
}

test('an act is told with place, role, paper and what it carries', () => {
  const paper = { number: '1', zh: '补正材料一次性告知书', en: 'One-time notice' }
  const facts = { materials: ['portrait', 'form'], until: '2026-12-10' }
  expect(tellEntry(entry('requireSupplement', { facts, paper }), [], telling)).toEqual({
    place: '广安区公安分局',
    who: '审批人员',
    what: '一次性告知补正 《补正材料一次性告知书》：人像、form，2026-12-10 前补齐',
  })
})

test('an act that answers a request is told of the place that asked, and of its person', () => {
  const answer = entry('supplement', { role: 'rule', requestId: 'r', facts: { materials: ['portrait'] } })
  expect(tellEntry(answer, [asked], telling)).toEqual({
    place: '渝中区专窗',
    who: '申请人',
    what: '补正：人像（由广安区公安分局记入）',
  })
  const byClerk = { ...asked, role: 'clerk' }
  expect(tellEntry({ ...answer, action: 'deliver', facts: { means: 'byHand' } }, [byClerk], telling).who).toBe('窗口人员')
  const byExaminer = { ...asked, role: 'examiner' }
  expect(tellEntry({ ...answer, action: 'answer', facts: { outcome: 'confirmed' } }, [byExaminer], telling)).toMatchObject({
    who: '审批人员',
    what: '答复协查：属实（由广安区公安分局记入）',
  })
})

test('a declined request is told of the holder who declined it', () => {
  expect(tellEntry(entry('requestDeclined', { requestId: 'r', role: 'rule' }), [asked], telling)).toMatchObject({
    place: '广安区公安分局',
    who: '系统',
  })
})

test.each([
  ['handOver', { taker: '500103:window', why: 'resultBack', papers: true }, {}, '移交 → 渝中区专窗，结果送回，附纸质件'],
  ['takeOver', { papersArrived: true }, {}, '接收：纸质件已到'],
  ['takeOver', {}, {}, '接收'],
  ['accept', { officialNumber: 'N1' }, {}, '受理：办件编号 N1'],
  ['chargeFee', { reason: 'r' }, { fee: { amount: 2050 } }, '通知缴费：20.50 元'],
  ['chargeFee', { reason: 'r' }, {}, '通知缴费'],
  ['refuse', {}, { decision: { facts: 'f', basis: 'b', remedy: 'r' } }, '不予：载明事实、依据、救济途径'],
  ['inquire', { place: '500103:window' }, { inquiry: { question: '属实吗' } }, '发起协查：渝中区专窗，属实吗'],
  ['somethingLater', {}, {}, 'somethingLater'],
])('%s says what it holds: %j %j', (action, facts, content, what) => {
  expect(tellEntry(entry(action, { facts, content }), [], telling).what).toBe(what)
})

test('in English', () => {
  const facts = { taker: '500103:window', why: 'toDecide', papers: false }
  expect(tellEntry(entry('handOver', { facts }), [], { ...telling, lang: 'en' })).toMatchObject({
    who: 'examiner',
    what: 'Handed over → 渝中区专窗, to be decided',
  })
})
