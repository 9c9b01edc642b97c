import { expect, test } from 'vitest'
import { usccCheck } from '../codes/uscc.ts'
import { classImplementer } from './implementer.ts'
import { type MarkCode, markTexts } from './marks.ts'
import { offerRepairs, repairTexts } from './repairs.ts'
import { reportRow } from './report-row.ts'
import { reportRows } from './report-rows.ts'

const good = {
  name: '教师资格认定',
  itemCode: '511A0138600000-511602000000-000-115113010833722043-1-00',
  localBasicCode: '511A0138600000',
  implementerCode: '115113010833722043',
  areaCode: '511602000000',
  taskType: '1',
}

test.each([
  ['115113010833722043', 'valid'],
  [null, 'missing'],
  ['', 'missing'],
  ['083372204', 'malformed'],
  ['2222222222222', 'malformed'],
  ['11511301452259996u', 'malformed'],
  [' 115113010833722043', 'malformed'],
  ['11511301083372204O', 'malformed'],
  ['TE5116020105116050', 'checkFailed'],
  ['115113010833722044', 'checkFailed'],
] as const)('implementer code %s is %s', (code, found) => {
  expect(classImplementer(code)).toBe(found)
})

test.each<readonly [string, object, MarkCode[]]>([
  ['a good row', {}, []],
  ['no name', { name: '' }, ['nameMissing']],
  ['written from memory', { evidence: 'recalled' }, ['notRead']],
  ['no implementer', { implementerCode: null }, ['implementerMissing']],
  [
    'an old organisation code',
    { implementerCode: '083372204', itemCode: '511A0138600000-511602000000-000-083372204-1-00' },
    ['implementerMalformed'],
  ],
  ['a code of no known shape', { localBasicCode: 'A-005818-5818' }, ['localCodeUnknown']],
  ['a code with another behind it', { localBasicCode: 'H-000185-001-4444444444' }, ['localCodeOverfull']],
  ['a whole code cut short', { itemCode: 'E-000021-001-1111111111111111' }, ['itemCodeShape']],
  ['another area inside', { itemCode: '511A0138600000-510000000000-000-115113010833722043-1-00' }, ['areaDiffers']],
  ['another implementer inside', { itemCode: '511A0138600000-511602000000-000-8282348-1-00' }, ['implementerDiffers']],
  ['a letter that says another kind', { taskType: '20' }, ['kindDiffers']],
])('marks of %s', (_, change, codes) => {
  const report = reportRow({ ...good, ...change }, 1)
  expect(report.marks.map((found) => found.code)).toEqual(codes)
  expect(report.accepted).toBe(!codes.includes('nameMissing'))
})

test('what is no record is reported in its place and takes no neighbour with it', () => {
  const { rows, totals } = reportRows([good, null, ['x'], 7, { ...good, itemCode: 'other' }])
  expect(rows.map((row) => row.accepted)).toEqual([true, false, false, false, true])
  expect(totals).toMatchObject({ rows: 5, accepted: 2, marks: { notARecord: 3, itemCodeShape: 1, nameTwice: 2 } })
})

test('equal whole codes and equal names are marked on each of their rows', () => {
  const { rows } = reportRows([good, { ...good, name: '另一项' }, { ...good, itemCode: null }])
  expect(rows.map((row) => row.marks.map((found) => found.code))).toEqual([
    ['codeTwice', 'nameTwice'],
    ['codeTwice'],
    ['nameTwice'],
  ])
})

test('a number in a cell is read as the text a person sees', () => {
  expect(reportRow({ ...good, taskType: 1 }, 1).marks).toEqual([])
})

test('rows are reported and repairs offered without changing what was published', () => {
  const rows = [good, { ...good, implementerCode: '11511301083372204' }]
  const before = JSON.stringify(rows)
  reportRows(rows)
  expect(JSON.stringify(rows)).toBe(before)
})

test('no repair is offered where two codes could be meant, or none', () => {
  const sameOrganisation = `125113010${good.implementerCode.slice(9, 17)}`
  const other = { ...good, implementerCode: `${sameOrganisation}${usccCheck(sameOrganisation)}` }
  const doubtful = { name: '一项', implementerCode: '083372204' }
  expect(offerRepairs([good, doubtful])).toMatchObject([{ row: 2, reason: 'sameOrganisation' }])
  expect(offerRepairs([good, other, doubtful])).toEqual([])
  expect(offerRepairs([good, { name: '一项', implementerCode: '2222222222222' }])).toEqual([])
})

test('an implementer missing in its column is offered from the end of the whole code', () => {
  const row = { ...good, implementerCode: null, itemCode: 'E-000004-001-11511301008778386B' }
  expect(offerRepairs([row])).toMatchObject([
    { row: 1, published: null, proposed: '11511301008778386B', reason: 'insideWholeCode' },
  ])
})

test('an old organisation code, its hyphen lost by the column, is offered the credit code that contains it', () => {
  const row = { name: 'x', implementerCode: '76726532', itemCode: '511A0126800000-511602000000-000-76726532-X-1-00' }
  const [repair] = offerRepairs([{ ...good, implementerCode: '1151130176726532XP' }, row])
  expect(repair).toMatchObject({ row: 2, proposed: '1151130176726532XP', reason: 'sameOrganisation' })
})

test('every mark and every repair has its sentence in both languages', () => {
  for (const { zh, en } of [...Object.values(markTexts), ...Object.values(repairTexts)]) {
    expect(zh).toMatch(/[\u4e00-\u9fff]/)
    expect(en).toMatch(/^[A-Z][a-z ]/)
  }
})
