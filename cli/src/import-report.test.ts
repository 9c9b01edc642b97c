import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importReport } from './import-report.ts'

const guangan = readFileSync(new URL('../../data/items-sichuan-guangan.json', import.meta.url), 'utf8')

test('the published list of 广安区 is reported whole, in words', () => {
  const { lines, exitCode } = importReport(guangan)
  expect(exitCode).toBe(0)
  expect(lines).toContain('实施主体代码：合格 981 · 形状不对 143 · 校验不符 7 · 缺失 4')
  expect(lines).toContainEqual(expect.stringMatching(/^行 1135 · 收下 1135 · 有标记 \d+$/))
  expect(lines).toContainEqual(
    expect.stringMatching(/^ {2}第 \d+ 行 居民身份证跨省异地办理：实施主体代码不是 18 位.*1151130000877869M/),
  )
})

test('and in English', () => {
  const { lines } = importReport(guangan, { lang: 'en' })
  expect(lines).toContain('implementer codes: valid 981 · malformed 143 · check failed 7 · missing 4')
})

test('as JSON it is one line with every row', () => {
  const { lines, exitCode } = importReport(guangan, { json: true })
  expect(exitCode).toBe(0)
  expect(lines).toHaveLength(1)
  const report = JSON.parse(lines[0] ?? '')
  expect(report.rows).toHaveLength(1135)
  expect(report.totals.implementer).toEqual({ valid: 981, malformed: 143, checkFailed: 7, missing: 4 })
})

test('a bare array is a list too, and a row that is no record is reported, not dropped', () => {
  const { lines } = importReport('[{"name":"失业登记"},3]', { lang: 'en' })
  expect(lines).toEqual([
    'rows 2 · accepted 1 · marked 1',
    'marks: notARecord 1',
    '  row 2 (no name): This row is not a record and cannot be listed',
  ])
})

test.each([['{"items":3}'], ['"x"'], ['{'], [''], ['{"items":[],"items":[]}']])('%s is no list', (text) => {
  expect(importReport(text, { json: true })).toEqual({
    lines: [
      JSON.stringify({
        refused: { code: 'catalogue/notAList', title: '文件不是列表：需要一个 JSON 数组，或带 items 数组的对象' },
      }),
    ],
    exitCode: 1,
  })
})
