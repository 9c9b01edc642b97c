import { describe, expect, test } from 'vitest'
import type { EntryBody } from './lexicon/dictionary.ts'
import type { Lexicon } from './lexicon/lexicon.ts'
import { decide } from './ranking/decide.ts'
import { termsOfName, wantedTerms } from './ranking/index-terms.ts'
import { namedKeys } from './ranking/named-items.ts'
import { type Candidate, profileOf, rank } from './ranking/rank.ts'
import { itemKey } from './reading/normalise.ts'
import { understand } from './reading/understand.ts'
import { ear, entries, lexicon, lexiconWith, meaningOf } from './search.fixture.ts'

describe('places', () => {
  test.each([
    ['户口从重庆迁到成都', { from: '重庆市', to: '成都市' }],
    ['公积金转到渝北', { to: '渝北区' }],
    ['重庆户口迁到成都', { from: '重庆市', to: '成都市' }],
    ['成都公积金 重庆 转移', { from: '成都市', to: '重庆市' }],
    ['户口从重庆跟过去 在成都', { from: '重庆市', to: '成都市' }],
    ['人在重庆 补办成都身份证', { from: '重庆市', target: '成都市' }],
    ['重庆的身份证补办', { target: '重庆市' }],
    ['成都的公积金 拿去重庆用', { target: '成都市', use: '重庆市' }],
    ['四川成都公积金提取', { target: '成都市' }],
    ['重庆渝北公积金提取', { target: '渝北区' }],
    ['长沙公积金提取', { target: '长沙市' }],
    ['西湖公积金提取', {}],
    ['公积金提取', {}],
    ['换工作到成都 重庆的公积金', { from: '重庆市', to: '成都市' }],
    ['换工作 在成都上班 取重庆的公积金', { from: '成都市', target: '重庆市' }],
    ['在成都上班 重庆的身份证丢了', { from: '成都市', target: '重庆市' }],
  ])('%s: %j', (query, places) => {
    expect(meaningOf(query).places).toEqual(places)
  })

  test('in English stand as in Chinese', () => {
    expect(meaningOf('move household registration from chengdu').places).toEqual({ from: '成都市' })
  })
})

describe('who joins whom', () => {
  test.each([
    ['爸妈户口迁到我这里', '父母投靠子女'],
    ['老汉儿的户口迁到我这里', '父母投靠子女'],
    ['我的户口迁到爸妈', '子女投靠父母'],
    ['我爸妈户口迁到我这里', '父母投靠子女'],
    ['娃儿户口迁到我这里', '子女投靠父母'],
    ['户口迁到儿子', '父母投靠子女'],
    ['老婆的户口转到我这里', '夫妻投靠'],
    ['我户口迁到老公', '夫妻投靠'],
    ['娃儿户口迁到老婆', '子女投靠父母'],
    ['爸妈户口在重庆 我想迁到爸妈', '子女投靠父母'],
  ])('%s: %s', (query, relation) => {
    expect(meaningOf(query).classes).toContain(relation)
    expect(meaningOf(query).classes).not.toContain('父母')
  })

  test.each(['户口迁移', '娃儿上户口', '爸妈公积金转移'])('%s says nothing of it', (query) => {
    for (const relation of ['父母投靠子女', '子女投靠父母', '夫妻投靠']) expect(meaningOf(query).classes).not.toContain(relation)
  })
})

describe('a meaning', () => {
  test('has the section that was asked for, and small words inside others do not matter', () => {
    expect(meaningOf('补办身份证多少钱').section).toBe('fee')
    expect([...meaningOf('买了新房取公积金').classes]).toEqual(['购房', '提取', '公积金'])
  })

  test('does not have what only ends a sentence', () => {
    expect(meaningOf('公积金怎么办').classes).toEqual(meaningOf('公积金').classes)
    expect(meaningOf('怎么办身份证').classes).toContain('申领')
    expect(meaningOf('怎么办').text).toBe('怎么办')
  })

  test('tells what was guessed', () => {
    expect(meaningOf('遗矢身份证')).toMatchObject({ text: '遗失身份证', corrected: true })
    expect(meaningOf('遗失身份证')).toMatchObject({ corrected: false })
  })

  test('of danger is a cry for help, unless a thing and what to do with it are named', () => {
    expect(understand(lexicon, '着火', ear)).toHaveProperty('emergency')
    expect(understand(lexicon, '着火 补办身份证', ear)).toHaveProperty('meaning')
    expect(understand(lexicon, '失业金转走', ear)).toHaveProperty('meaning')
  })
})

const names = [
  '购房提取住房公积金',
  '正常退休提取住房公积金',
  '住房公积金异地转移接续',
  '夫妻投靠户口迁移',
  '居民身份证补领',
  '居民身份证换领',
  '生育登记',
  '烟草专卖零售许可',
  '司法鉴定咨询',
  '职业技能鉴定补贴',
  '个体工商户设立登记',
  '食品经营许可',
]
const candidates: readonly Candidate[] = names.map((name) => ({ id: name, name, prior: 0, open: false }))

function decided(query: string, with_: Lexicon = lexicon, of: readonly Candidate[] = candidates) {
  const understood = understand(with_, query, ear)
  if ('emergency' in understood) throw new Error('a cry for help')
  const ranked = rank(with_, understood.meaning, of, (name) => profileOf(with_, name))
  const decision = decide(with_, understood.meaning, ranked)
  if (decision.kind === 'items') return { kind: 'items', names: decision.items.map(({ candidate }) => candidate.name) }
  return { kind: decision.kind, names: decision.kind === 'ask' ? decision.candidates.map(({ name }) => name) : [] }
}

