import { expect, test } from 'vitest'
import type { WorkCase } from '../desk.ts'
import { caseOfPaper } from './case-of-paper.ts'

const number = '51160020260310-ZY-00000001-4'
const granted = {
  seq: 4,
  action: 'grant',
  day: '2026-03-10',
  facts: {},
  content: {},
  paper: { number, zh: '准予决定书', en: '' },
}
const view = (timeline: readonly object[], staff: Record<string, string> = {}) =>
  ({ timeline, staff, receivingPlace: '500103:window', decidingPlace: '511602:gongan' }) as unknown as WorkCase
const around = { version: undefined, names: {}, issuer: undefined }

test('who of staff acted stands on the paper of staff, and is left open on the one that the person prints', () => {
  const told = view([{ ...granted, actor: 'staff-1' }], { 'staff-1': '例审批' })
  expect(caseOfPaper(told, number, around).hand).toBe('例审批')
  expect(caseOfPaper(view([granted]), number, around).hand).toBeNull()
  expect(caseOfPaper(view([{ ...granted, actor: 'rule' }]), number, around).hand).toBe('按规则自动')
})
