import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Element, elements } from '../version/version.ts'
import { compare, relationsOf } from './compare.ts'
import { matchMaterials } from './materials.ts'
import { type Relation, turned } from './relation.ts'
import type { Side, SideMaterial } from './side.ts'
import { alikeFrom, alternatives, nameLikeness } from './similarity.ts'
import { scoreOf, totalOf, uniformityOf } from './uniformity.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })

const material = (name: string, other: Partial<SideMaterial> = {}): SideMaterial => ({
  name,
  required: 'always',
  forms: ['upload'],
  ...other,
})
const limits = (promisedDays: number, other: Side['limits'] = {}): Side => ({
  limits: { unit: 'working', legalDays: 20, noticeDays: 5, deliveryDays: 10, promisedDays, ...other },
})

const rules: readonly (readonly [string, Element, Side, Side, Relation])[] = [
  ['fewer conditions', 'conditions', { conditions: ['甲', '乙'] }, { conditions: ['甲'] }, 'looser'],
  ['a condition more', 'conditions', { conditions: ['甲'] }, { conditions: ['乙', '甲'] }, 'stricter'],
  ['a condition in other words', 'conditions', { conditions: ['满一年'] }, { conditions: ['满十二个月'] }, 'different'],
  ['conditions in another order', 'conditions', { conditions: ['甲', '乙'] }, { conditions: ['乙', '甲。'] }, 'same'],
  [
    'a wider audience',
    'audience',
    { audience: { kinds: ['person'], text: '' } },
    { audience: { kinds: ['enterprise', 'person'], text: '' } },
    'looser',
  ],
  [
    'an audience narrowed by words',
    'audience',
    { audience: { kinds: ['person'], text: '' } },
    { audience: { kinds: ['person'], text: '本市户籍' } },
    'stricter',
  ],
  [
    'another audience in words',
    'audience',
    { audience: { kinds: ['person'], text: '本省户籍' } },
    { audience: { kinds: ['person'], text: '本市户籍' } },
    'different',
  ],
  [
    'an audience not said in words',
    'audience',
    { audience: { kinds: ['person'] } },
    { audience: { kinds: ['person'], text: '' } },
    'unknown',
  ],
  [
    'another mode',
    'process',
    { process: { mode: 'relay', steps: ['收件'] } },
    { process: { mode: 'online', steps: ['收件'] } },
    'different',
  ],
  ['other steps', 'process', { process: { steps: ['收件', '受理'] } }, { process: { steps: ['收件'] } }, 'different'],
  [
    'a mode that one side does not say',
    'process',
    { process: { mode: 'relay', steps: ['收件'] } },
    { process: { steps: ['收件'] } },
    'unknown',
  ],
  ['a shorter limit', 'limits', limits(10), limits(5), 'looser'],
  ['a longer limit', 'limits', limits(5), limits(10), 'stricter'],
  ['a shorter promise under a longer law', 'limits', limits(10), limits(5, { legalDays: 30 }), 'different'],
  ['calendar days beside working days', 'limits', limits(5), limits(5, { unit: 'calendar' }), 'different'],
  ['at once beside any days', 'limits', limits(5, { unit: 'calendar' }), limits(0), 'looser'],
  [
    'a promise beside the law alone',
    'limits',
    { limits: { unit: 'working', promisedDays: 5 } },
    { limits: { unit: 'working', legalDays: 5 } },
    'unknown',
  ],
  [
    'the law alone on both sides',
    'limits',
    { limits: { unit: 'working', legalDays: 20 } },
    { limits: { unit: 'working', legalDays: 20 } },
    'same',
  ],
  [
    'days of an unsaid kind',
    'limits',
    { limits: { promisedDays: 5 } },
    { limits: { unit: 'working', promisedDays: 5 } },
    'unknown',
  ],
  ['another result', 'result', { result: { name: '证书' } }, { result: { name: '批文' } }, 'different'],
  ['another basis', 'basis', { basis: ['甲法', '乙法'] }, { basis: ['甲法'] }, 'different'],
  ['another code', 'code', { code: '000131127004' }, { code: '000131127005' }, 'different'],
  ['another kind', 'kind', { kind: '行政许可' }, { kind: '公共服务' }, 'different'],
  ['free beside a fee', 'fee', { fee: 2000 }, { fee: 0 }, 'looser'],
  ['a higher fee', 'fee', { fee: 2000 }, { fee: 4000 }, 'stricter'],
]

