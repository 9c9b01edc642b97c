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
const view = (timeline: readonly object[], staff: Record<string, string> = {}, requests: readonly object[] = []) =>
  ({ timeline, staff, requests, receivingPlace: '500103:window', decidingPlace: '511602:gongan' }) as unknown as WorkCase
const around = { version: undefined, names: {}, issuer: undefined }

test('who of staff acted stands on the paper of staff, and is left open on the one that the person prints', () => {
  const told = view([{ ...granted, actor: 'staff-1' }], { 'staff-1': '例审批' })
  expect(caseOfPaper(told, number, around).hand).toBe('例审批')
  expect(caseOfPaper(view([granted]), number, around).hand).toBeNull()
  expect(caseOfPaper(view([{ ...granted, actor: 'rule' }]), number, around).hand).toBe('按规则自动')
})

test('what a counter asked for by granted right bears the name of its clerk, not that of the rule that wrote it down', () => {
  const handedOut = { ...granted, action: 'deliver', actor: 'rule', requestId: 'asked' }
  const asked = { id: 'asked', action: 'deliver', place: '500103:window', role: 'clerk', actor: 'staff-2' }
  expect(caseOfPaper(view([handedOut], { 'staff-2': '例窗口' }, [asked]), number, around).hand).toBe('例窗口')
  const { actor: _, ...toldPerson } = asked
  const { actor: __, ...unnamed } = handedOut
  expect(caseOfPaper(view([unnamed], {}, [toldPerson]), number, around).hand).toBeNull()
})
