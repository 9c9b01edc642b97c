import { plain } from '../compare/similarity.ts'
import type { Material } from '../version/version.ts'

/** The materials of one item of a bundle. */
export interface PartMaterials {
  readonly item: string
  readonly materials: readonly Material[]
}

/** One file of the one list, and the materials of the items that it satisfies. */
export interface BundleMaterial {
  /** Its name in the list: the id of the material that was met first, with a number where another has that id. */
  readonly key: string
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
    ...{ key: freeKey(list, id), name, type, required, forms, sections },
    situations: situation === undefined ? [] : [situation],
    for: [{ item, material: id }],
  }
  const at = list.findIndex((known) => isSame(known, asked))
  const known = list[at]
  if (known) list[at] = joined(known, asked)
  else list.push(asked)
}

function freeKey(list: readonly BundleMaterial[], id: string): string {
  const taken = new Set(list.map(({ key }) => key))
  for (let n = 1; ; n++) {
    const key = n === 1 ? id : `${id}-${n}`
    if (!taken.has(key)) return key
  }
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
    key: known.key,
    name: known.name,
    type: known.type ?? asked.type,
    required,
    situations: required === 'whenSituation' ? [...new Set([...known.situations, ...asked.situations])] : [],
    forms: shared(known.forms, asked.forms),
    sections: [...new Set([...known.sections, ...asked.sections])],
    for: [...known.for, ...asked.for],
  }
}

/** Of what was given under the keys of the one list, what the materials of one item get, under their own ids. */
export function givenFor<Given extends { readonly material: string }>(
  list: readonly BundleMaterial[],
  item: string,
  given: readonly Given[],
): Given[] {
  return given.flatMap((one) => {
    const targets = list.find(({ key }) => key === one.material)?.for.filter((target) => target.item === item) ?? []
    return targets.map(({ material }) => ({ ...one, material }))
  })
}