describe('an answer', () => {
  test('names first what a rule names, in its order', () => {
    expect(decided('身份证丢了').names.slice(0, 2)).toEqual(['居民身份证补领', '居民身份证换领'])
    expect(decided('买房取公积金').names[0]).toBe('购房提取住房公积金')
  })

  test('is not what a rule excludes', () => {
    const excluding: EntryBody[] = [{ kind: 'rule', term: 'x', all: ['补领'], none: ['身份证'], items: ['夫妻投靠户口迁移'] }]
    expect(decided('身份证丢了', lexiconWith(excluding)).names[0]).toBe('居民身份证补领')
  })

  test('is the item that a word leads straight to', () => {
    expect(decided('准生证').names[0]).toBe('生育登记')
  })

  test('is the name itself where it was typed', () => {
    for (const name of names.slice(0, 5))
      expect(decided(name)).toMatchObject({ kind: 'items', names: expect.arrayContaining([name]) })
    for (const name of names.slice(0, 5)) expect(decided(name).names[0]).toBe(name)
  })

  test('is a question where only the thing, or only the act, is known', () => {
    expect(decided('公积金')).toEqual({
      kind: 'ask',
      names: ['购房提取住房公积金', '正常退休提取住房公积金', '住房公积金异地转移接续'],
    })
    expect(decided('怎么转')).toEqual({ kind: 'ask', names: ['住房公积金异地转移接续', '夫妻投靠户口迁移'] })
    expect(decided('买房取公积金').kind).toBe('items')
  })

  test('is a question where one thing is named and several items are about it', () => {
    expect(decided('鉴定')).toEqual({ kind: 'ask', names: ['司法鉴定咨询', '职业技能鉴定补贴'] })
    expect(decided('司法鉴定咨询')).toMatchObject({ kind: 'items' })
  })

  test('is a question about a circumstance only where something is to be done about it', () => {
    expect(decided('小面').kind).toBe('ask')
    expect(decided('小面要办手续').kind).toBe('ask')
    expect(decided('小面怎么那么想').kind).toBe('none')
  })

  test('is no question about fewer than two items that there are', () => {
    const one = candidates.filter(({ name }) => name === '购房提取住房公积金')
    expect(decided('公积金', lexicon, one)).toEqual({ kind: 'items', names: ['购房提取住房公积金'] })
  })

  test.each(['甲乙丙丁', '下雨', '转账', '爸妈', '公积金热不热', ''])('%s is none', (query) => {
    expect(decided(query)).toEqual({ kind: 'none', names: [] })
  })

  test('a list that comes first does so only among equals', () => {
    const listed = candidates.map((one) => ({ ...one, prior: one.name === '居民身份证换领' ? 0.06 : 0 }))
    expect(decided('居民身份证补领', lexicon, listed).names[0]).toBe('居民身份证补领')
    const twins = [
      { id: 'a', name: '身份证遗失补领', prior: 0, open: false },
      { id: 'b', name: '身份证补领遗失', prior: 0.06, open: false },
    ]
    expect(decided('身份证 遗失补领', lexiconWith(entries.filter(({ kind }) => kind === 'rule')), twins).names).toHaveLength(2)
  })

  test('a word that stands in a longer one of the name is met', () => {
    expect(decided('烟草').names[0]).toBe('烟草专卖零售许可')
  })

  test('has what can be applied for first among items that fit as well', () => {
    const twins = ['夫妻户口迁移', '户口夫妻迁移']
    for (const open of twins) {
      const of = twins.map((name) => ({ id: name, name, prior: 0, open: name === open }))
      expect(decided('夫妻迁户口', lexicon, of).names[0]).toBe(open)
    }
    const all = candidates.map((one) => ({ ...one, open: one.name === '居民身份证换领' }))
    expect(decided('身份证丢了', lexicon, all).names[0]).toBe('居民身份证补领')
  })

  test('does not depend on the order of the candidates', () => {
    for (const query of ['身份证丢了', '公积金', '取公积金', '户口转到重庆'])
      expect(decided(query, lexicon, [...candidates].reverse())).toEqual(decided(query))
  })
})

describe('what the index is asked', () => {
  test('a name is found by its words and by the classes they belong to', () => {
    const terms = termsOfName(lexicon, '居民身份证补领', ['居民', '身份证'])
    expect(terms).toEqual(expect.arrayContaining(['居民', '身份证', '@身份证', '@补领']))
  })

  test('a class is looked for with the narrower ones it covers', () => {
    const [wanted] = wantedTerms(lexicon, meaningOf('证件'))
    expect(wanted?.terms).toEqual(['@证件', '@身份证'])
  })

  test('a long word is looked for in its parts too', () => {
    expect(wantedTerms(lexicon, meaningOf('烟草专卖'))[0]?.terms).toEqual(['烟草专卖', '烟草', '专卖'])
  })

  test('what says little is looked for only where there is nothing else', () => {
    expect(wantedTerms(lexicon, meaningOf('办理')).map(({ terms }) => terms[0])).toEqual(['@办理'])
    expect(wantedTerms(lexicon, meaningOf('办理身份证')).map(({ terms }) => terms[0])).toEqual(['@身份证'])
  })

  test('every item that a rule, a question or the query names is fetched', () => {
    expect(namedKeys(lexicon, meaningOf('公积金'))).toEqual(expect.arrayContaining(['购房提取住房公积金', '公积金'].map(itemKey)))
    expect(namedKeys(lexicon, meaningOf('身份证丢了'))).toContain('居民身份证补领')
  })
})