describe('one element', () => {
  test.each(rules)('%s: %s', (...[, element, left, right, expected]) => {
    const found = compare(left, right).find((one) => one.element === element)
    expect(found).toMatchObject({ relation: expected, left: left[element], right: right[element] })
    for (const sentence of Object.values(found?.reason ?? {})) expect(sentence).not.toBe('')
  })

  test.each(rules)('%s: %s, seen from the other side', (...[, element, left, right, expected]) => {
    expect(relationsOf(compare(right, left))[element]).toBe(turned(expected))
  })

  test('reasons name the values', () => {
    const [fee] = compare({ fee: 2000 }, { fee: 0 }).filter(({ element }) => element === 'fee')
    expect(fee?.reason).toEqual({ zh: '左方20 元，右方不收费', en: 'Left 20 yuan, right free of charge' })
  })
})

const materialRules: readonly (readonly [string, SideMaterial[], SideMaterial[], Relation])[] = [
  ['the same material', [material('身份证')], [material('身份证')], 'same'],
  ['one less', [material('身份证'), material('照片')], [material('身份证')], 'looser'],
  ['one more', [material('身份证')], [material('身份证'), material('照片')], 'stricter'],
  ['one less and one more', [material('照片')], [material('居住证')], 'different'],
  ['one more that nobody must bring', [], [material('照片', { required: 'optional' })], 'same'],
  [
    'asked only in a situation',
    [material('照片')],
    [material('照片', { required: 'whenSituation', situation: '换证' })],
    'looser',
  ],
  [
    'asked in situations told in other words',
    [material('照片', { required: 'whenSituation', situation: '换证' })],
    [material('照片', { required: 'whenSituation', situation: '补证' })],
    'different',
  ],
  ['more ways to bring it', [material('照片')], [material('照片', { forms: ['upload', 'promise'] })], 'looser'],
  ['a way not said', [material('照片')], [{ name: '照片', required: 'always' }], 'unknown'],
  ['one of several will do', [material('身份证')], [material('身份证或护照')], 'looser'],
  [
    'other names, one type',
    [material('身份证明', { type: '11100000000013127D001' })],
    [material('ID', { type: '11100000000013127D001' })],
    'same',
  ],
  ['one name, other types', [material('证明', { type: 'a' })], [material('证明', { type: 'b' })], 'different'],
]

describe('materials', () => {
  test.each(materialRules)('%s: %s', (_, left, right, expected) => {
    expect(relationsOf(compare({ materials: left }, { materials: right }))['materials']).toBe(expected)
    expect(relationsOf(compare({ materials: right }, { materials: left }))['materials']).toBe(turned(expected))
  })

  test('the matching is shown: by type, by name, by similarity, and what is left with its nearest name', () => {
    const left = [material('证明', { type: 'a' }), material('户口簿'), material('居民身份证'), material('社会保险登记表')]
    const right = [material('身份证'), material('户口簿'), material('另一证明', { type: 'a' }), material('社会保险缴费凭证')]
    const matching = matchMaterials(left, right)
    expect(matching.matched).toEqual([
      { left: '证明', right: '另一证明', by: 'type', likeness: 1, relation: 'same' },
      { left: '户口簿', right: '户口簿', by: 'name', likeness: 1, relation: 'same' },
      { left: '居民身份证', right: '身份证', by: 'similarity', likeness: 0.67, relation: 'same' },
    ])
    expect(matching.leftOnly).toEqual([{ name: '社会保险登记表', nearest: { name: '社会保险缴费凭证', likeness: 0.46 } }])
    expect(matching.rightOnly).toEqual([{ name: '社会保险缴费凭证', nearest: { name: '社会保险登记表', likeness: 0.46 } }])
  })

  test('an exact name is taken before a similar one, whatever the order', () => {
    const { matched } = matchMaterials([material('居民身份证'), material('身份证')], [material('身份证')])
    expect(matched).toMatchObject([{ left: '身份证', by: 'name' }])
  })

  test.each([
    ['机动车驾驶证', '驾驶证', true],
    ['有效身份证件', '身份证件原件', true],
    ['重庆市流动人口居住证', '居住证', true],
    ['配偶身份证', '身份证', false],
    ['单位经办人身份证', '身份证', false],
    ['登记申请书', '转移申请表', false],
  ])('%s and %s are taken for one: %s', (left, right, alike) => {
    expect(nameLikeness(left, right) >= alikeFrom).toBe(alike)
  })

  test.each([
    ['身份证或户口簿等有效证件', ['身份证', '户口簿']],
    ['身份证、护照之一', ['身份证', '护照']],
    ['换发、补发、变更登记表', ['换发、补发、变更登记表']],
    ['《登记表》(含照片)', ['登记表']],
    ['原件', ['原件']],
  ])('%s: any of %j', (name, expected) => {
    expect(alternatives(name)).toEqual(expected)
  })
})

