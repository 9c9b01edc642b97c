import type { Version } from '@tongban/protocol/version/version'

/** How a material stands on the clerk's desk. */
export const standings = ['ok', 'bad', 'lacking', 'later', 'notNeeded'] as const
export type Standing = (typeof standings)[number]

/** One material as the clerk judged it. */
export interface Judged {
  readonly material: string
  readonly standing: Standing
  /** What is wrong with it. */
  readonly why: string
  readonly file: string | undefined
}

type Material = Version['materials'][number]

/** A material as an application gives it. */
export interface Handed {
  readonly material: string
  readonly how: 'upload' | 'original' | 'promise'
  readonly file?: string
  readonly until?: string
}

/** What goes into the application: what is there, right or wrong, and what is promised for a day. */
export function handed(materials: Version['materials'], judged: readonly Judged[], until: string): Handed[] {
  return judged.flatMap(({ material, standing, file }): Handed[] => {
    const forms = materials.find(({ id }) => id === material)?.forms ?? []
    if (standing === 'later') return [{ material, how: 'promise', until }]
    if (standing !== 'ok' && standing !== 'bad') return []
    if (file !== undefined) return [{ material, how: 'upload', file }]
    return forms.includes('original') ? [{ material, how: 'original' }] : []
  })
}

/** What a person has to be told of, all at once (行政许可法 Art. 32): lacking or not right. */
export const wanting = (judged: readonly Judged[]): Judged[] =>
  judged.filter(({ standing }) => standing === 'bad' || standing === 'lacking')

/** Where no case can be opened yet: a material that the item always wants is not there. */
export const lacksNeeded = (materials: Version['materials'], judged: readonly Judged[]): boolean =>
  materials.some(
    ({ id, required }) => required === 'always' && judged.some((one) => one.material === id && one.standing === 'lacking'),
  )

/** What a line can be answered with, in the order of the digits. */
export function choicesFor({ required, forms }: Material): readonly Standing[] {
  return standings.filter((standing) => {
    if (standing === 'later') return forms.includes('promise')
    if (standing === 'notNeeded') return required !== 'always'
    return true
  })
}
