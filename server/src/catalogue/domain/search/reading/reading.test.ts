import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blur, stemmed } from '../lexicon/latin-words.ts'
import { ear, lexicon } from '../search.fixture.ts'
import { emergencyIn } from './emergency.ts'
import { forgetNumbers } from './forget-numbers.ts'
import { itemKey, normalise, normaliseName } from './normalise.ts'
import { readLatin } from './read-latin.ts'
import { readWords, strangeness } from './read-words.ts'
import { repairSounds } from './repair.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })

const texts = (text: string) => readWords(lexicon, text).map((token) => token.text)

describe('a query as it is compared', () => {
  test.each([
    ['戶口遷移', '户口迁移'],
    ['ＳＦＺ　补领！', 'sfz 补领'],
    ['公积金,怎么…提取?', '公积金 怎么 提取'],
    ["driver's license", "driver's license"],
    ['', ''],
    ['？！', ''],
  ])('%s → %s', (query, read) => {
    expect(normalise(query, ear.simplify)).toBe(read)
  })

  test('is the same when it is compared again, and never longer than 100 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (query) => {
        const once = normalise(query, ear.simplify)
        expect(normalise(once, ear.simplify)).toBe(once)
        expect([...once].length).toBeLessThanOrEqual(100)
      }),
    )
  })

  test('names leave out the level of the authority and how it is processed, nothing else', () => {
    expect(normaliseName('林木采伐许可证核发（县级权限）')).toBe('林木采伐许可证核发')
    expect(normaliseName('医疗机构执业变更（承诺件）（县级）')).toBe('医疗机构执业变更')
    expect(itemKey('食品(含保健食品)经营许可核发')).toBe(itemKey('食品（含保健食品）经营许可核发'))
  })
})

describe('words', () => {
  test.each([
    ['住房公积金提取', ['住房公积金', '提取']],
    ['公积金转到重庆', ['公积金', '转到', '重庆']],
    ['烟草专卖', ['烟草专卖']],
    ['甲乙公积金', ['甲乙', '公积金']],
    ['公积 金', ['公积', '金']],
  ])('%s is divided into %j', (text, words) => {
    expect(texts(text)).toEqual(words)
  })

  test('first letters are read only where they stand alone', () => {
    expect(readWords(lexicon, 'sfz')[0]?.word?.classes).toEqual(['身份证'])
    expect(readWords(lexicon, 'asfzb')[0]?.word).toBeUndefined()
  })

  test('what is divided joins to what was there', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('公积金', '户', '口', '迁', 'x', '的', '重庆', '甲'), { maxLength: 12 }), (parts) => {
        const text = parts.join('')
        expect(texts(text).join('')).toBe(text)
        expect(strangeness(readWords(lexicon, text))).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})

describe('Latin letters', () => {
  test.each([
    ['sfz buling', '身份证 补领'],
    ['gongjijin tiqu', '公积金 提取'],
    ['gongjijintiqu', '公积金 提取'],
    ['gong ji jin ti qu', '公积金 提取'],
    ['shenfenzhengbuling', '身份证 补领'],
    ['zfgjj', '住房公积金'],
    ['lost my id card', '补领 身份证'],
    ['Housing Fund'.toLowerCase(), '公积金'],
    ['withdraw housing fund to buy a house', '提取 公积金 购房'],
    ['move household registration from chengdu to chongqing', '转移 户口 从 成都市 重庆市'],
    ['sfz丢了', '身份证 丢了'],
  ])('%s is read as %s', (text, read) => {
    expect(readLatin(lexicon, text).text).toBe(read)
  })

  test('sounds that southern speakers mix up are heard', () => {
    expect(readLatin(lexicon, 'fukou qianyi')).toEqual({ text: '户口 迁移', guessed: true })
    expect(blur('zhang')).toBe(blur('zan'))
  })

  test('an English word with one letter wrong is put right', () => {
    expect(readLatin(lexicon, 'witdraw housing fund')).toEqual({ text: '提取 公积金', guessed: true })
    expect(readLatin(lexicon, 'withdarw housing fund').text).toBe('提取 公积金')
  })

  test.each(['asdfgh', 'qwerty', 'zxcvb', 'gjjj', 'lkjhgfdsa'])('%s stays as it is: nothing is forced', (text) => {
    expect(readLatin(lexicon, text)).toEqual({ text, guessed: false })
  })

  test('endings of English words do not matter', () => {
    expect(stemmed('losing cards')).toBe(stemmed('lose card'))
    expect(stemmed("driver's licences")).toBe(stemmed('driver licence'))
  })
})

describe('same-sound repair', () => {
  test.each([
    ['遗矢补办', '遗失补办'],
    ['身份正补办', '身份证补办'],
    ['公鸡金提取', '公积金提取'],
    ['新生而', '新生儿'],
    ['公职金提取', '公积金提取'],
  ])('%s → %s', (text, repaired) => {
    expect(repairSounds(lexicon, text, ear)).toEqual({ text: repaired, changed: true })
  })

  test.each(['公积金提取', '户口迁到重庆', '公鸡', '甲乙丙'])('%s is left alone', (text) => {
    expect(repairSounds(lexicon, text, ear)).toEqual({ text, changed: false })
  })

  test('puts in nothing but known words and leaves less unknown than before', () => {
    const characters = fc.constantFrom('公', '积', '鸡', '金', '户', '口', '身', '份', '正', '证', '遗', '矢', '失', '而', '甲')
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 8 }), (parts) => {
        const text = parts.join('')
        const { text: repaired, changed } = repairSounds(lexicon, text, ear)
        expect(repaired).toHaveLength(text.length)
        const less = strangeness(readWords(lexicon, repaired)) < strangeness(readWords(lexicon, text))
        expect(less).toBe(changed)
      }),
    )
  })
})

describe('cries for help', () => {
  const none: ReadonlySet<string> = new Set()

  test.each(['有人打架 快来人', '着火', 'there is a fire here'])('%s', (text) => {
    expect(emergencyIn(lexicon, text, none)).toMatchObject({ phone: '110' })
  })

  test('a service that only tells of danger is none', () => {
    expect(emergencyIn(lexicon, '着火烧了身份证', new Set(['身份证', '补领']))).toBeUndefined()
    expect(emergencyIn(lexicon, 'firewood', none)).toBeUndefined()
  })
})

describe('what is kept of a failed search', () => {
  test.each([
    ['张三 11010519491231002X 补证', '张三 * 补证'],
    ['电话 138 0000 0000', '电话 *'],
    ['卡号６２２２０２１２３４５６', '卡号*'],
    ['440524-1880-0101-0014', '*'],
    ['a.b@example.org 要查档案', '* 要查档案'],
    ['80岁老人', '80岁老人'],
  ])('%s → %s', (query, kept) => {
    expect(forgetNumbers(query)).toBe(kept)
  })

  test('has never five digits in a row, however they are written', () => {
    const digit = fc.constantFrom(...'0123456789０１２３ -x甲')
    fc.assert(
      fc.property(fc.array(digit, { maxLength: 30 }), (parts) => {
        expect(forgetNumbers(parts.join(''))).not.toMatch(/\d{5}/)
      }),
    )
  })
})
