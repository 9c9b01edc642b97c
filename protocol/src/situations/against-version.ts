import type { Version } from '../version/version.ts'
import type { Situations } from './table.ts'

/** Where situations and the version they stand beside do not fit together. */
export const misfitTexts = {
  materialUnknown: { zh: '事项的材料里没有这一项', en: 'The item asks for no material of this id' },
  materialNeverAsked: {
    zh: '事项写明按情形收的材料，没有一种情形要它',
    en: 'The item asks for this material by situation, and no situation asks for it',
  },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>

export interface SituationsMisfit {
  readonly code: keyof typeof misfitTexts
  readonly material: string
}

/** Materials that the situations name and the version has not, and materials that the version leaves to situations and none asks for. */
export function misfitsWith({ materials }: Pick<Version, 'materials'>, { tables }: Situations): SituationsMisfit[] {
  const asked = new Set(tables.flatMap(({ rows }) => rows.flatMap(({ gives }) => gives.materials ?? [])))
  const known = new Set(materials.map(({ id }) => id))
  const never = materials.filter(({ id, required }) => required === 'whenSituation' && !asked.has(id))
  return [
    ...[...asked].filter((id) => !known.has(id)).map((material) => ({ code: 'materialUnknown', material }) as const),
    ...never.map(({ id }) => ({ code: 'materialNeverAsked', material: id }) as const),
  ]
}
