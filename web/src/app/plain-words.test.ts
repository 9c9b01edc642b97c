import { describe, expect, test } from 'vitest'
import { everySpoken, fieldMessages, ownRefusals, tellsToAct } from './plain-words.fixture.ts'

// Goal 20 (ux.md §10): one thing a sentence, in words that nobody has to look up, and every error says what to do.
const spoken = everySpoken()
/** Acts and papers of staff keep the words of the law; what the verifier says is for whoever checks a log. */
const forPersons = spoken.filter(({ file }) => !/^(work|verify)\//.test(file))

const MEDIAN = 20
const P95 = 40

/** What a reader counts: characters, not marks. */
const lengthOf = (sentence: string): number => [...sentence.replace(/[\s，、：“”（）《》·…]/g, '')].length

/** Sentences of a text; labels and names, which are no sentences, are left out. */
const sentencesOf = (text: string): string[] =>
  (text.match(/[^。！？；]+[。！？；]/g) ?? []).map((one) => one.trim()).filter((one) => lengthOf(one) > 1)

/** Words of office that a screen has no place for (ux.md §11). */
const banned =
  /予以|逾期|视为|相关(证明|材料|部门|规定)|其他材料|等材料|系统(异常|错误|繁忙)|参数错误|受理成功|操作(失败|成功)|未知错误|该事项|纳入|您不符合|非法|无效(的)?(请求|输入)|特此|鉴于|敬请|温馨提示|请知悉|兹/

test('there is enough to judge', () => expect(forPersons.length).toBeGreaterThan(400))

test('half of the sentences have 20 characters or fewer, 95 of a hundred 40 or fewer', () => {
  const lengths = forPersons.flatMap(({ zh }) => sentencesOf(zh).map(lengthOf)).sort((a, b) => a - b)
  expect(lengths.length).toBeGreaterThan(80)
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(MEDIAN)
  expect(lengths[Math.floor(lengths.length * 0.95)]).toBeLessThanOrEqual(P95)
})

test('no word of office stands on a page for persons', () => {
  expect(forPersons.filter(({ zh }) => banned.test(zh))).toEqual([])
})

/** Begins with, or says within, what the person is to do now. */
const saysWhatToDo = /请|可以|再|改成|选|填|换|先|回|打开|补|打 12345|只能/

describe('every error says what to do', () => {
  const messages = fieldMessages()
  test('there are errors at fields', () => expect(messages.length).toBeGreaterThanOrEqual(10))

  test.each(messages.map(({ file, zh }) => [zh, file] as const))('%s (%s)', (zh) => {
    expect(zh).toMatch(saysWhatToDo)
  })

  const own = ownRefusals()
  test('there are refusals of the portal itself', () => expect(own.length).toBeGreaterThanOrEqual(15))

  test.each(own.map(({ file, zh, en }) => [zh, en, file] as const))('%s · %s (%s)', (zh, en) => {
    expect(zh).toMatch(/请|不用再|打 12345/)
    expect(en).toMatch(tellsToAct)
  })
})
