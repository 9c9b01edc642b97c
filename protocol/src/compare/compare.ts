import { type Element, elements } from '../version/version.ts'
import {
  compareAudience,
  compareBasis,
  compareConditions,
  compareFee,
  compareLimits,
  compareMaterials,
  compareNames,
  compareProcess,
  compareResult,
  type Found,
} from './elements.ts'
import { plainReason } from './reason.ts'
import type { Relation } from './relation.ts'
import type { Side } from './side.ts'

/** One element of two sides: how the right one stands to the left one, with both values and the reason in one sentence. */
export interface ElementComparison extends Found {
  readonly element: Element
  /** Null where the side does not say. */
  readonly left: Side[Element] | null
  readonly right: Side[Element] | null
}

type Comparers = { readonly [E in Element]: (left: NonNullable<Side[E]>, right: NonNullable<Side[E]>) => Found }

const comparers: Comparers = {
  conditions: compareConditions,
  audience: compareAudience,
  process: compareProcess,
  materials: compareMaterials,
  limits: compareLimits,
  result: compareResult,
  code: compareNames,
  basis: compareBasis,
  kind: compareNames,
  fee: compareFee,
}

/**
 * Compares two sides element by element, in the order of `elements`; the relation says how `right` stands to `left` (a standard stands
 * on the left). An element that one side does not say is `unknown`, never `same` (domain.md §4, Compare). Pure: whoever has the two
 * published documents gets the same answer.
 */
export const compare = (left: Side, right: Side): ElementComparison[] =>
  elements.map((element) => compareElement(element, left, right))

function compareElement<E extends Element>(element: E, left: Side, right: Side): ElementComparison {
  const [a, b]: [Side[E], Side[E]] = [left[element], right[element]]
  const values = { element, left: a ?? null, right: b ?? null }
  if (a === undefined || b === undefined) return { ...values, relation: 'unknown', reason: plainReason('unknown') }
  return { ...values, ...comparers[element](a, b) }
}

/** The relations alone, by element. */
export const relationsOf = (comparison: readonly ElementComparison[]): Readonly<Record<string, Relation>> =>
  Object.fromEntries(comparison.map(({ element, relation }) => [element, relation]))
