import { parseBounded } from '@tongban/protocol/canonical'
import { markTexts } from '@tongban/protocol/rows/marks'
import type { RowReport } from '@tongban/protocol/rows/report-row'
import { type ListReport, type RowTotals, reportRows } from '@tongban/protocol/rows/report-rows'

type Lang = 'zh' | 'en'

/** What a command prints and how it ends: 0 every row stands in the report, 1 the file is no list. */
export interface Printed {
  readonly lines: readonly string[]
  readonly exitCode: 0 | 1
}

/** A whole province's lists fit; a file beyond this is not read as one report. */
const limits = { maxBytes: 256 * 1024 * 1024, maxDepth: 32, maxNodes: 20_000_000 }

const words = {
  zh: {
    unreadable: '文件不是列表：需要一个 JSON 数组，或带 items 数组的对象',
    rows: '行',
    accepted: '收下',
    marked: '有标记',
    implementer: '实施主体代码',
    shapes: '本地基本码写法',
    marks: '标记',
    repairs: '可能的修正（只提示，不自动采用）',
    valid: '合格',
    malformed: '形状不对',
    checkFailed: '校验不符',
    missing: '缺失',
    colon: '：',
    semicolon: '；',
    value: '（{v}）',
    row: '第 {n} 行',
    noName: '(无名称)',
  },
  en: {
    unreadable: 'The file is no list: a JSON array is needed, or an object with an array `items`',
    rows: 'rows',
    accepted: 'accepted',
    marked: 'marked',
    implementer: 'implementer codes',
    shapes: 'shapes of local codes',
    marks: 'marks',
    repairs: 'possible repairs (offered only, never applied)',
    valid: 'valid',
    malformed: 'malformed',
    checkFailed: 'check failed',
    missing: 'missing',
    colon: ': ',
    semicolon: '; ',
    value: ' ({v})',
    row: 'row {n}',
    noName: '(no name)',
  },
} as const

/**
 * `tongban import FILE --report`: reads a list as published and reports it row by row, offline. Nothing is stored and nothing repaired.
 * `json` prints the whole report on one line; else the sums, each marked row, and the repairs that are thinkable.
 */
export function importReport(text: string, { json = false, lang = 'zh' }: { json?: boolean; lang?: Lang } = {}): Printed {
  const list = rowsOf(text)
  if (!list) {
    const refused = { code: 'catalogue/notAList', title: words[lang].unreadable }
    return { lines: [json ? JSON.stringify({ refused }) : refused.title], exitCode: 1 }
  }
  const report = reportRows(list.rows)
  if (json) return { lines: [JSON.stringify({ title: list.title, ...report })], exitCode: 0 }
  return { lines: [...(list.title === null ? [] : [list.title]), ...written(report, lang)], exitCode: 0 }
}

function rowsOf(text: string): { readonly title: string | null; readonly rows: readonly unknown[] } | undefined {
  const parsed = parseBounded(text, limits)
  if (!parsed.ok) return undefined
  const { value } = parsed
  if (Array.isArray(value)) return { title: null, rows: value }
  if (typeof value !== 'object' || value === null || !('items' in value) || !Array.isArray(value.items)) return undefined
  return { title: 'title' in value && typeof value.title === 'string' ? value.title : null, rows: value.items }
}

function written({ totals, rows, repairs }: ListReport, lang: Lang): string[] {
  const word = words[lang]
  return [
    ...sums(totals, lang),
    ...rows.filter((row) => row.marks.length > 0).map((row) => markedRow(row, lang)),
    ...(repairs.length === 0 ? [] : [`${word.repairs}${word.colon}${repairs.length}`]),
    ...repairs.map((repair) => {
      const row = word.row.replace('{n}', String(repair.row))
      return `  ${row}${word.colon}${repair.published ?? '–'} → ${repair.proposed} · ${repair[lang]}`
    }),
  ]
}

function sums(totals: RowTotals, lang: Lang): string[] {
  const word = words[lang]
  const { valid, malformed, checkFailed, missing } = totals.implementer
  const lines = [`${word.rows} ${totals.rows} · ${word.accepted} ${totals.accepted} · ${word.marked} ${totals.marked}`]
  if (valid + malformed + checkFailed + missing > 0) {
    const classes = (['valid', 'malformed', 'checkFailed', 'missing'] as const).map(
      (found) => `${word[found]} ${totals.implementer[found]}`,
    )
    lines.push(`${word.implementer}${word.colon}${classes.join(' · ')}`)
  }
  const shapes = Object.entries(totals.shapes).map(([shape, count]) => `${shape} ${count}`)
  if (shapes.length > 0) lines.push(`${word.shapes}${word.colon}${shapes.join(' · ')}`)
  const marks = Object.entries(totals.marks).map(([code, count]) => `${code} ${count}`)
  if (marks.length > 0) lines.push(`${word.marks}${word.colon}${marks.join(' · ')}`)
  return lines
}

function markedRow({ row, name, marks }: RowReport, lang: Lang): string {
  const word = words[lang]
  const why = marks.map(({ code, value }) =>
    value === null ? markTexts[code][lang] : `${markTexts[code][lang]}${word.value.replace('{v}', () => value)}`,
  )
  return `  ${word.row.replace('{n}', String(row))} ${name ?? word.noName}${word.colon}${why.join(word.semicolon)}`
}
