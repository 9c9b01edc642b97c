import { readFileSync } from 'node:fs'
import { buildLexicon } from './lexicon/build-lexicon.ts'
import type { EntryBody } from './lexicon/dictionary.ts'
import type { Division } from './lexicon/division-words.ts'
import type { Lexicon } from './lexicon/lexicon.ts'
import { type Ear, understand } from './reading/understand.ts'

// A small dictionary of its own, so that each step is seen by itself; how characters sound is written out for those that are used.

const syllables: Readonly<Record<string, string>> = Object.fromEntries(
  (
    '住zhu 房fang 公gong 积ji 金jin 鸡ji 户hu 口kou 身shen 份fen 证zheng 正zheng 补bu 领ling 零ling 迁qian 移yi 提ti 取qu 遗yi 失shi 矢shi 新xin 生sheng 儿er ' +
    '而er 入ru 重chong 庆qing 成cheng 都du 渝yu 北bei 驾jia 驶shi 营ying 业ye 执zhi 照zhao 职zhi 转zhuan 到dao 怎zen 么me 长chang 沙sha'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
)

export const ear: Ear = {
  sounds: (text) => [...text].map((character) => syllables[character] ?? character),
  isOrdinary: (word) => word === '公鸡',
  simplify: (text) => text.replaceAll('戶', '户').replaceAll('遷', '迁'),
}

export const divisions: readonly Division[] = [
  { code: '500000', name: '重庆市', short: '重庆' },
  { code: '500112', name: '渝北区', short: '渝北' },
  { code: '510000', name: '四川省', short: '四川' },
  { code: '510100', name: '成都市', short: '成都' },
  { code: '430100', name: '长沙市', short: '长沙' },
  { code: '430121', name: '长沙县', short: '长沙' },
  { code: '330106', name: '西湖区', short: '西湖' },
]

export const entries: readonly EntryBody[] = [
  { kind: 'class', term: '公积金', role: 'object', words: ['住房公积金'], en: ['housing fund'] },
  { kind: 'class', term: '户口', role: 'object', words: ['户籍'], en: ['household registration'] },
  { kind: 'class', term: '身份证', role: 'object', words: ['居民身份证'], en: ['id card', 'id'] },
  { kind: 'class', term: '营业执照', role: 'object', words: ['执照'], en: ['business license'] },
  { kind: 'class', term: '证件', role: 'object', words: ['证件'], covers: ['身份证'] },
  { kind: 'class', term: '补领', role: 'action', words: ['补办', '丢了', '遗失'], en: ['lost', 'replace'] },
  { kind: 'class', term: '提取', role: 'action', words: ['取'], en: ['withdraw'] },
  {
    kind: 'class',
    term: '转移',
    role: 'action',
    words: ['迁移', '迁', '转', '转到', '迁到', '跟过去'],
    en: ['transfer', 'move'],
  },
  { kind: 'class', term: '申领', role: 'basic', words: ['办'], covers: ['办理'] },
  { kind: 'class', term: '办理', role: 'weak', words: ['办理', '手续'] },
  { kind: 'class', term: '购房', role: 'cause', words: ['买房', '买新房'], en: ['buy house'] },
  { kind: 'class', term: '父母', role: 'who', words: ['爸妈', '老汉儿'], en: ['parents'] },
  { kind: 'class', term: '子女', role: 'who', words: ['儿子', '娃儿'] },
  { kind: 'class', term: '配偶', role: 'who', words: ['老婆', '老公'], en: ['spouse'] },
  { kind: 'class', term: '自己', role: 'who', words: ['我', '我这里'] },
  { kind: 'class', term: '工作调动', role: 'cause', words: ['换工作'] },
  { kind: 'class', term: '餐饮', role: 'detail', words: ['小面'] },
  { kind: 'class', term: '新生儿', role: 'object', words: ['新生儿'] },
  { kind: 'class', term: '入户', role: 'action', words: ['上户口'] },
  { kind: 'class', term: '夫妻投靠', role: 'cause', words: ['夫妻投靠'] },
  { kind: 'class', term: '父母投靠子女', role: 'cause', words: ['父母投靠子女'] },
  { kind: 'class', term: '子女投靠父母', role: 'cause', words: ['子女投靠父母'] },
  { kind: 'word', term: 'sfz', variety: 'abbreviation', words: ['sfz'], means: ['身份证'] },
  { kind: 'word', term: '准生证', variety: 'old', words: ['准生证'], items: ['生育登记'] },
  { kind: 'rule', term: '买房提取', all: ['公积金', '提取', '购房'], items: ['购房提取住房公积金'] },
  { kind: 'rule', term: '丢证', all: ['身份证', '补领'], none: ['申领'], items: ['居民身份证补领', '居民身份证换领'] },
  {
    kind: 'ask',
    term: '公积金',
    when: ['公积金'],
    question: { zh: '办哪一样？', en: 'Which matter?' },
    offers: ['购房提取住房公积金', '正常退休提取住房公积金', '住房公积金异地转移接续'],
  },
  {
    kind: 'ask',
    term: '餐饮',
    when: ['餐饮'],
    question: { zh: '开什么店？', en: 'What kind?' },
    offers: ['个体工商户设立登记', '食品经营许可'],
  },
  {
    kind: 'ask',
    term: '转移',
    when: ['转移'],
    question: { zh: '要转什么？', en: 'Transfer what?' },
    offers: ['住房公积金异地转移接续', '夫妻投靠户口迁移'],
  },
  { kind: 'stop', term: '语气', words: ['怎么', '想', '的', '吗', '要', '快', '人', '是'], en: ['how', 'to', 'my'] },
  { kind: 'particle', term: '体词', words: ['了', '个'] },
  { kind: 'ending', term: '怎么办', words: ['怎么办'] },
  { kind: 'outside', term: '天气', words: ['下雨', '热不热'], en: ['weather'] },
  {
    kind: 'emergency',
    term: '打架',
    words: ['打架', '着火', '走失'],
    en: ['fire'],
    unless: ['补领'],
    phone: '110',
    say: { zh: '请拨打 110', en: 'Call 110' },
  },
  { kind: 'section', term: '费用', section: 'fee', words: ['多少钱'], en: ['how much'] },
  { kind: 'cue', term: '从', cue: 'origin', before: ['从'], after: ['迁出'], en: ['from'] },
  { kind: 'cue', term: '到', cue: 'toward', before: ['到', '转到', '迁到', '去', '跟'] },
  { kind: 'cue', term: '在', cue: 'at', before: ['在'] },
  { kind: 'cue', term: '人在', cue: 'home', before: ['人在', '公司在'], after: ['上班'] },
  { kind: 'cue', term: '的', cue: 'own', after: ['的', '户口'] },
  { kind: 'cue', term: '用', cue: 'use', before: ['拿去'], after: ['用', '要用'] },
  { kind: 'name', term: '购房提取住房公积金', en: 'Housing fund withdrawal for buying a home' },
  { kind: 'list', term: 'chuanyu', prior: 0.06 },
]

export const nameWords = [
  { word: '公积金', names: 9 },
  { word: '异地', names: 3 },
  { word: '接续', names: 5 },
  { word: '烟草', names: 1 },
  { word: '烟草专卖', names: 1 },
  { word: '专卖', names: 1 },
  { word: '鉴定', names: 2 },
  { word: '证补', names: 9 },
]

export function lexiconWith(more: readonly EntryBody[] = []): Lexicon {
  return buildLexicon({ entries: [...entries, ...more], nameWords, names: 200, divisions, sounds: ear.sounds })
}

export const lexicon = lexiconWith()

/** What a query means with the small dictionary; a cry for help is none. */
export function meaningOf(query: string) {
  const understood = understand(lexicon, query, ear)
  if ('emergency' in understood) throw new Error(`${query} is a cry for help`)
  return understood.meaning
}

/** The dictionary and divisions that ship with the product. */
export const shipped = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../../data/${file}`, import.meta.url), 'utf8'))
