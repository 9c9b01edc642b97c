import { DO_NOT_KNOW } from '@tongban/protocol/situations/outcome'
import type { Situations } from '@tongban/protocol/situations/table'

/** Answers stand in the address, one parameter a question, so that a page can be shared, printed and gone back to. */
const PREFIX = 'q.'

export type Answers = Readonly<Record<string, string>>

/** The parameter that a question is answered in. */
export const parameterOf = (question: string): string => `${PREFIX}${question}`

/** The answers of an address that are answers to these questions; others (of an older table, or typed) are left out. */
export function answersIn(query: URLSearchParams, { questions }: Pick<Situations, 'questions'>): Answers {
  const answers: [string, string][] = []
  for (const { id, options } of questions) {
    const given = query.get(parameterOf(id))
    if (given !== null && (given === DO_NOT_KNOW || options.some((option) => option.id === given))) answers.push([id, given])
  }
  return Object.fromEntries(answers)
}

/** The address of a page about an item at a place, with these answers. */
export function answeredAddress(path: string, { place, answers }: { readonly place: string; readonly answers: Answers }): string {
  const query = new URLSearchParams({ place })
  for (const [id, option] of Object.entries(answers)) query.set(parameterOf(id), option)
  return `${path}?${query}`
}

/** Answers as the API takes them. */
export const answersText = (answers: Answers): string =>
  Object.entries(answers)
    .map(([id, option]) => `${id}:${option}`)
    .join(',')

/** All but one answer, to be asked again. */
export const without = (answers: Answers, question: string): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => id !== question))
