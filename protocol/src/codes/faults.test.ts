import { describe, expect, test } from 'vitest'
import { parseCaseNumber } from './case-number.ts'
import { makeCertificateId, parseCertificateId } from './certificate-id.ts'
import { citizenIdCheck, parseCitizenId, testCitizenId } from './citizen-id.ts'
import { divisionCovers, parseDivision } from './division.ts'
import { parseImplementationCode, parseItemCode } from './item-code.ts'
import { type CodeFault, codeFaults } from './reading.ts'
import { localShape, parseSichuanCode } from './sichuan-item-code.ts'
import { parseUscc } from './uscc.ts'

const valid31 = '11440232MB2D06811W4000117051000'

describe('each code is refused for its first fault', () => {
  const cases: readonly (readonly [
    string,
    (code: string) => { readonly ok: boolean; readonly why?: CodeFault },
    string,
    CodeFault,
  ])[] = [
    ['division', parseDivision, '5116', 'length'],
    ['division', parseDivision, '51160A', 'character'],
    ['division', parseDivision, '990000', 'division'],
    ['division', parseDivision, '510011', 'division'],
    ['division', parseDivision, '511602000001', 'division'],
    ['identity number', parseCitizenId, '11010519491231002', 'length'],
    ['identity number', parseCitizenId, '11010519491231002x', 'character'],
    ['identity number', parseCitizenId, '16010519491231002X', 'division'],
    ['identity number', parseCitizenId, '110105194902290021', 'date'],
    ['identity number', parseCitizenId, '110105194913310021', 'date'],
    ['identity number', parseCitizenId, '110105194912310021', 'check'],
    ['credit code', parseUscc, '1151130108778239R', 'length'],
    ['credit code', parseUscc, '11511301452259996u', 'character'],
    ['credit code', parseUscc, '1151130O00877823R9', 'character'],
    ['credit code', parseUscc, 'TE5116020105116050', 'check'],
    ['certificate', parseCertificateId, '1.2.156.3005.3.11100000000013338W011.11430000006122244L.20230000403.001.U', 'shape'],
    ['certificate', parseCertificateId, '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001', 'shape'],
    ['certificate', parseCertificateId, '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U.1', 'shape'],
    ['certificate', parseCertificateId, '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.000.U', 'character'],
    ['certificate', parseCertificateId, '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.V', 'check'],
    ['item code', parseItemCode, '0001311270', 'length'],
    ['item code', parseItemCode, '00013112700X', 'character'],
    ['item code', parseItemCode, '00013112700Y01', 'length'],
    ['implementation code', parseImplementationCode, valid31.slice(1), 'length'],
    ['implementation code', parseImplementationCode, valid31.replace('W4', 'W7'), 'level'],
    ['implementation code', parseImplementationCode, valid31.replace('11440232', '11440233'), 'implementer'],
    ['implementation code', parseImplementationCode, `${valid31.slice(0, 30)}A`, 'character'],
    ['case number', parseCaseNumber, valid31, 'length'],
    ['case number', parseCaseNumber, `${valid31}202013200008`, 'date'],
    ['case number', parseCaseNumber, `${valid31}202010200000`, 'serial'],
    ['case number', parseCaseNumber, `${valid31}2020102A0008`, 'character'],
    ['case number', parseCaseNumber, `2${valid31.slice(1)}202010200008`, 'implementer'],
    ['Sichuan code', parseSichuanCode, 'E-000021-001-1111111111111111', 'shape'],
  ]
  test.each(cases)('%s: %s', (_, parse, code, why) => {
    expect(parse(code)).toEqual({ ok: false, why })
  })

  test('each fault has its sentence in both languages', () => {
    for (const text of Object.values(codeFaults)) {
      expect(text.zh).toMatch(/[\u4e00-\u9fff]/)
      expect(text.en).toMatch(/^[A-Z][a-z]/)
    }
  })
})

test.each([
  ['510000', 'province'],
  ['511600', 'prefecture'],
  ['511602', 'county'],
  ['511602000000', 'county'],
  ['511602001000', 'township'],
  ['511602001003', 'village'],
] as const)('division %s is a %s', (code, level) => {
  expect(parseDivision(code)).toMatchObject({ ok: true, parts: { level, province: '510000' } })
})

test('a wider division takes in the narrower ones only', () => {
  expect(divisionCovers('510000', '511602')).toBe(true)
  expect(divisionCovers('511600', '511602')).toBe(true)
  expect(divisionCovers('511602', '511602')).toBe(true)
  expect(divisionCovers('511602', '511600')).toBe(false)
  expect(divisionCovers('500000', '511602')).toBe(false)
  expect(divisionCovers('500000000000', '500101')).toBe(false)
})

describe('identity numbers', () => {
  const numbered = (body: string) => `${body}${citizenIdCheck(body)}`

  test('sex and birth are read from the number', () => {
    expect(parseCitizenId('11010519491231002X')).toMatchObject({ parts: { birth: '1949-12-31', sex: 'female' } })
    expect(parseCitizenId('440524188001010014')).toMatchObject({ parts: { birth: '1880-01-01', sex: 'male' } })
  })

  test('the reserved test range is told apart', () => {
    expect(parseCitizenId(testCitizenId('1980-02-29', 7))).toMatchObject({
      parts: { kind: 'test', birth: '1980-02-29', sex: 'male' },
    })
  })

  test('residence permits and foreign residents’ cards are told apart; their bodies here carry a day that has not come', () => {
    expect(parseCitizenId(numbered('81000021990101001'))).toMatchObject({ parts: { kind: 'residence', division: '810000' } })
    expect(parseCitizenId(numbered('95184021990101001'))).toMatchObject({ parts: { kind: 'foreigner', division: null } })
    expect(parseCitizenId(numbered('99184021990101001'))).toEqual({ ok: false, why: 'division' })
  })
})

test.each([
  ['511Z07001006', 'letter12'],
  ['511A0138000000', 'letter14'],
  ['512014006000', 'national'],
  ['51201400600032', 'national'],
  ['G-000007-001', 'dashed'],
  ['1J-5100-00027', 'numbered'],
  ['H-000185-001-4444444444', 'overfull'],
  ['511A0077700002-510000000000-000-8282348-1-00', 'overfull'],
  ['A-005818-5818', 'unknown'],
  ['511a0138000000', 'unknown'],
] as const)('local code %s has the shape %s', (code, shape) => {
  expect(localShape(code)).toBe(shape)
})

test('a Sichuan code keeps the implementer as written', () => {
  expect(parseSichuanCode('512C0107400001-511602000000-000-00877868-5-1-00')).toEqual({
    ok: true,
    parts: { local: '512C0107400001', shape: 'letter14', area: '511602000000', implementer: '00877868-5', tail: '1-00' },
  })
})

test('a certificate is not made of a part that is written wrongly', () => {
  const parts = { type: '11100000000013338W011', issuer: '11430000006122244L', serial: '20230000403', version: '001' }
  expect(makeCertificateId(parts)).toEqual({
    ok: true,
    parts: '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U',
  })
  expect(makeCertificateId({ ...parts, serial: 'a1' })).toEqual({ ok: false, why: 'character' })
})
