import type { Effect, Situations, SituationTable } from './table.ts'
import { combinationsOf } from './table.ts'

/** One answer to each question, by the question's id: the option's id. */
export type Answers = Readonly<Record<string, string>>

/**
 * All combinations of answers under one number each, `0 … size - 1`: the last question counts fastest. So a combination is cheap to
 * walk over, and its neighbour in one question is one step of that question's stride away.
 */
export interface Combinations {
  readonly size: number
  /** By question: how far apart two neighbouring options are, and how many there are. */
  readonly digits: readonly { readonly question: string; readonly options: readonly string[]; readonly stride: number }[]
}

export function combinations(situations: Pick<Situations, 'questions'>): Combinations {
  const size = combinationsOf(situations)
  let stride = size
  const digits = situations.questions.map(({ id, options }) => {
    stride /= options.length
    return { question: id, options: options.map((option) => option.id), stride }
  })
  return { size, digits }
}

/** Which option of the question a combination has, counted from 0. */
export const digitAt = (combination: number, { options, stride }: Combinations['digits'][number]): number =>
  Math.floor(combination / stride) % options.length

export function answersAt({ digits }: Combinations, combination: number): Answers {
  return Object.fromEntries(digits.map((digit) => [digit.question, digit.options[digitAt(combination, digit)] ?? '']))
}

/** A row as it is tried: by question whether each option fits. */
interface ReadyRow {
  readonly id: string
  readonly gives: Effect
  readonly fits: readonly (readonly boolean[] | undefined)[]
}

export interface ReadyTable {
  readonly id: string
  readonly hit: SituationTable['hit']
  readonly rows: readonly ReadyRow[]
}

/** Lays out a table so that ten thousand combinations can be tried without looking anything up by name. */
export function readyTable({ digits }: Combinations, { id, hit, rows }: SituationTable): ReadyTable {
  const ready = rows.map((row) => ({
    id: row.id,
    gives: row.gives,
    fits: digits.map(({ question, options }) => {
      const wanted = new Map(Object.entries(row.when)).get(question)
      return wanted && options.map((option) => wanted.includes(option))
    }),
  }))
  return { id, hit, rows: ready }
}

/** The rows of the table that count for a combination, in their order. */
export function hitRows({ hit, rows }: ReadyTable, { digits }: Combinations, combination: number): readonly ReadyRow[] {
  const chosen = digits.map((digit) => digitAt(combination, digit))
  const fits = (row: ReadyRow) => chosen.every((option, at) => row.fits[at]?.[option] ?? true)
  if (hit === 'every') return rows.filter(fits)
  const first = rows.find(fits)
  return first ? [first] : []
}
