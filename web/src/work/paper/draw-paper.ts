import { kindOf, type Paper, type PaperCase } from './paper.ts'
import { rowsOf } from './paper-rows.ts'
import { withYear } from './paper-terms.ts'
import { close, head, line, numberPages, openSheet, type Print } from './sheet.ts'

export interface Printing {
  /** Where a case is followed, for the QR code. */
  readonly track: string
  readonly print?: Print
}

/** The paper on A4 with its number, its rows, a QR code to follow the case, and page numbers; Chinese by law. */
export function drawPaper(paper: Paper, of: PaperCase, { track, print }: Printing): Promise<Uint8Array<ArrayBuffer>> {
  const { sheet, written } = openSheet(`${paper.title.zh} ${paper.number}`, paper.at, print)
  head(sheet, paper.title.zh, paper.number)
  for (const row of rowsOf(paper, of)) line(sheet, row)
  close(sheet, {
    address: track,
    beside: '扫码查进度；不用登录，输入查询号和查询码。',
    seal: [`${of.issuer?.nameZh ?? paper.issuedBy.place}（章）`, withYear(paper.day)],
    sign: `${kindOf(paper) === 'SD' ? '受送达人' : '申请人'}签收：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿＿＿`,
  })
  numberPages(sheet)
  sheet.end()
  return written
}
