import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseCitizenId } from '../codes/citizen-id.ts'
import { parseImplementationCode } from '../codes/item-code.ts'
import { intlNode } from '../suite/intl-node.ts'
import { type LintCode, lintTexts, lintVersion } from './lint.ts'
import { isVersion, type Material, type Version, versionHash, versionShapeFaults } from './version.ts'

interface Supplement {
  readonly places: readonly { readonly id: string }[]
  readonly nodes: readonly { readonly people: readonly { readonly idNumber: string }[] }[]
  readonly versions: readonly { readonly evidence: string; readonly document: Version }[]
  readonly applications: readonly { readonly item: string; readonly decidingPlace: string; readonly receivingPlace: string }[]
}
const supplement: Supplement = JSON.parse(readFileSync(new URL('../../../data/demo-supplement.json', import.meta.url), 'utf8'))
const [housingFund, identityCard, joint] = supplement.versions.map(({ document }) => document) as [Version, Version, Version]

describe('the versions of the demo supplement', () => {
  test.each(supplement.versions.map(({ evidence, document }) => [document.name.zh, document.place, evidence, document] as const))(
    '%s at %s can be published',
    (_name, _place, evidence, document) => {
      expect(evidence).toBe('demo')
      expect(versionShapeFaults(document)).toEqual([])
      expect(lintVersion(document)).toEqual([])
    },
  )

  test('every place that a version or an application names is a place of the supplement', () => {
    const places = new Set(supplement.places.map(({ id }) => id))
    const versions = supplement.versions.flatMap(({ document: { place, children = [], assisting = [] } }) => [
      place,
      ...[...children, ...assisting].map((other) => other.place),
    ])
    const named = [
      ...versions,
      ...supplement.applications.flatMap((application) => [application.decidingPlace, application.receivingPlace]),
    ]
    expect(named.filter((place) => !places.has(place))).toEqual([])
  })

  test('every application and every child has its version', () => {
    const key = (item: string, place: string) => `${item} ${place}`
    const versions = new Set(supplement.versions.map(({ document }) => key(document.item, document.place)))
    const asked = [
      ...supplement.applications.map(({ item, decidingPlace }) => key(item, decidingPlace)),
      ...(joint.children ?? []).map(({ item, place }) => key(item, place)),
    ]
    expect(asked.filter((wanted) => !versions.has(wanted))).toEqual([])
  })

  test('an implementation code is given only where it is valid; the police’s 17 characters give none', () => {
    for (const { document } of supplement.versions) {
      if (document.implementationCode !== null) expect(parseImplementationCode(document.implementationCode).ok).toBe(true)
    }
    expect(identityCard).toMatchObject({ implementer: { code: '1151130000877869M' }, implementationCode: null })
  })

  test('its people have numbers of the reserved test range only', () => {
    const people = supplement.nodes.flatMap((node) => node.people)
    expect(people.length).toBeGreaterThan(0)
    for (const { idNumber } of people) expect(parseCitizenId(idNumber)).toMatchObject({ parts: { kind: 'test' } })
  })
})

describe('the shape of a version', () => {
  test('what is missing or wrong is named by its place', () => {
    const { remedy: _, ...withoutRemedy } = identityCard
    expect(versionShapeFaults(withoutRemedy)).toEqual(['/remedy'])
    expect(versionShapeFaults({ ...identityCard, limits: { ...identityCard.limits, legalDays: 0 } })).toEqual([
      '/limits/legalDays',
    ])
    expect(versionShapeFaults({ ...identityCard, fee: { ...identityCard.fee, amount: 20.5 } })).toContain('/fee/amount')
    expect(versionShapeFaults('x')).toEqual([''])
  })

  test('members of a later minor version are kept', () => {
    expect(isVersion({ ...identityCard, laterMember: 1 })).toBe(true)
  })

  test('the hash names the content: the order of members does not matter, any change does', async () => {
    const suites = { intl: intlNode }
    const shuffled = Object.fromEntries(Object.entries(identityCard).reverse()) as Version
    const hash = await versionHash(identityCard, suites)
    expect(hash).toMatch(/^[\w-]{43}$/)
    expect(await versionHash(shuffled, suites)).toBe(hash)
    expect(await versionHash({ ...identityCard, remedy: `${identityCard.remedy} ` }, suites)).not.toBe(hash)
  })
})

describe('what keeps a version from being published', () => {
  const material: Material = {
    id: 'm',
    name: { zh: '材料', en: null },
    required: 'always',
    forms: ['original'],
    sections: ['materials'],
  }
  const cases: readonly (readonly [LintCode, string, Version])[] = [
    ['promisedBeyondLegal', '/limits/promisedDays', { ...identityCard, limits: { ...identityCard.limits, promisedDays: 61 } }],
    ['instantPromises', '/limits/promisedDays', { ...housingFund, limits: { ...housingFund.limits, promisedDays: 1 } }],
    ['ruleNeedsInstant', '/decidesByRule', { ...identityCard, decidesByRule: true }],
    ['ruleNeedsOnePerson', '/decidesByRule', { ...housingFund, secondPerson: true }],
    ['materialTwice', '/materials/1/id', { ...identityCard, materials: [material, material] }],
    ['situationMissing', '/materials/0/situation', { ...identityCard, materials: [{ ...material, required: 'whenSituation' }] }],
    ['onlineNeedsPaper', '/materials/0/forms', { ...housingFund, materials: [material] }],
    ['childrenOnlyJoint', '/children', { ...identityCard, ...(joint.children && { children: joint.children }) }],
    [
      'childTwice',
      '/children/1',
      { ...joint, children: [joint.children?.[0], joint.children?.[0]].filter((child) => child !== undefined) },
    ],
    ['daysReversed', '/until', { ...identityCard, until: '2023-12-31' }],
    ['unknownElement', '/evidence/limits', { ...identityCard, evidence: { ...identityCard.evidence, limits: 'unknown' } }],
  ]
  test.each(cases)('%s at %s', (code, at, version) => {
    expect(isVersion(version)).toBe(true)
    expect(lintVersion(version)).toEqual([{ code, at }])
  })

  test('each fault has its test and its sentence in both languages', () => {
    expect(cases.map(([code]) => code).sort()).toEqual(Object.keys(lintTexts).sort())
    for (const { zh, en } of Object.values(lintTexts)) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/)
      expect(en).toMatch(/^[A-Z]/)
    }
  })
})
