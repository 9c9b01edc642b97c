import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Material } from '../version/version.ts'
import { readBundle } from './bundle.ts'
import { oneForm, valuesFor } from './one-form.ts'
import { givenFor, oneList } from './one-list.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })

const data = (file: string) => JSON.parse(readFileSync(new URL(`../../../data/${file}`, import.meta.url), 'utf8'))

describe('the bundles that ship with the product', () => {
  const { bundles }: { bundles: readonly { name: { zh: string }; items: string[] }[] } = data('bundles.json')

  test('are the four whose names were read', () => {
    const read = data('items-chuanyu.json').meta.relatedLists[0].read
    expect(bundles.map(({ name }) => name.zh)).toEqual(read)
    for (const bundle of bundles) expect(readBundle(bundle)).toEqual({ ok: true, bundle })
  })

  test('consist of items that stand in a list or a guide', () => {
    const lists = ['items-chuanyu.json', 'items-national.json', 'items-sichuan-guangan.json'].flatMap((file) => data(file).items)
    const known = new Set([
      ...lists.map(({ name }) => name),
      ...data('guides.json').guides.map(({ item }: { item: string }) => item),
    ])
    for (const { items } of bundles) expect(items.filter((item) => !known.has(item))).toEqual([])
  })
})

test('a bundle of one item, or with a member too many, is none', () => {
  const [one] = data('bundles.json').bundles
  expect(readBundle({ ...one, items: ['居住证办理'] })).toEqual({ ok: false, faults: ['/items'] })
  expect(readBundle({ ...one, price: 1 }).ok).toBe(false)
})

const name = { type: 'string', title: '姓名' }
const part = (item: string, properties: object, required: readonly string[] = []) => ({
  item,
  form: { title: `${item}申请表`, type: 'object', properties, required, additionalProperties: false },
})

describe('one form', () => {
  test('asks a field that two items have once, and says where its answer goes', () => {
    const { fields, schema } = oneForm([part('a', { name }, ['name']), part('b', { name, weight: { type: 'integer' } })])
    expect(fields.map(({ key, required, for: targets }) => [key, required, targets.map(({ item }) => item)])).toEqual([
      ['name', true, ['a', 'b']],
      ['weight', false, ['b']],
    ])
    expect(schema).toMatchObject({ properties: { name, weight: { type: 'integer' } }, required: ['name'] })
  })

  test('asks twice where the same name means another field', () => {
    const other = { type: 'string', title: '企业名称' }
    const form = oneForm([part('a', { name }), part('b', { name: other }), part('c', { name: other })])
    expect(form.fields.map(({ key, for: targets }) => [key, targets.map(({ item }) => item)])).toEqual([
      ['name', ['a']],
      ['name-2', ['b', 'c']],
    ])
    expect(valuesFor(form, 'c', { name: '例甲', 'name-2': '例公司' })).toEqual({ name: '例公司' })
  })

  test('asks as a whole what hangs together', () => {
    const tied = { item: 'b', form: { type: 'object', properties: { name }, anyOf: [{ required: ['name'] }] } }
    const form = oneForm([part('a', { name }), tied])
    expect(form.fields.map(({ key, required }) => [key, required])).toEqual([
      ['name', false],
      ['b', true],
    ])
    expect(valuesFor(form, 'b', { name: '例甲', b: { name: '例乙' } })).toEqual({ name: '例乙' })
  })

  const properties = fc.dictionary(fc.constantFrom('name', 'phone', 'name-2', 'b'), fc.constantFrom(name, { type: 'integer' }))
  test('gives back to each item the fields of its own form, and no other', () => {
    fc.assert(
      fc.property(fc.array(properties, { minLength: 2, maxLength: 4 }), (drawn) => {
        const parts = drawn.map((own, at) => part(`item-${at}`, own))
        const form = oneForm(parts)
        const values = Object.fromEntries(form.fields.map(({ key }) => [key, `for ${key}`]))
        expect(Object.keys(values)).toHaveLength(form.fields.length)
        for (const { item, form: own } of parts)
          expect(Object.keys(valuesFor(form, item, values) as object).sort()).toEqual(Object.keys(own.properties).sort())
        for (const { key, schema } of form.fields) expect(form.schema['properties']).toHaveProperty([key], schema)
      }),
    )
  })
})

const material = (id: string, zh: string, other: Partial<Material> = {}): Material => ({
  ...{ id, name: { zh, en: null }, required: 'always', forms: ['upload'], sections: ['materials'] },
  ...other,
})
const asked = (list: ReturnType<typeof oneList>) => list.map((one) => [one.name.zh, one.for.map(({ item }) => item).join('')])

describe('one list of materials', () => {
  test.each([
    ['of the same type', { type: 'ID' }, '居民身份证', { type: 'ID' }, '身份证', 1],
    ['of the same name', {}, '身份证', {}, ' 身份证', 1],
    ['of the same name where one has a type', { type: 'ID' }, '身份证', {}, '身份证', 1],
    ['of the same name and two types', { type: 'ID' }, '证明', { type: 'X' }, '证明', 2],
    ['of a similar name', {}, '居民身份证', {}, '居民身份证复印件', 2],
    ['that nobody can bring so that both take it', { forms: ['upload'] }, '照片', { forms: ['original'] }, '照片', 2],
  ] as const)('two files %s', (...[, left, leftName, right, rightName, count]) => {
    const of = (item: string, zh: string, other: object) => ({ item, materials: [material('m', zh, other)] })
    expect(oneList([of('a', leftName, left), of('b', rightName, right)])).toHaveLength(count)
  })

  test('what one item always needs is always needed, in a way that every item takes', () => {
    const [one] = oneList([
      {
        item: 'a',
        materials: [material('m', '照片', { required: 'whenSituation', situation: '首次', forms: ['upload', 'promise'] })],
      },
      { item: 'b', materials: [material('n', '照片', { forms: ['upload', 'original'] })] },
    ])
    expect(one).toMatchObject({ required: 'always', situations: [], forms: ['upload'] })
    expect(one?.for).toEqual([
      { item: 'a', material: 'm' },
      { item: 'b', material: 'n' },
    ])
  })

  test('what is given once goes to each item that wants it, under its own name, and to no other', () => {
    const list = oneList([
      { item: 'a', materials: [material('photo', '照片'), material('form', '甲表')] },
      { item: 'b', materials: [material('picture', '照片'), material('form', '乙表')] },
    ])
    expect(list.map(({ key }) => key)).toEqual(['photo', 'form', 'form-2'])
    const given = ['photo', 'form', 'form-2', 'unknown'].map((one) => ({ material: one, how: 'upload' }))
    const names = (item: string) => givenFor(list, item, given).map((one) => one.material)
    expect([names('a'), names('b'), names('c')]).toEqual([['photo', 'form'], ['picture', 'form'], []])
  })

  test('of the demo’s two items for lorry drivers the form and the identity card are brought once', () => {
    const versions = data('demo-supplement.json').versions.filter(
      ({ document }: { document: { place: string } }) => document.place === '511100:jiaotong',
    )
    const parts = versions.map(({ document }: { document: { item: string; materials: Material[] } }, at: number) => ({
      item: String(at),
      materials: document.materials,
    }))
    expect(asked(oneList(parts))).toEqual([
      ['从业资格证件换发、补发、变更登记表', '01'],
      ['身份证', '01'],
      ['驾驶证', '0'],
      ['1 寸白底照片', '0'],
      ['继续教育或诚信考核证明', '01'],
    ])
  })
})
