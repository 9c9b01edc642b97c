import type { AskedMaterial } from '@tongban/protocol/situations/material-list'

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

/** A material as an application gives it. */
export interface Handed {
  readonly material: string
  readonly how: 'upload' | 'original' | 'promise'
  readonly file?: string
  readonly until?: string
}

/** The materials that are asked of this person: what their situation does not need is not on the list. */
export const listed = (list: readonly AskedMaterial[]): readonly AskedMaterial[] => list.filter(({ need }) => need !== 'no')

/** What goes into the application: what is there, right or wrong, and what is promised for a day. */
export function handed(list: readonly AskedMaterial[], judged: readonly Judged[], until: string): Handed[] {
  return judged.flatMap(({ material: id, standing, file }): Handed[] => {
    const forms = list.find(({ material }) => material.id === id)?.material.forms ?? []
    if (standing === 'later') return [{ material: id, how: 'promise', until }]
    if (standing !== 'ok' && standing !== 'bad') return []
    if (file !== undefined) return [{ material: id, how: 'upload', file }]
    return forms.includes('original') ? [{ material: id, how: 'original' }] : []
  })
}

/** What a person has to be told of, all at once (行政许可法 Art. 32): lacking or not right. */
export const wanting = (judged: readonly Judged[]): Judged[] =>
  judged.filter(({ standing }) => standing === 'bad' || standing === 'lacking')

/** Where no case can be opened yet: a material that the item always wants is not there. */
export const lacksNeeded = (list: readonly AskedMaterial[], judged: readonly Judged[]): boolean =>
  list.some(
    ({ material: { id, required } }) =>
      required === 'always' && judged.some((one) => one.material === id && one.standing === 'lacking'),
  )

/** What a line can be answered with, in the order of the digits. */
export function choicesFor({ material: { forms }, need }: AskedMaterial): readonly Standing[] {
  return standings.filter((standing) => {
    if (standing === 'later') return forms.includes('promise')
    if (standing === 'notNeeded') return need !== 'yes'
    return true
  })
}
