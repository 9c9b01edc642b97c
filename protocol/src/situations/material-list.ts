import type { Material, Version } from '../version/version.ts'
import type { Need, Outcome } from './outcome.ts'

/** One material of the version, and whether this person brings it. `optional` is never asked for. */
export interface AskedMaterial {
  readonly material: Material
  readonly need: Need | 'optional'
}

/**
 * A person's own list of materials: all of the version's, in its order. What is always required is needed in every situation; what the
 * version leaves to situations depends on them, and stays `maybe` where none speaks of it.
 */
export function materialList({ materials }: Pick<Version, 'materials'>, outcome: Pick<Outcome, 'materials'>): AskedMaterial[] {
  const asked = new Map(outcome.materials.map(({ id, need }) => [id, need]))
  return materials.map((material) => ({ material, need: needOf(material, asked.get(material.id)) }))
}

function needOf({ required }: Material, asked: Need | undefined): AskedMaterial['need'] {
  if (required === 'always' || asked === 'yes') return 'yes'
  if (required === 'optional') return asked === 'maybe' ? 'maybe' : 'optional'
  return asked ?? 'maybe'
}
