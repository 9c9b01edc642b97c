import { expect, test } from 'vitest'
import type { EntryBody } from './lexicon/dictionary.ts'
import type { Division } from './lexicon/division-words.ts'
import { type Expected, isRight, report } from './quality.ts'
import { itemKey } from './reading/normalise.ts'
import { shipped } from './search.fixture.ts'

const { entries } = shipped('dictionary.json') as { entries: (EntryBody & { region?: string })[] }
const { divisions } = shipped('divisions.json') as { divisions: Division[] }
const sets = ['queries.json', 'queries-own.json'].map((file) => (shipped(file) as { queries: Expected[] }).queries)
const lists = ['items-chuanyu.json', 'items-national.json', 'items-sichuan-guangan.json']
const known = new Set(
  [
    ...lists.flatMap((file) => (shipped(file) as { items: { name: string }[] }).items.map(({ name }) => name)),
    ...(shipped('guides.json') as { guides: { item: string }[] }).guides.map(({ item }) => item),
  ].map(itemKey),
)

const of = <K extends EntryBody['kind']>(kind: K) =>
  entries.filter((entry): entry is EntryBody & { kind: K; region?: string } => entry.kind === kind)

test('every entry stands once', () => {
  const keys = entries.map(({ region = '000000', kind, term }) => `${region} ${kind} ${term}`)
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
})

test('every class that is used is defined', () => {
  const classes = new Set(of('class').map(({ term }) => term))
  const used = [
    ...of('class').flatMap(({ covers = [] }) => covers),
    ...of('word').flatMap(({ means = [] }) => means),
    ...of('rule').flatMap(({ all, none = [] }) => [...all, ...none]),
    ...of('ask').flatMap(({ when }) => when),
    ...of('emergency').flatMap(({ unless = [] }) => unless),
  ]
  expect(used.filter((term) => !classes.has(term))).toEqual([])
})

test('every item that is named stands in a list', () => {
  const named = [
    ...of('word').flatMap(({ items = [] }) => items),
    ...of('rule').flatMap(({ items }) => items),
    ...of('ask').flatMap(({ offers }) => offers),
    ...of('name').map(({ term }) => term),
  ]
  expect(named.filter((name) => !known.has(itemKey(name)))).toEqual([])
})

test('a question offers two to ten answers', () => {
  for (const { term, offers } of of('ask')) {
    expect([term, offers.length >= 2 && offers.length <= 10]).toEqual([term, true])
  }
})

test('no query is answered by its own text: no word is a whole query of a set, but what is a term by itself', () => {
  const longest = 6
  const words = new Set(entries.flatMap((entry) => ('words' in entry ? entry.words : [])))
  const terms = new Set([...entries.map(({ term }) => term), ...of('class').flatMap(({ words: own }) => own)])
  const told = sets.flat().filter(({ query, match }) => match !== 'none' && query.length > longest && words.has(query))
  expect(told.filter(({ query }) => !terms.has(query))).toEqual([])
})

test('the query sets are two, and no query stands in both', () => {
  const [given = [], own = []] = sets
  const texts = new Set(given.map(({ query }) => query))
  expect(given).toHaveLength(36)
  expect(own.length).toBeGreaterThanOrEqual(120)
  expect(own.filter(({ query }) => texts.has(query))).toEqual([])
  for (const { query, expects } of sets.flat())
    expect([query, expects.filter((name) => !known.has(itemKey(name)))]).toEqual([query, []])
})

test('the divisions are those of the package they come from, without codes that GB/T 2260 does not have', async () => {
  const { areaList } = await import('@vant/area-data')
  const codes = new Set(divisions.map(({ code }) => code))
  for (const invented of ['510191', '510791', '511971']) expect(codes).not.toContain(invented)
  const county = (code: string) => Number(code.slice(4))
  const package_ = { ...areaList.province_list, ...areaList.city_list, ...areaList.county_list }
  for (const { code, name, short } of divisions) {
    expect([code, package_[code]]).toEqual([code, name])
    expect(county(code) < 71 || (county(code) > 80 && county(code) < 90)).toBe(true)
    expect(name.startsWith(short.slice(0, 1)) && short.length > 0).toBe(true)
  }
  expect(divisions.filter(({ code }) => code.startsWith('50')).length).toBe(39)
  expect(divisions.filter(({ code }) => /^51\d\d00$/.test(code)).length).toBe(22)
})

test('a set is judged as its marks say', () => {
  const nothing = { places: {}, section: undefined, phone: undefined }
  const items = (...names: string[]) => ({ kind: 'items' as const, names, ...nothing })
  const expected = (match: Expected['match'], ...expects: string[]): Expected => ({ query: 'q', expects, match })
  expect(isRight(expected('top1', '甲'), items('甲', '乙'))).toBe(true)
  expect(isRight(expected('top1', '乙'), items('甲', '乙'))).toBe(false)
  expect(isRight(expected('top3', '丙'), items('甲', '乙', '丙'))).toBe(true)
  expect(isRight(expected('top3', '丁'), items('甲', '乙', '丙', '丁'))).toBe(false)
  expect(isRight(expected('top3', '甲'), { ...items('甲', '乙'), kind: 'ask' })).toBe(false)
  expect(isRight(expected('any', '甲', '乙'), { ...items('甲', '乙', '丙'), kind: 'ask' })).toBe(true)
  expect(isRight(expected('any', '甲', '丁'), { ...items('甲', '乙'), kind: 'ask' })).toBe(false)
  expect(isRight(expected('ask'), { ...items('甲'), kind: 'ask' })).toBe(false)
  expect(isRight(expected('none'), items())).toBe(false)
  expect(isRight(expected('none'), { ...items(), kind: 'none' })).toBe(true)
  const placed: Expected = { ...expected('top1', '甲'), places: { to: '重庆市' } }
  const answers = [
    { expected: placed, got: { ...items('甲'), places: { to: '成都市' } } },
    { expected: placed, got: { ...items('乙', '甲'), places: { to: '重庆市', from: '成都市' } } },
  ]
  expect(report(answers)).toMatchObject({
    top1: { right: 1, of: 2 },
    top3: { right: 2, of: 2 },
    understood: { right: 1, of: 2 },
    met: false,
    misses: [{ names: ['乙', '甲'] }],
  })
})
