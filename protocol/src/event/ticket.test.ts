import { expect, test } from 'vitest'
import { schemaOf } from './header.ts'
import {
  answerDays,
  isTicketHeader,
  outcomesOf,
  ticketActOf,
  ticketBodyFits,
  ticketFactsFit,
  ticketKinds,
  ticketOutcomes,
  ticketTypes,
  turnsDown,
} from './ticket.ts'

const id = '019cac00-0000-7000-8000-000000000001'
const header = {
  specversion: '1.0',
  id: '019cac00-0000-7000-8000-000000000002',
  source: 'urn:tongban:node:500000',
  type: ticketTypes.file,
  subject: id,
  time: '2026-03-02T01:00:00.000Z',
  dataschema: schemaOf(ticketTypes.file),
  case: id,
  hash: 'sha-256',
  duty: { role: 'applicant', place: '500000:portal', actor: 'applicant' },
  bodies: [{ section: 'words', hash: 'B'.repeat(43), size: 99 }],
  facts: { kind: 'complaint', place: '511602:gongan', item: null, case: null, days: 15 },
}
const words = { number: 'n', words: '等了三次都没有人', wish: null, name: null, phone: null }
const answer = { findings: '属实', measures: '已道歉', remedy: null }

test('each act is known by its type, and a later version is not', () => {
  expect(ticketActOf(ticketTypes.file)).toBe('file')
  expect(ticketActOf(ticketTypes.answer)).toBe('answer')
  expect(ticketActOf('cn.tongban.ticket.filed.v2')).toBeUndefined()
})

test('a complaint has fifteen working days for its answer, what cannot be got done five', () => {
  expect(answerDays).toEqual({ complaint: 15, stuck: 5 })
})

test('each kind has findings of its own, and those that turn somebody down are known', () => {
  expect(ticketOutcomes).toEqual(ticketKinds.flatMap((kind) => outcomesOf[kind]))
  expect(ticketOutcomes.filter(turnsDown)).toEqual(['unfounded', 'impossible'])
})

test('a header needs all it names and one body; what it does not know is kept', () => {
  expect(isTicketHeader(header)).toBe(true)
  expect(isTicketHeader({ ...header, later: 1 })).toBe(true)
  for (const member of Object.keys(header)) expect(isTicketHeader({ ...header, [member]: undefined })).toBe(false)
  expect(isTicketHeader({ ...header, bodies: [] })).toBe(false)
  expect(isTicketHeader({ ...header, type: 'cn.tongban.case.granted.v1' })).toBe(false)
})

test.each([
  ['file', header.facts],
  ['answer', { outcome: 'upheld' }],
] as const)('the facts of %s need each of their members', (act, facts) => {
  expect(ticketFactsFit(act, facts)).toBe(true)
  for (const member of Object.keys(facts)) expect(ticketFactsFit(act, { ...facts, [member]: undefined })).toBe(false)
})

test.each([
  ['file', words],
  ['answer', answer],
] as const)('the body of %s needs each of its members, and words that can be read', (act, body) => {
  expect(ticketBodyFits(act, body)).toBe(true)
  for (const member of Object.keys(body)) expect(ticketBodyFits(act, { ...body, [member]: undefined })).toBe(false)
  expect(ticketBodyFits(act, { ...body, words: 'x'.repeat(2001), findings: 'x'.repeat(2001) })).toBe(false)
})
