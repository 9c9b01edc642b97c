import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Element, elements } from '../version/version.ts'
import { compare, relationsOf } from './compare.ts'
import { sideOfGuide } from './guide-side.ts'
import type { Relation } from './relation.ts'
import type { Side } from './side.ts'

interface Guide {
  readonly id: string
  readonly sides: readonly { readonly placeCode?: string; readonly evidence: string }[]
  readonly differences: readonly string[]
}

interface Difference {
  readonly guide: string
  /** Which sentence of the guide says it, from 1; null where only the comparison finds it. */
  readonly says: number | null
  readonly left: number
  readonly right: number
  readonly element: Element
  readonly relation: Relation
}

const whys = ['oneSide', 'sideIsNoPlace', 'factInNoField', 'otherFields', 'notRead'] as const

interface NotDerivable {
  readonly guide: string
  readonly says: number
  readonly why: (typeof whys)[number]
  readonly note: string
}

const data = (file: string) => JSON.parse(readFileSync(new URL(`../../../data/${file}`, import.meta.url), 'utf8'))
const { guides }: { guides: readonly Guide[] } = data('guides.json')
const { differences, notDerivable }: { differences: readonly Difference[]; notDerivable: readonly NotDerivable[] } =
  data('guide-differences.json')

const guideOf = (id: string): Guide => guides.find((guide) => guide.id === id) ?? expect.fail(`no guide ${id}`)
const sideOf = (id: string, at: number): Side => sideOfGuide(guideOf(id), at - 1) ?? expect.fail(`${id} has no side ${at}`)

const pairs = [...new Set(differences.map(({ guide, left, right }) => `${guide} ${left} ${right}`))]

describe('what the guides say of their differences, and what the comparison finds in their fields', () => {
  test.each(pairs)('%s: exactly the differences written down, and no other', (pair) => {
    const [guide = '', left, right] = pair.split(' ')
    const found = relationsOf(compare(sideOf(guide, Number(left)), sideOf(guide, Number(right))))
    const written = differences.filter((one) => `${one.guide} ${one.left} ${one.right}` === pair)
    const differing = Object.entries(found).filter(([, relation]) => relation !== 'same' && relation !== 'unknown')
    const stated = written.filter(({ relation }) => relation !== 'unknown').map(({ element, relation }) => [element, relation])
    expect(differing.sort()).toEqual(stated.sort())
    for (const { element } of written.filter(({ relation }) => relation === 'unknown')) expect(found[element]).toBe('unknown')
  })

  test.each(guides.map(({ id }) => id))('%s: each sentence is data or listed as not derivable', (id) => {
    const told = [...differences, ...notDerivable].filter(({ guide }) => guide === id).flatMap(({ says }) => says ?? [])
    const sentences = guideOf(id).differences.map((_, at) => at + 1)
    expect([...new Set(told)].sort()).toEqual(sentences)
  })

  test('what is not derivable has a reason, and the reasons that can be seen in the guide are true', () => {
    for (const { guide, why, note } of notDerivable) {
      expect(whys).toContain(why)
      expect(note).not.toBe('')
      const { sides } = guideOf(guide)
      const read = sides.filter(({ evidence }) => evidence === 'read')
      if (why === 'oneSide') expect(read).toHaveLength(1)
      if (why === 'sideIsNoPlace') expect(sides.some(({ placeCode }) => placeCode === undefined)).toBe(true)
      if (why === 'notRead') expect(read.length).toBeLessThan(sides.length)
    }
  })
})

describe('a side of a guide', () => {
  test('no element that a side does not say is ever the same', () => {
    const sides = guides.map(({ id, sides: all }) => all.map((_, at) => sideOf(id, at + 1)))
    const beside = sides.flatMap((all) => all.flatMap((left) => all.map((right) => ({ left, right }))))
    const unsaid = beside.flatMap(({ left, right }) =>
      compare(left, right).filter(({ element }) => left[element] === undefined || right[element] === undefined),
    )
    expect(unsaid.length).toBeGreaterThan(0)
    expect(unsaid.filter(({ relation }) => relation !== 'unknown')).toEqual([])
  })

  test('what was written from memory alone is unknown', () => {
    expect(sideOf('G04', 3)).toEqual({})
    expect(sideOf('G06', 2).materials).toBeUndefined()
  })

  test('a table of prices is no single fee; one price is, in fen; free of charge is 0', () => {
    const fee = (value: unknown) => sideOfGuide({ sides: [{ evidence: 'read', fee: value }] }, 0)?.fee
    expect(fee({ 到期换领: 20, 损坏换领: 40, 单位: '元' })).toBeUndefined()
    expect(fee({ 工本费: 20, 单位: '元' })).toBe(2000)
    expect(fee('免费')).toBe(0)
    expect(fee('未读到')).toBeUndefined()
  })

  test('what is no guide, or has no such side, has none', () => {
    expect(sideOfGuide('x', 0)).toBeUndefined()
    expect(sideOfGuide({ sides: [] }, 0)).toBeUndefined()
    expect(sideOfGuide({}, 0)).toBeUndefined()
  })

  test('every element of a side is one of the ten', () => {
    const named = guides.flatMap(({ id, sides }) => sides.flatMap((_, at) => Object.keys(sideOf(id, at + 1))))
    expect(named.filter((element) => !elements.some((one) => one === element))).toEqual([])
  })
})
