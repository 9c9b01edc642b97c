import { plain } from '../compare/similarity.ts'
import type { Material } from '../version/version.ts'

/** The materials of one item of a bundle. */
export interface PartMaterials {
  readonly item: string
  readonly materials: readonly Material[]
}

/** One file of the one list, and the materials of the items that it satisfies. */
export interface BundleMaterial {
  readonly name: Material['name']
  readonly type: string | null
  readonly required: Material['required']
  /** In which situations, in each item's words; empty where it is always asked for. */
  readonly situations: readonly string[]
  /** How it may be brought so that every item takes it. */
  readonly forms: Material['forms']
  readonly sections: Material['sections']
  readonly for: readonly { readonly item: string; readonly material: string }[]
}

/**
 * One list of materials for several items, in the order in which they are met; the same file is asked once. Two materials are the same by
 * the type of their certificate, or by an equal name where neither has another type. A similar name is not enough: what is asked once and
 * was two would be missing. Nor are they one where no way of bringing it serves both.
 */
export function oneList(parts: readonly PartMaterials[]): BundleMaterial[] {
  const list: BundleMaterial[] = []
  for (const { item, materials } of parts) for (const material of materials) take(list, item, material)
  return list
}

function take(list: BundleMaterial[], item: string, material: Material): void {
  const { id, name, type = null, required, situation, forms, sections } = material
  const asked: BundleMaterial = {
    ...{ name, type, required, forms, sections },
    situations: situation === undefined ? [] : [situation],
    for: [{ item, material: id }],
  }
  const at = list.findIndex((known) => isSame(known, asked))
  const known = list[at]
  if (known) list[at] = joined(known, asked)
  else list.push(asked)
}

function isSame(known: BundleMaterial, asked: BundleMaterial): boolean {
  const sameType = known.type !== null && known.type === asked.type
  const sameName = plain(known.name.zh) === plain(asked.name.zh) && (known.type === null || asked.type === null)
  return (sameType || sameName) && shared(known.forms, asked.forms).length > 0
}

const shared = <T>(some: readonly T[], others: readonly T[]): T[] => some.filter((one) => others.includes(one))

/** From weak to strong: what one item always needs is always needed. */
const strength: readonly Material['required'][] = ['optional', 'whenSituation', 'always']

function joined(known: BundleMaterial, asked: BundleMaterial): BundleMaterial {
  const required = strength[Math.max(strength.indexOf(known.required), strength.indexOf(asked.required))] ?? 'always'
  return {
    name: known.name,
    type: known.type ?? asked.type,
    required,
    situations: required === 'whenSituation' ? [...new Set([...known.situations, ...asked.situations])] : [],
    forms: shared(known.forms, asked.forms),
    sections: [...new Set([...known.sections, ...asked.sections])],
    for: [...known.for, ...asked.for],
  }
}
