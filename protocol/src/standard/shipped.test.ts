import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compare } from '../compare/compare.ts'
import { sideOfStandard, sideOfVersion } from '../compare/side.ts'
import type { Direction } from '../event/catalogue.ts'
import { lintGuide } from '../version/guide-lint.ts'
import { lintVersion } from '../version/lint.ts'
import { type Element, type Version, versionShapeFaults } from '../version/version.ts'
import { openYetMarked, type Standard, standardShapeFaults } from './standard.ts'

interface Difference {
  readonly guide: string
  readonly item: string
  readonly place: string
  readonly element: Element
  readonly direction: Direction
  readonly reason: string
  readonly basis: readonly string[]
}

interface Shipped {
  readonly places: readonly { readonly id: string; readonly organisation: string }[]
  readonly organisations: readonly { readonly id: string }[]
  readonly standards: readonly { readonly guide: string; readonly document: Standard }[]
  readonly versions: readonly { readonly guide: string; readonly evidence: string; readonly document: Version }[]
  readonly differences: readonly Difference[]
  readonly batches: readonly { readonly items: readonly string[] }[]
}

const data = (file: string) => JSON.parse(readFileSync(new URL(`../../../data/${file}`, import.meta.url), 'utf8'))
const shipped: Shipped = data('standards.json')
const supplement: Pick<Shipped, 'versions' | 'places'> = data('demo-supplement.json')
const { guides }: { guides: readonly { readonly id: string; readonly item: string }[] } = data('guides.json')

const versions = [...shipped.versions, ...supplement.versions].map(({ document }) => document)
const places = new Set([...shipped.places, ...supplement.places].map(({ id }) => id))
const regionOf = ({ place }: Version): string => place.slice(0, 2)

test.each(guides.map(({ id, item }) => [id, item] as const))('%s %s: a standard, and a version in each region', (id, item) => {
  const standard = shipped.standards.find(({ guide }) => guide === id)?.document
  expect(standard?.name.zh).toBe(item)
  const own = versions.filter((version) => version.item === standard?.item)
  expect(new Set(own.map(regionOf))).toEqual(new Set(['50', '51']))
})

describe('each standard', () => {
  test.each(shipped.standards.map(({ guide, document }) => [guide, document] as const))('%s is well-formed', (_, document) => {
    expect(standardShapeFaults(document)).toEqual([])
    expect(openYetMarked(document)).toEqual([])
  })
})

describe('each version', () => {
  const rows = shipped.versions.map(({ guide, evidence, document }) => [guide, document.place, evidence, document] as const)
  test.each(rows)('%s at %s can be published, and says what of it is demo', (...[, place, evidence, document]) => {
    expect(evidence).toBe('demo')
    expect(versionShapeFaults(document)).toEqual([])
    expect([...lintVersion(document), ...lintGuide(document)]).toEqual([])
    expect(places).toContain(place)
    expect(document.contact.evidence).toBe('demo')
  })

  test('official codes are only those that a source gives', () => {
    const codes = shipped.versions.flatMap(({ document }) => [document.implementationCode, document.implementer.code])
    expect(codes.filter((code) => code !== null)).toEqual([])
    const published = JSON.stringify(data('guides.json'))
    for (const { document } of shipped.versions) if (document.localCode !== null) expect(published).toContain(document.localCode)
  })
})

test('what differs from the standard is declared, element by element and in its direction, and nothing else is', () => {
  const found = shipped.standards.flatMap(({ guide, document: standard }) =>
    versions
      .filter(({ item }) => item === standard.item)
      .flatMap((version) =>
        compare(sideOfStandard(standard), sideOfVersion(version))
          .filter(({ relation }) => relation !== 'same' && relation !== 'unknown')
          .map(({ element, relation }) => [guide, version.place, element, relation].join(' ')),
      ),
  )
  const declared = shipped.differences.map(({ guide, place, element, direction }) => [guide, place, element, direction].join(' '))
  expect(declared.sort()).toEqual(found.sort())
  for (const { reason, basis } of shipped.differences) expect([reason, ...basis].every((text) => text !== '')).toBe(true)
})

test('the batch names the items of the guides, and every place has its organisation', () => {
  expect(shipped.batches.flatMap(({ items }) => items).sort()).toEqual(guides.map(({ item }) => item).sort())
  const organisations = new Set(shipped.organisations.map(({ id }) => id))
  for (const { organisation } of shipped.places) expect(organisations).toContain(organisation)
})
