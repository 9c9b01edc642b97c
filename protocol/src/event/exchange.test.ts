import { expect, test } from 'vitest'
import {
  exchangeActOf,
  exchangeActs,
  exchangeFactsFit,
  exchangeFactsSchemas,
  exchangeTypes,
  isExchangeHeader,
} from './exchange.ts'
import { schemaOf } from './header.ts'

const id = '019cac00-0000-7000-8000-000000000001'
const facts = {
  resumeParked: { case: id, events: [id], code: 'exchange/heldBack' },
  resolveDifference: { event: id, case: null, kind: 'altered', here: 'H'.repeat(43), there: null },
  publishTrustList: { version: 2 },
  loadAgreement: { agreement: 'A'.repeat(43) },
} as const

test('each act has one type, and each type is read back as its act', () => {
  for (const act of exchangeActs) expect(exchangeActOf(exchangeTypes[act])).toBe(act)
  expect(new Set(Object.values(exchangeTypes)).size).toBe(exchangeActs.length)
  expect(Object.keys(exchangeFactsSchemas).sort()).toEqual([...exchangeActs].sort())
  expect(exchangeActOf('cn.tongban.exchange.parkedResumed.v2')).toBeUndefined()
})

test('facts without one of their members do not fit; a later member is kept', () => {
  for (const act of exchangeActs) {
    expect(exchangeFactsFit(act, { ...facts[act], later: 1 })).toBe(true)
    for (const member of Object.keys(facts[act]))
      expect(exchangeFactsFit(act, { ...facts[act], [member]: undefined })).toBe(false)
  }
})

test('a header without one of its members is none, nor one of somebody who is no operator', () => {
  const header = {
    ...{ specversion: '1.0', id, source: 'urn:tongban:node:510000', type: exchangeTypes.resumeParked },
    ...{ subject: 'urn:tongban:node:500000', time: '2026-03-01T01:00:00.000Z', dataschema: schemaOf(exchangeTypes.resumeParked) },
    ...{ case: id, hash: 'sha-256', duty: { role: 'operator', actor: 'staff-1' }, document: null, facts: facts.resumeParked },
  }
  expect(isExchangeHeader(header)).toBe(true)
  for (const member of Object.keys(header)) expect(isExchangeHeader({ ...header, [member]: undefined })).toBe(false)
  expect(isExchangeHeader({ ...header, duty: { role: 'clerk', actor: 'staff-1' } })).toBe(false)
})
