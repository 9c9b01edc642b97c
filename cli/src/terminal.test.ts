import { expect, test } from 'vitest'
import { columnsOf, fitRight, fitTo, paintFor, table, wrapTo } from './terminal.ts'

test.each([
  ['', 0],
  ['abc', 3],
  ['广安区', 6],
  ['《收件凭证》', 12],
  ['A广b', 4],
  ['，。', 4],
  ['—·…', 3],
  ['e\u0301', 1],
  ['𠀀', 2],
])('%s takes %i columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns)
})

test('a text is filled or cut to its column, and never splits a wide character', () => {
  expect(fitTo('重庆', 6)).toBe('重庆  ')
  expect(fitTo('重庆市渝中区', 7)).toBe('重庆市…')
  expect(fitTo('重庆市渝中区', 6)).toBe('重庆… ')
  for (const width of [1, 2, 3, 4, 5, 9, 20]) expect(columnsOf(fitTo('广安abc区def', width))).toBe(width)
  expect(fitRight('3 天', 6)).toBe('  3 天')
})

test('what does not fit goes on in the next line, between words where there are any', () => {
  expect(wrapTo('one two three', 9)).toEqual(['one two', 'three'])
  expect(wrapTo('核验原件居民身份证', 12)).toEqual(['核验原件居', '民身份证'])
  expect(wrapTo('', 10)).toEqual([''])
})

const sentence = '补正材料：人像与指纹采集回执，居民身份证，户口簿，十日内补齐（由广安区公安分局记入）'

test.each(Array.from({ length: 53 }, (_, at) => at + 8))(
  'in %i columns no line begins with a closing mark or runs over',
  (columns) => {
    const lines = wrapTo(sentence, columns)
    expect(lines.filter((line) => /^[，。；：、）》”]/u.test(line))).toEqual([])
    expect(lines.filter((line) => columnsOf(line) > columns)).toEqual([])
    expect(lines.join('')).toBe(sentence)
  },
)

test('columns of a table stand under each other, Chinese and Latin alike', () => {
  expect(
    table([
      ['事项', 'x', '结果'],
      ['a', '广安', 'ok'],
    ]),
  ).toEqual(['事项  x     结果', 'a     广安  ok'])
})

test('colours only on a terminal that wants them', () => {
  expect(paintFor(true, {}).good('✓')).toBe('\u001b[32m✓\u001b[39m')
  expect(paintFor(false, {}).good('✓')).toBe('✓')
  expect(paintFor(true, { NO_COLOR: '1' }).bold('x')).toBe('x')
  expect(paintFor(true, { NO_COLOR: '' }).bold('x')).toBe('\u001b[1mx\u001b[22m')
  expect(paintFor(true, { TERM: 'dumb' }).bad('x')).toBe('x')
})
