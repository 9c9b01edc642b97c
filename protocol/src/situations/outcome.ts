import { type Answers, type Combinations, combinations, digitAt, hitRows, readyTable } from './combinations.ts'
import type { Effect, Question, Situations } from './table.ts'

/** “不知道”: the question was asked, and is not asked again; everything that hangs on it stays open. */
export const DO_NOT_KNOW = '?'

/** Whether something applies with what has been answered so far: surely, surely not, or depending on what is still open. */
export type Need = 'yes' | 'no' | 'maybe'

type Said = Question['ask']
type Refusal = NonNullable<Effect['refuse']>

/** What the answers so far lead to. */
export interface Outcome {
  /** The next question that still changes something, in the order of the questions; null when nothing does. */
  readonly next: Question | null
  readonly materials: readonly { readonly id: string; readonly need: Need }[]
  readonly conditions: readonly { readonly text: Said; readonly need: Need }[]
  /** Modes that are still possible; one when it is settled, none where the situations say nothing of it. */
  readonly modes: readonly string[]
  readonly refusals: readonly (Refusal & { readonly need: Need })[]
}

/** An answer to a question that is not asked, or an option that it has not. */
export interface BadAnswer {
  readonly why: 'questionUnknown' | 'optionUnknown'
  readonly question: string
}

export type OutcomeReading = { readonly ok: true; readonly outcome: Outcome } | { readonly ok: false; readonly bad: BadAnswer }

/**
 * What the given answers lead to; any may be missing or `?` (不知道). Every way of answering the rest is tried, so what is said to be needed
 * is needed however the person goes on, and a question is only asked while its answer changes something.
 */
export function outcomeOf(situations: Situations, given: Answers): OutcomeReading {
  const answers: Answered = new Map(Object.entries(given))
  const bad = badAnswer(situations, answers)
  if (bad) return { ok: false, bad }
  const all = combinations(situations)
  const possible = stillPossible(all, answers)
  const effects = effectsOf(situations, all, possible)
  return { ok: true, outcome: { next: nextQuestion(situations, answers, { all, effects }), ...summed(situations, effects) } }
}

type Answered = ReadonlyMap<string, string>

function badAnswer({ questions }: Situations, answers: Answered): BadAnswer | undefined {
  for (const [id, given] of answers) {
    const question = questions.find((one) => one.id === id)
    if (!question) return { why: 'questionUnknown', question: id }
    if (given !== DO_NOT_KNOW && !question.options.some((option) => option.id === given))
      return { why: 'optionUnknown', question: id }
  }
  return undefined
}

function stillPossible(all: Combinations, answers: Answered): number[] {
  const fixed = all.digits.flatMap((digit) => {
    const option = digit.options.indexOf(answers.get(digit.question) ?? DO_NOT_KNOW)
    return option === -1 ? [] : [{ digit, option }]
  })
  return Array.from({ length: all.size }, (_, at) => at).filter((at) =>
    fixed.every(({ digit, option }) => digitAt(at, digit) === option),
  )
}

/** The effects that count together, as one text each: what is equal is one. */
type Effects = ReadonlyMap<number, ReadonlySet<string>>

const materialKey = (id: string) => `material ${id}`
const conditionKey = ({ zh }: Said) => `condition ${zh}`
const modeKey = (mode: string) => `mode ${mode}`
const refusalKey = ({ why }: Refusal) => `refusal ${why.zh}`

function keysOf({ materials = [], conditions = [], mode, refuse }: Effect): string[] {
  return [
    ...materials.map(materialKey),
    ...conditions.map(conditionKey),
    ...(mode === undefined ? [] : [modeKey(mode)]),
    ...(refuse === undefined ? [] : [refusalKey(refuse)]),
  ]
}

function effectsOf({ tables }: Situations, all: Combinations, possible: readonly number[]): Effects {
  const ready = tables.map((table) => readyTable(all, table))
  const keys = new Map(ready.flatMap(({ rows }) => rows.map(({ gives }) => [gives, keysOf(gives)] as const)))
  return new Map(
    possible.map((at) => {
      const rows = ready.flatMap((table) => hitRows(table, all, at))
      return [at, new Set(rows.flatMap(({ gives }) => keys.get(gives) ?? []))]
    }),
  )
}

function summed({ tables }: Situations, effects: Effects): Omit<Outcome, 'next'> {
  const counts = new Map<string, number>()
  for (const keys of effects.values()) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  const need = (key: string): Need => {
    const count = counts.get(key) ?? 0
    if (count === 0) return 'no'
    return count === effects.size ? 'yes' : 'maybe'
  }
  const rows = tables.flatMap((table) => table.rows.map(({ gives }) => gives))
  const conditions = distinct(
    rows.flatMap((gives) => gives.conditions ?? []),
    conditionKey,
  )
  const refusals = distinct(
    rows.flatMap((gives) => gives.refuse ?? []),
    refusalKey,
  )
  const modes = [...new Set(rows.flatMap((gives) => gives.mode ?? []))]
  return {
    materials: [...new Set(rows.flatMap((gives) => gives.materials ?? []))].map((id) => ({ id, need: need(materialKey(id)) })),
    conditions: conditions.map((text) => ({ text, need: need(conditionKey(text)) })),
    modes: modes.filter((mode) => need(modeKey(mode)) !== 'no'),
    refusals: refusals.map((refusal) => ({ ...refusal, need: need(refusalKey(refusal)) })),
  }
}

function distinct<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  return [...new Map(values.map((value) => [keyOf(value), value])).values()]
}

function nextQuestion(
  { questions }: Situations,
  answers: Answered,
  { all, effects }: { readonly all: Combinations; readonly effects: Effects },
): Question | null {
  const signatures = new Map([...effects].map(([at, keys]) => [at, [...keys].sort().join('\n')]))
  return (
    questions.find(({ id }, index) => {
      const digit = all.digits[index]
      return !answers.has(id) && digit !== undefined && changesSomething(digit, signatures)
    }) ?? null
  )
}

/** Whether two combinations that differ in this question alone lead to different things. */
function changesSomething(digit: Combinations['digits'][number], signatures: ReadonlyMap<number, string>): boolean {
  for (const [at, signature] of signatures) {
    const chosen = digitAt(at, digit)
    if (chosen > 0 && signatures.get(at - chosen * digit.stride) !== signature) return true
  }
  return false
}
