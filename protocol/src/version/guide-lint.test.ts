import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type GuideLintCode, guideLintTexts, lintGuide } from './guide-lint.ts'
import type { Version } from './version.ts'

const { versions }: { versions: readonly { readonly document: Version }[] } = JSON.parse(
  readFileSync(new URL('../../../data/demo-supplement.json', import.meta.url), 'utf8'),
)
const complete =
  versions.map(({ document }) => document).find(({ materials }) => materials.length > 0) ?? expect.fail('no version')
const [first = expect.fail('no material')] = complete.materials
const named = (zh: string): Version => ({ ...complete, materials: [{ ...first, name: { zh, en: null } }] })

const faults: readonly (readonly [GuideLintCode, string, Version])[] = [
  ['vagueMaterial', '/materials/0/name', named('其他材料')],
  ['vagueSituation', '/materials/0/situation', { ...complete, materials: [{ ...first, situation: '根据需要' }] }],
  ['vagueCondition', '/conditions/0', { ...complete, conditions: ['法律法规规定的其他条件'] }],
  ['noConditions', '/conditions', { ...complete, conditions: [] }],
  ['noProcess', '/process', { ...complete, process: [] }],
  ['noPhone', '/contact/phone', { ...complete, contact: { ...complete.contact, phone: null } }],
  ['noPlace', '/contact/address', { ...complete, contact: { ...complete.contact, address: null } }],
  ['noHours', '/contact/hours', { ...complete, contact: { ...complete.contact, hours: null } }],
  ['deadCategory', '/kind', { ...complete, kind: '非行政许可审批' }],
  ['feeWithoutBasis', '/fee/basis', { ...complete, fee: { reason: 'fee', amount: 100, basis: '按照要求收取' } }],
]

describe('what a person would look for in vain', () => {
  test.each(faults)('%s at %s', (code, at, version) => {
    expect(lintGuide(version)).toEqual([{ code, at }])
  })

  test('each fault has its test and its sentence in both languages', () => {
    expect(faults.map(([code]) => code).sort()).toEqual(Object.keys(guideLintTexts).sort())
    for (const { zh, en } of Object.values(guideLintTexts)) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/)
      expect(en).toMatch(/^[A-Z]/)
    }
  })

  test.each(['其他有关材料', '相关证明', '法律法规规定的其他材料', '需要提供的文件', '身份证等材料', '其他证明材料'])(
    '“%s” says nothing',
    (name) => {
      expect(lintGuide(named(name))).toEqual([{ code: 'vagueMaterial', at: '/materials/0/name' }])
    },
  )

  test.each(['身份证或其他有效证件', '解除或终止劳动关系证明', '《居民身份证异地受理登记表》', '继续教育或诚信考核证明'])(
    '“%s” says what to bring',
    (name) => {
      expect(lintGuide(named(name))).toEqual([])
    },
  )

  test('all faults are named at once', () => {
    const bare = { ...complete, contact: { address: null, hours: null, phone: null }, kind: '审批' }
    expect(lintGuide(bare).map(({ code }) => code)).toEqual(['noPlace', 'noHours', 'noPhone', 'deadCategory'])
  })

  test.each(versions.map(({ document }) => [document.name.zh, document.place, document] as const))(
    'the demo’s version of %s at %s is complete',
    (_name, _place, document) => {
      expect(lintGuide(document)).toEqual([])
    },
  )
})
