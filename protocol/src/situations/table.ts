import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { PlaceId } from '../event/header.ts'
import { evidenceMarks } from '../version/version.ts'

const Code = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9.:_-]{0,79}$' })
/** Names of questions, options, tables and rows: also written in addresses, so without `:` and `,`. */
const Id = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$' })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Said = Type.Object({
  zh: Type.String({ minLength: 1, maxLength: 300 }),
  en: Type.Union([Type.String({ minLength: 1, maxLength: 500 }), Type.Null()]),
})
const OneOf = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>(Type.Enum([...values]))

/** More combinations of answers than this are not enumerated, so such a table is refused. */
export const MOST_COMBINATIONS = 10_000
const MOST_QUESTIONS = 6
const MOST_ROWS = 200

const QuestionSchema = Type.Object({
  id: Id,
  ask: Said,
  options: Type.Array(Type.Object({ id: Id, say: Said }), { minItems: 2, maxItems: 20 }),
})

/** What a row of a table leads to; empty where the situation asks for nothing more. */
const EffectSchema = Type.Object({
  conditions: Type.Optional(Type.Array(Said, { minItems: 1, maxItems: 20 })),
  /** Ids of materials of the version at the same place. */
  materials: Type.Optional(Type.Array(Code, { minItems: 1, maxItems: 50, uniqueItems: true })),
  mode: Type.Optional(OneOf(['online', 'relay', 'joint'])),
  /** The item is not open in this situation: why, and what to do instead. */
  refuse: Type.Optional(Type.Object({ why: Said, instead: Type.Union([Said, Type.Null()]) })),
})

const RowSchema = Type.Object({
  id: Id,
  /** By question, the options that fit; a question that is not named fits with every answer, an empty list with none. */
  when: Type.Record(Type.String(), Type.Array(Id, { maxItems: 20, uniqueItems: true })),
  gives: EffectSchema,
})

const TableSchema = Type.Object({
  id: Id,
  /** `first`: the first row that fits counts alone. `every`: all rows that fit count together. */
  hit: OneOf(['first', 'every']),
  rows: Type.Array(RowSchema, { minItems: 1, maxItems: MOST_ROWS }),
})

/**
 * The situations (情形) of one authority's item: few questions with few answers each, and decision tables over them. Pure data, so that
 * every combination of answers can be tried before a person meets it.
 */
export const SituationsSchema = Type.Object({
  item: Code,
  place: PlaceId,
  /** First day these situations are asked. */
  from: Day,
  questions: Type.Array(QuestionSchema, { minItems: 1, maxItems: MOST_QUESTIONS }),
  tables: Type.Array(TableSchema, { minItems: 1, maxItems: 10 }),
  evidence: OneOf(evidenceMarks),
  sources: Type.Array(Type.String({ minLength: 1, maxLength: 2000 }), { maxItems: 20 }),
})
export type Situations = Type.Static<typeof SituationsSchema>
export type Question = Type.Static<typeof QuestionSchema>
export type SituationTable = Type.Static<typeof TableSchema>
export type SituationRow = Type.Static<typeof RowSchema>
export type Effect = Type.Static<typeof EffectSchema>

const shape = Compile(SituationsSchema)

/** Why a document cannot be tried at all; the JSON pointer says where. */
export type SituationsFaultCode =
  | 'malformed'
  | 'questionTwice'
  | 'optionTwice'
  | 'tableTwice'
  | 'rowTwice'
  | 'tooManyRows'
  | 'questionUnknown'
  | 'optionUnknown'
  | 'tooManyCombinations'

export interface SituationsFault {
  readonly code: SituationsFaultCode
  readonly at: string
}

export type ReadSituations =
  | { readonly ok: true; readonly situations: Situations }
  | { readonly ok: false; readonly faults: readonly SituationsFault[] }

/** Reads a document as situations, or says where it has not the shape, names something twice or names what is not there. */
export function readSituations(value: unknown): ReadSituations {
  if (!shape.Check(value)) {
    const places = new Set(shape.Errors(value).map(({ instancePath }) => instancePath))
    return { ok: false, faults: [...places].slice(0, 10).map((at) => ({ code: 'malformed', at })) }
  }
  const faults = [...nameFaults(value), ...value.tables.flatMap((table, at) => cellFaults(value, table, `/tables/${at}`))]
  return faults.length > 0 ? { ok: false, faults } : { ok: true, situations: value }
}

/** How many combinations of answers there are. */
export const combinationsOf = ({ questions }: Pick<Situations, 'questions'>): number =>
  questions.reduce((product, { options }) => product * options.length, 1)

function nameFaults(situations: Situations): SituationsFault[] {
  const { questions, tables } = situations
  const rows = tables.flatMap((table, at) => repeated('rowTwice', table.rows, `/tables/${at}/rows`))
  const options = questions.flatMap((question, at) => repeated('optionTwice', question.options, `/questions/${at}/options`))
  const faults = [
    ...repeated('questionTwice', questions, '/questions'),
    ...options,
    ...repeated('tableTwice', tables, '/tables'),
    ...rows,
  ]
  if (tables.reduce((sum, table) => sum + table.rows.length, 0) > MOST_ROWS) faults.push({ code: 'tooManyRows', at: '/tables' })
  if (combinationsOf(situations) > MOST_COMBINATIONS) faults.push({ code: 'tooManyCombinations', at: '/questions' })
  return faults
}

function repeated(code: SituationsFaultCode, named: readonly { readonly id: string }[], at: string): SituationsFault[] {
  const seen = new Set<string>()
  return named.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [{ code, at: `${at}/${index}/id` }]
  })
}

function cellFaults({ questions }: Situations, { rows }: SituationTable, at: string): SituationsFault[] {
  return rows.flatMap(({ when }, index) =>
    Object.entries(when).flatMap(([id, options]): SituationsFault[] => {
      const question = questions.find((one) => one.id === id)
      const cell = `${at}/rows/${index}/when/${id}`
      if (!question) return [{ code: 'questionUnknown', at: cell }]
      const strange = options.filter((option) => !question.options.some((one) => one.id === option))
      return strange.map(() => ({ code: 'optionUnknown', at: cell }))
    }),
  )
}
