import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import QRCode from 'qrcode'

/** One line of a paper: what it is, and what it says. */
export type Row = readonly [term: string, text: string]
/** Who reads badly gets the same paper in large type (小二 for the body). */
export type Print = 'usual' | 'large'
export type Sheet = InstanceType<typeof PDFDocument> & { readonly sizes: (typeof sizesOf)[Print] }

const MM = 72 / 25.4
/** A4 with the margins of GB/T 9704: 37 mm above, 28 mm left, 26 mm right. */
export const margins = { top: 37 * MM, left: 28 * MM, right: 26 * MM, bottom: 25 * MM } as const
const sizesOf = {
  usual: { title: 22, body: 14, small: 10.5 },
  large: { title: 26, body: 18, small: 14 },
} as const satisfies Readonly<Record<Print, object>>
const TERM_WIDTH = 110
const QR_MM = 26
const QR_SPACE_MM = 4

const font = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')

/** An empty paper in Chinese, its title told to readers of the file too. */
export function openSheet(
  title: string,
  at: string,
  print: Print = 'usual',
): { readonly sheet: Sheet; readonly written: Promise<Uint8Array<ArrayBuffer>> } {
  const info = { Title: title, CreationDate: new Date(at), ModDate: new Date(at) }
  const made = new PDFDocument({ size: 'A4', margins, bufferPages: true, lang: 'zh-CN', displayTitle: true, info, font })
  const sheet = Object.assign(made, { sizes: sizesOf[print] })
  return { sheet, written: bytesOf(sheet) }
}

async function bytesOf(sheet: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = []
  for await (const chunk of sheet) chunks.push(chunk as Buffer)
  return new Uint8Array(Buffer.concat(chunks))
}

export function head(sheet: Sheet, title: string, number: string): void {
  sheet.fontSize(sheet.sizes.small).text(number, { align: 'right' })
  sheet.moveDown(0.5).fontSize(sheet.sizes.title).text(title, { align: 'center', characterSpacing: 3 })
  sheet.moveDown(1).fontSize(sheet.sizes.body)
}

export function line(sheet: Sheet, [term, text]: Row): void {
  const width = sheet.page.width - margins.left - margins.right - TERM_WIDTH
  const height = sheet.heightOfString(text, { width, lineGap: 3 })
  if (sheet.y + height > sheet.page.height - margins.bottom) sheet.addPage()
  const y = sheet.y
  sheet.fillColor('#4a545e').text(term, margins.left, y, { width: TERM_WIDTH - 10 })
  const below = sheet.y
  sheet.fillColor('#000000').text(text, margins.left + TERM_WIDTH, y, { width, lineGap: 3 })
  sheet.y = Math.max(below, sheet.y) + 5
  sheet
    .moveTo(margins.left, sheet.y - 3)
    .lineTo(sheet.page.width - margins.right, sheet.y - 3)
    .lineWidth(0.5)
    .strokeColor('#d5dbe0')
    .stroke()
}

/** What stands at the foot of a paper: the code to follow the case, who seals it on which day, and a line to sign. */
export interface Closing {
  readonly address: string
  readonly beside: string
  /** Two lines at the right, where the seal goes. */
  readonly seal: readonly [issuer: string, day: string]
  readonly sign: string
}

const SIGN_GAP = 14

/** The foot stays together: code, seal and line to sign are on one page. */
export function close(sheet: Sheet, { address, beside, seal, sign }: Closing): void {
  const height = 16 + QR_MM * MM + SIGN_GAP + sheet.fontSize(sheet.sizes.body).heightOfString(sign)
  if (sheet.y + height > sheet.page.height - margins.bottom) sheet.addPage()
  const top = sheet.y + 16
  qr(sheet, address, { top, beside })
  const left = margins.left + (QR_MM + QR_SPACE_MM) * MM
  const width = sheet.page.width - left - margins.right
  sheet.fontSize(sheet.sizes.body).text(seal.join('\n'), left, top + 30, { width, align: 'right' })
  sheet.text(sign, margins.left, top + QR_MM * MM + SIGN_GAP)
}

/** Squares of the code itself, so that no picture has to be scaled. */
function qr(sheet: Sheet, address: string, { top, beside }: { readonly top: number; readonly beside: string }): void {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' })
  const side = (QR_MM * MM) / modules.size
  const space = (QR_MM + QR_SPACE_MM) * MM
  for (let at = 0; at < modules.size ** 2; at++) {
    const [row, column] = [Math.floor(at / modules.size), at % modules.size]
    if (modules.get(row, column)) sheet.rect(margins.left + column * side, top + row * side, side, side)
  }
  sheet.fillColor('#000000').fill()
  const left = margins.left + space
  sheet.fontSize(sheet.sizes.small).text(beside, left, top, { width: sheet.page.width - left - margins.right })
}

export function numberPages(sheet: Sheet): void {
  const { start, count } = sheet.bufferedPageRange()
  for (let at = start; at < start + count; at++) {
    sheet.switchToPage(at)
    // Below the margin, where text would otherwise open another page.
    sheet.page.margins.bottom = 0
    const text = `第 ${at + 1} 页 / 共 ${count} 页`
    sheet.fontSize(sheet.sizes.small).text(text, margins.left, sheet.page.height - 20 * MM, { align: 'center' })
  }
}
