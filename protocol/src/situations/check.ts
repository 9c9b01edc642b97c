import { type Answers, answersAt, type Combinations, combinations, hitRows, type ReadyTable, readyTable } from './combinations.ts'
import type { Situations } from './table.ts'

/** Why situations may not be asked of people yet. */
export const findingTexts = {
  neverHit: { zh: '没有一种回答会走到这一行', en: 'No combination of answers leads to this row' },
  alwaysHit: {
    zh: '不论怎么回答都会走到这一行：它不是情形，应写进事项本身',
    en: 'Every combination of answers leads to this row: it is no situation and belongs to the item itself',
  },
  noRow: { zh: '这种回答没有对应的行', en: 'No row speaks for this combination of answers' },
  twoModes: { zh: '这种回答得出两种办理模式', en: 'This combination of answers leads to two modes' },
  questionIdle: { zh: '没有一行用到这个问题', en: 'No row looks at this question' },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>

/** One thing to mend. A row is named by its table and id, a combination by its answers. */
export type SituationsFinding =
  | { readonly code: 'neverHit' | 'alwaysHit'; readonly table: string; readonly row: string }
  | { readonly code: 'noRow'; readonly table: string; readonly answers: Answers }
  | { readonly code: 'twoModes'; readonly modes: readonly string[]; readonly answers: Answers }
  | { readonly code: 'questionIdle'; readonly question: string }

/**
 * Tries every combination of answers (at most 10,000) and names each row that none leads to, each that all lead to, each combination that
 * no row speaks for, each that leads to two modes, and each question that nothing depends on. Empty when the situations may be asked.
 */
export function checkSituations(situations: Situations): SituationsFinding[] {
  const all = combinations(situations)
  const tables = situations.tables.map((table) => readyTable(all, table))
  return [...tables.flatMap((table) => tableFindings(all, table)), ...modeFindings(all, tables), ...idleQuestions(situations)]
}

function tableFindings(all: Combinations, table: ReadyTable): SituationsFinding[] {
  const hits = new Map(table.rows.map(({ id }) => [id, 0]))
  const findings: SituationsFinding[] = []
  for (let at = 0; at < all.size; at++) {
    const rows = hitRows(table, all, at)
    for (const { id } of rows) hits.set(id, (hits.get(id) ?? 0) + 1)
    if (rows.length === 0) findings.push({ code: 'noRow', table: table.id, answers: answersAt(all, at) })
  }
  const rows = [...hits].flatMap(([row, count]): SituationsFinding[] => {
    if (count === 0) return [{ code: 'neverHit', table: table.id, row }]
    return count === all.size ? [{ code: 'alwaysHit', table: table.id, row }] : []
  })
  return [...rows, ...findings]
}

function modeFindings(all: Combinations, tables: readonly ReadyTable[]): SituationsFinding[] {
  const deciding = tables.filter(({ rows }) => rows.some(({ gives }) => gives.mode !== undefined))
  if (deciding.length === 0) return []
  const findings: SituationsFinding[] = []
  for (let at = 0; at < all.size; at++) {
    const modes = new Set(deciding.flatMap((table) => hitRows(table, all, at).flatMap(({ gives }) => gives.mode ?? [])))
    if (modes.size > 1) findings.push({ code: 'twoModes', modes: [...modes].sort(), answers: answersAt(all, at) })
  }
  return findings
}

function idleQuestions({ questions, tables }: Situations): SituationsFinding[] {
  const used = new Set(tables.flatMap(({ rows }) => rows.flatMap(({ when }) => Object.keys(when))))
  return questions.filter(({ id }) => !used.has(id)).map(({ id }) => ({ code: 'questionIdle', question: id }))
}
