import { dayText, timeText } from '../../visit/when.ts'
import { head, line, margins, numberPages, openSheet, qr, type Row, type Sheet, sizes } from './sheet.ts'

/** A numbered paper as the node answers it (`GET /cases/:id/papers/:number`). */
export interface Paper {
  readonly number: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly basis: string
  readonly queryNumber: string | null
  readonly officialNumber: string | null
  readonly item: { readonly zh: string }
  readonly issuedBy: { readonly place: string }
  readonly at: string
  readonly day: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly content: Readonly<Record<string, unknown>>
  readonly due: string | null
  readonly remedy: string | null
}

export interface Printing {
  /** Name of the place that issued it. */
  readonly issuer: string
  /** Where a case is followed, for the QR code. */
  readonly track: string
  /** Printed on the receipt only, while it is known. */
  readonly code?: string
}

const zh = (text: string): string => text
const withYear = (day: string): string => `${day.slice(0, 4)} 年 ${dayText(zh, day)}`

/** The paper on A4 with its number, its rows, a QR code to follow the case, and page numbers; Chinese by law. */
export function drawPaper(paper: Paper, printing: Printing): Promise<Uint8Array<ArrayBuffer>> {
  const { sheet, written } = openSheet(`${paper.title.zh} ${paper.number}`, paper.at)
  head(sheet, paper.title.zh, paper.number)
  for (const row of rowsOf(paper, printing)) line(sheet, row)
  qr(sheet, printing.track, '扫码查进度；不用登录，输入查询号和查询码。')
  foot(sheet, paper, printing)
  numberPages(sheet)
  sheet.end()
  return written
}

/** What each paper says, in the order of the templates. */
function rowsOf(paper: Paper, { issuer, code }: Printing): Row[] {
  const { item, queryNumber, officialNumber, at, day, basis, due, remedy } = paper
  const said = saidIn(paper)
  const rows: (readonly [string, string | null | undefined])[] = [
    ['事项', item.zh],
    ['查询号', queryNumber],
    ['查询码', code],
    ['办件编号', officialNumber],
    ['出具', issuer],
    ['时间', `${day.slice(0, 4)} 年 ${timeText(zh, at)}`],
    ...said,
    ['法律依据', basis],
    ['最迟', due === null ? null : withYear(due)],
    ['救济途径', said.some(([term]) => term === words['remedy']) ? null : remedy],
  ]
  return rows.flatMap(([term, text]) => (text ? [[term, text] as const] : []))
}

const words: Readonly<Record<string, string>> = {
  facts: '事实',
  basis: '依据',
  remedy: '救济',
  whereInstead: '应当向哪里申请',
  result: '决定',
  document: '证照',
  why: '说明',
  until: '最迟补齐',
}

/** What the act itself said: reasons, decisions, what has to be supplied. Never the applicant's own form. */
function saidIn({ facts, content }: Paper): Row[] {
  const bodies = ['decision', 'materials'].flatMap((section) => {
    const body = content[section]
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? Object.entries(body) : []
  })
  return [...Object.entries(facts), ...bodies].flatMap(([name, value]) => {
    const term = words[name]
    if (name === 'reason' && declined[String(value)] !== undefined) return declinedRows(String(value))
    // A notice names each material on a line of its own.
    return term !== undefined && typeof value === 'string' ? [[term, value.replaceAll('；', '\n')] as const] : []
  })
}

/** 不予受理: why, and that what was handed in goes back (行政许可法 Art. 32). */
const declined: Readonly<Record<string, string>> = {
  notOurs: '不属于本机关职权范围',
  notNeeded: '依法不需要办理',
  other: '其他',
}
const declinedRows = (reason: string): Row[] => [
  ['理由', declined[reason] ?? reason],
  ['材料退还', '申请材料随本通知书退还'],
]

function foot(sheet: Sheet, { day }: Paper, { issuer }: Printing): void {
  sheet.fontSize(sizes.body).text(`${issuer}（章）`, margins.left, sheet.y + 8, { align: 'right' })
  sheet.text(withYear(day), { align: 'right' })
  sheet.moveDown(1).text('申请人签收：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿＿＿', margins.left)
}
