import { canonicalText } from '../canonical.ts'
import { type Element, elements } from '../version/version.ts'
import { compare } from './compare.ts'
import type { Side } from './side.ts'

/** How uniform an element is: of `n` pairs of which both sides say it, `same` are the same; `unknown` pairs are counted apart. */
export interface Uniformity {
  readonly element: Element
  readonly same: number
  readonly n: number
  readonly unknown: number
}

interface Weighted {
  readonly side: Side
  readonly weight: number
}

/**
 * The uniformity of one item between two regions: every version of the one beside every version of the other, element by element
 * (domain.md §4, Uniformity score). Equal versions are compared once and counted as often as they stand.
 */
export function uniformityOf(left: readonly Side[], right: readonly Side[]): Uniformity[] {
  const counts = new Map(elements.map((element) => [element, { element, same: 0, n: 0, unknown: 0 }]))
  for (const one of gathered(left)) for (const other of gathered(right)) count(counts, one, other)
  return [...counts.values()]
}

function count(counts: Map<Element, { same: number; n: number; unknown: number }>, one: Weighted, other: Weighted): void {
  const weight = one.weight * other.weight
  for (const { element, relation } of compare(one.side, other.side)) {
    const counted = counts.get(element)
    if (!counted) continue
    if (relation === 'unknown') counted.unknown += weight
    else counted.n += weight
    if (relation === 'same') counted.same += weight
  }
}

function gathered(sides: readonly Side[]): Weighted[] {
  const found = new Map<string, { side: Side; weight: number }>()
  for (const side of sides) {
    const key = canonicalText(side)
    const known = found.get(key) ?? { side, weight: 0 }
    known.weight++
    found.set(key, known)
  }
  return [...found.values()]
}

/** Sums counts, of several items for one element or of several elements for one item. */
export function totalOf(
  counts: readonly Omit<Uniformity, 'element'>[],
): Omit<Uniformity, 'element'> & { readonly score: number | null } {
  const sum = (of: (one: Omit<Uniformity, 'element'>) => number) => counts.reduce((total, one) => total + of(one), 0)
  const [same, n, unknown] = [sum((one) => one.same), sum((one) => one.n), sum((one) => one.unknown)]
  return { same, n, unknown, score: scoreOf(same, n) }
}

/** The share that is the same, to four digits; null where nothing could be compared. */
export const scoreOf = (same: number, n: number): number | null => (n === 0 ? null : Math.round((same / n) * 10_000) / 10_000)
