/**
 * How the right side stands to the left one (domain.md §4). `looser`: easier for the applicant (fewer materials, shorter limit, wider
 * audience). `different`: not comparable, or easier in one point and harder in another. `unknown`: one side does not say.
 */
export const relations = ['same', 'looser', 'stricter', 'different', 'unknown'] as const
export type Relation = (typeof relations)[number]

/** The relation of the whole out of those of its parts. One unknown part forbids `same`, and nothing else. */
export function combine(parts: readonly Relation[]): Relation {
  const found = new Set(parts)
  if (found.has('different') || (found.has('looser') && found.has('stricter'))) return 'different'
  if (found.has('looser')) return 'looser'
  if (found.has('stricter')) return 'stricter'
  return found.has('unknown') || found.size === 0 ? 'unknown' : 'same'
}

/** For figures of which the smaller is easier for the applicant. */
export function fewerIsLooser(left: number | undefined, right: number | undefined): Relation {
  if (left === undefined || right === undefined) return 'unknown'
  if (left === right) return 'same'
  return right < left ? 'looser' : 'stricter'
}

/** For sets of things allowed, of which the wider is easier for the applicant; `different` where neither takes in the other. */
export function widerIsLooser<T>(left: readonly T[], right: readonly T[], alike: (a: T, b: T) => boolean): Relation {
  const leftInRight = left.every((one) => right.some((other) => alike(one, other)))
  const rightInLeft = right.every((one) => left.some((other) => alike(one, other)))
  if (leftInRight && rightInLeft) return 'same'
  if (leftInRight) return 'looser'
  return rightInLeft ? 'stricter' : 'different'
}

/** The same relation seen from the other side. */
export const turned = (relation: Relation): Relation =>
  relation === 'looser' ? 'stricter' : relation === 'stricter' ? 'looser' : relation
