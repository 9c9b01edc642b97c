import { combine, type Relation, widerIsLooser } from './relation.ts'
import type { SideMaterial } from './side.ts'
import { alikeFrom, alternatives, documentLikeness, nameLikeness, plain } from './similarity.ts'

/** Two materials taken for one, and on what ground. `likeness` is 1 for a type or an equal name. */
export interface MatchedMaterial {
  readonly left: string
  readonly right: string
  readonly by: 'type' | 'name' | 'similarity'
  readonly likeness: number
  readonly relation: Relation
}

/** A material of one side only, with the most similar name of the other side that was still too far away. */
export interface UnmatchedMaterial {
  readonly name: string
  readonly nearest?: { readonly name: string; readonly likeness: number }
}

/** How the materials of two sides were brought together: everything is shown, nothing is guessed in silence. */
export interface MaterialMatching {
  readonly matched: readonly MatchedMaterial[]
  readonly leftOnly: readonly UnmatchedMaterial[]
  readonly rightOnly: readonly UnmatchedMaterial[]
}

interface Pair {
  readonly left: SideMaterial
  readonly right: SideMaterial
  readonly by: MatchedMaterial['by']
  readonly likeness: number
}

/** Matches by certificate type, then by equal name, then by the most similar names; each material once. */
export function matchMaterials(left: readonly SideMaterial[], right: readonly SideMaterial[]): MaterialMatching {
  const [freeLeft, freeRight] = [new Set(left), new Set(right)]
  const matched: MatchedMaterial[] = []
  for (const pair of candidates(left, right)) {
    if (!freeLeft.has(pair.left) || !freeRight.has(pair.right)) continue
    freeLeft.delete(pair.left)
    freeRight.delete(pair.right)
    const names = { left: pair.left.name, right: pair.right.name }
    matched.push({ ...names, by: pair.by, likeness: pair.likeness, relation: relationOf(pair.left, pair.right) })
  }
  return {
    matched,
    leftOnly: [...freeLeft].map((one) => unmatched(one, right)),
    rightOnly: [...freeRight].map((one) => unmatched(one, left)),
  }
}

const grounds = ['type', 'name', 'similarity'] as const

function candidates(left: readonly SideMaterial[], right: readonly SideMaterial[]): Pair[] {
  const pairs = left.flatMap((one) => right.flatMap((other) => pairOf(one, other) ?? []))
  return pairs.sort((a, b) => grounds.indexOf(a.by) - grounds.indexOf(b.by) || b.likeness - a.likeness)
}

function pairOf(left: SideMaterial, right: SideMaterial): Pair | undefined {
  if (left.type !== undefined && right.type !== undefined)
    return left.type === right.type ? { left, right, by: 'type', likeness: 1 } : undefined
  if (plain(left.name) === plain(right.name)) return { left, right, by: 'name', likeness: 1 }
  const found = nameLikeness(left.name, right.name)
  return found >= alikeFrom ? { left, right, by: 'similarity', likeness: found } : undefined
}

function unmatched({ name }: SideMaterial, others: readonly SideMaterial[]): UnmatchedMaterial {
  const near = others
    .map((other) => ({ name: other.name, likeness: nameLikeness(name, other.name) }))
    .filter((other) => other.likeness > 0)
    .sort((a, b) => b.likeness - a.likeness)[0]
  return { name, ...(near ? { nearest: near } : {}) }
}

/** How a matched material stands: when it is asked for, in which forms it may come, and which documents will do. */
function relationOf(left: SideMaterial, right: SideMaterial): Relation {
  const forms =
    left.forms && right.forms ? widerIsLooser(left.forms, right.forms, (one, other) => one === other) : ('unknown' as const)
  const [mayBeLeft, mayBeRight] = [alternatives(left.name), alternatives(right.name)]
  const sameType = left.type !== undefined && left.type === right.type
  const documents = sameType
    ? 'same'
    : widerIsLooser(mayBeLeft, mayBeRight, (one, other) => documentLikeness(one, other) >= alikeFrom)
  return combine([whenAsked(left, right), forms, documents])
}

const burden = { optional: 0, whenSituation: 1, always: 2 } as const

function whenAsked(left: SideMaterial, right: SideMaterial): Relation {
  const more = burden[right.required] - burden[left.required]
  if (more !== 0) return more < 0 ? 'looser' : 'stricter'
  if (left.required !== 'whenSituation') return 'same'
  return plain(left.situation ?? '') === plain(right.situation ?? '') ? 'same' : 'different'
}

/** The relation of two lists of materials. A material that nobody must bring makes no list stricter. */
export function materialsRelation(
  left: readonly SideMaterial[],
  right: readonly SideMaterial[],
  { matched, leftOnly, rightOnly }: MaterialMatching,
): Relation {
  const asked = (side: readonly SideMaterial[], names: readonly UnmatchedMaterial[]) =>
    side.some(({ name, required }) => required !== 'optional' && names.some((one) => one.name === name))
  return combine([
    'same',
    ...matched.map(({ relation }) => relation),
    ...(asked(left, leftOnly) ? (['looser'] as const) : []),
    ...(asked(right, rightOnly) ? (['stricter'] as const) : []),
  ])
}
