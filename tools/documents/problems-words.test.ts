import { expect, test } from 'vitest'
import { tellsToAct } from '../../web/src/app/plain-words.fixture.ts'
import { allRefusals } from './problems.ts'

// Goal 20 (ux.md §10), for every refusal of the product: what is wrong first, then what to do, short and in plain words.
const refusals = await allRefusals()

test('there is enough to judge', () => expect(refusals.length).toBeGreaterThan(280))

test.each(refusals.map(({ code, zh, en }) => [code, zh, en] as const))('%s says what to do: %s · %s', (_, zh, en) => {
  expect(zh).toMatch(/请(?!求)|不用再|打 12345|要再|要自己/)
  expect(en).toMatch(tellsToAct)
})

/** Whole sentences in the marks of their language; names in Latin letters keep theirs. */
test.each(refusals.map(({ code, zh, en }) => [code, zh, en] as const))('%s is made of whole sentences: %s · %s', (_, zh, en) => {
  expect(zh).toMatch(/^[^,;!?]+。$/)
  expect(en).toMatch(/^\S.*\.$/)
  expect(zh.split('。').length).toBeLessThanOrEqual(4)
})

const lengths = refusals
  .flatMap(({ zh }) => zh.split('。'))
  .map((sentence) => [...sentence.replace(/[\s，、：“”（）·]/g, '')].length)
  .filter((length) => length > 1)
  .sort((a, b) => a - b)

test('half of the sentences have 20 characters or fewer, 95 of a hundred 40 or fewer', () => {
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(20)
  expect(lengths[Math.floor(lengths.length * 0.95)]).toBeLessThanOrEqual(40)
})

test('no word of office stands in them', () => {
  const office =
    /予以|逾期|视为|相关(证明|材料|部门|规定)|系统(异常|错误|繁忙)|参数错误|未知错误|非法|无效|须(?!知)|不得|应予|尚未|届满|无从/
  expect(refusals.filter(({ zh }) => office.test(zh)).map(({ code, zh }) => `${code} ${zh}`)).toEqual([])
})
