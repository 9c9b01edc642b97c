import { expect, test } from 'vitest'
import { doerOf, whoseWord } from './whose-word.ts'

const counter = '500103:window'
const office = '511602:renshe'
const zh = (text: string) => text
const request = (action: string, role: string, actor?: string) => ({
  ...{ id: `asked-${action}`, action, place: counter, role, madeAt: '2026-03-10T01:00:00.000Z', answeredSeq: 4 },
  ...(actor === undefined ? {} : { actor }),
})
const written = (action: string, requestId?: string) => ({
  ...{ action, place: office, actor: 'rule' },
  ...(requestId === undefined ? {} : { requestId }),
})

test('an act that the holder wrote because it was asked is told as the asker’s, and who wrote it beside', () => {
  const view = {
    requests: [request('supplement', 'applicant', 'applicant'), request('deliver', 'clerk', 'clerk-1')],
    staff: { 'clerk-1': '例窗口' },
  }
  const whose = (action: string) => whoseWord(zh, view)(doerOf(view, written(action, `asked-${action}`)).actor)
  expect(whose('supplement')).toBe('申请人')
  expect(whose('deliver')).toBe('例窗口')
  expect(doerOf(view, written('supplement', 'asked-supplement'))).toMatchObject({ place: counter, writtenAt: office })
})

test('what the holder does of itself, declining a request included, is its own act', () => {
  const view = { requests: [request('withdraw', 'applicant', 'applicant')], staff: {} }
  expect(doerOf(view, written('grant'))).toEqual({ place: office, actor: 'rule' })
  expect(doerOf(view, written('requestDeclined', 'asked-withdraw'))).toEqual({ place: office, actor: 'rule' })
  expect(whoseWord(zh, view)('rule')).toBe('按规则自动')
})

test('of a request that this node was never sent, the holder’s word stands', () => {
  expect(doerOf({ requests: [] }, written('supplement', 'elsewhere'))).toEqual({ place: office, actor: 'rule' })
})
