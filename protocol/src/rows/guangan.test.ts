import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseUscc } from '../codes/uscc.ts'
import { reportRows } from './report-rows.ts'

const listOf = (file: string): readonly { readonly name: string; readonly implementerCode?: string | null }[] =>
  JSON.parse(readFileSync(new URL(`../../../data/${file}`, import.meta.url), 'utf8')).items

describe('the 1,135 published rows of 广安区', () => {
  const rows = listOf('items-sichuan-guangan.json')
  const report = reportRows(rows)

  test('every row comes in, in its order', () => {
    expect(report.totals.rows).toBe(1135)
    expect(report.totals.accepted).toBe(1135)
    expect(report.rows.map((row) => row.name)).toEqual(rows.map((row) => row.name))
    expect(report.rows.map((row) => row.row)).toEqual(rows.map((_, at) => at + 1))
  })

  test('143 implementer codes are malformed, 7 fail their check digit, 4 are missing', () => {
    expect(report.totals.implementer).toEqual({ valid: 981, malformed: 143, checkFailed: 7, missing: 4 })
  })

  test('the seven are the tobacco office’s', () => {
    const failed = report.rows.filter((row) => row.implementer === 'checkFailed')
    expect(new Set(failed.flatMap((row) => row.marks.map((found) => found.value)))).toEqual(new Set(['TE5116020105116050']))
  })

  test('five shapes of item code stand side by side, and five rows fit none', () => {
    expect(report.totals.shapes).toEqual({
      national: 170,
      letter12: 200,
      letter14: 743,
      dashed: 12,
      numbered: 5,
      overfull: 4,
      unknown: 1,
    })
  })

  test('a repair is offered only beside the published code, and only a valid one', () => {
    expect(report.repairs.length).toBeGreaterThan(100)
    for (const repair of report.repairs) {
      expect(report.rows[repair.row - 1]?.implementer).not.toBe('valid')
      expect(rows[repair.row - 1]?.implementerCode).toBe(repair.published)
      expect(parseUscc(repair.proposed).ok).toBe(true)
    }
  })

  test('the disabled persons’ federation wrote a small letter: malformed, and a capital is offered', () => {
    const repair = report.repairs.find((offered) => offered.published === '11511301452259996u')
    expect(repair).toMatchObject({ proposed: '11511301452259996U', reason: 'capitals' })
  })

  test('the police wrote 17 characters; the list itself has the one code that this can be', () => {
    const row = report.rows.find((found) => found.name === '居民身份证跨省异地办理')
    const repair = report.repairs.find((offered) => offered.row === row?.row)
    expect(repair).toMatchObject({ published: '1151130000877869M', proposed: '11511300008778693M', reason: 'oneMissing' })
  })
})

describe.each([
  ['items-chuanyu.json', 118, 89],
  ['items-national.json', 126, 90],
])('%s', (file, count, recalled) => {
  test('carries no codes, so misses none; what was not read is marked', () => {
    const { totals } = reportRows(listOf(file))
    expect(totals).toMatchObject({
      rows: count,
      accepted: count,
      implementer: { valid: 0, malformed: 0, checkFailed: 0, missing: 0 },
    })
    expect(totals.marks).toEqual({ notRead: recalled })
  })
})