const names = fc.constantFrom('身份证', '居民身份证', '户口簿', '照片', '驾驶证或护照', '申请表')
const materials = fc.array(
  fc.record({ name: names, required: fc.constantFrom('always' as const, 'whenSituation' as const, 'optional' as const) }),
  { maxLength: 5 },
)
const sides: fc.Arbitrary<Side> = fc.record(
  {
    conditions: fc.array(fc.constantFrom('甲', '乙', '丙')),
    materials,
    limits: fc.record({ unit: fc.constantFrom('working' as const, 'calendar' as const), promisedDays: fc.nat(30) }),
    fee: fc.nat(5),
    kind: fc.constantFrom('行政许可', '公共服务'),
  },
  { requiredKeys: [] },
)

describe('whatever the two sides', () => {
  test('an element is unknown whenever a side does not say it, and never the same then', () => {
    fc.assert(
      fc.property(sides, sides, (left, right) => {
        for (const { element, relation } of compare(left, right))
          if (left[element] === undefined || right[element] === undefined) expect(relation).toBe('unknown')
      }),
    )
  })

  test('each element is told once, in order', () => {
    fc.assert(
      fc.property(sides, sides, (left, right) => {
        expect(compare(left, right).map(({ element }) => element)).toEqual(elements)
      }),
    )
  })

  test('a material is matched at most once and none is lost', () => {
    fc.assert(
      fc.property(materials, materials, (left, right) => {
        const { matched, leftOnly, rightOnly } = matchMaterials(left, right)
        expect([...matched.map((one) => one.left), ...leftOnly.map(({ name }) => name)].sort()).toEqual(
          left.map(({ name }) => name).sort(),
        )
        expect([...matched.map((one) => one.right), ...rightOnly.map(({ name }) => name)].sort()).toEqual(
          right.map(({ name }) => name).sort(),
        )
      }),
    )
  })

  test('a figure turns round with the sides', () => {
    fc.assert(
      fc.property(sides, sides, (left, right) => {
        const [there, back] = [relationsOf(compare(left, right)), relationsOf(compare(right, left))]
        for (const element of ['conditions', 'limits', 'fee', 'kind'] as const)
          expect(back[element]).toBe(turned(there[element] ?? 'unknown'))
      }),
    )
  })
})

describe('uniformity', () => {
  const count = (counts: ReturnType<typeof uniformityOf>, wanted: Element) => counts.find(({ element }) => element === wanted)

  test('every version of one region stands beside every version of the other; unknown is counted apart', () => {
    const counts = uniformityOf([{ fee: 0 }, { fee: 0 }, { fee: 2000 }], [{ fee: 0 }, {}])
    expect(count(counts, 'fee')).toEqual({ element: 'fee', same: 2, n: 3, unknown: 3 })
    expect(count(counts, 'kind')).toEqual({ element: 'kind', same: 0, n: 0, unknown: 6 })
  })

  test('the score is the share of the same among those compared, none where nothing was', () => {
    expect(totalOf(uniformityOf([{ fee: 0, kind: '行政许可' }], [{ fee: 0, kind: '公共服务' }]))).toEqual({
      ...{ same: 1, n: 2, unknown: 8 },
      score: 0.5,
    })
    expect(scoreOf(0, 0)).toBeNull()
    expect(totalOf(uniformityOf([{}], [])).score).toBeNull()
  })

  test('equal versions count as often as they stand', () => {
    fc.assert(
      fc.property(fc.array(sides, { maxLength: 4 }), fc.array(sides, { maxLength: 4 }), (left, right) => {
        const [once, twice] = [uniformityOf(left, right), uniformityOf([...left, ...left], right)]
        expect(twice).toEqual(
          once.map(({ element, same, n, unknown }) => ({ element, same: 2 * same, n: 2 * n, unknown: 2 * unknown })),
        )
      }),
    )
  })
})
