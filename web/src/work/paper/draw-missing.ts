import type { Place } from '../../visit/place-names.ts'
import type { Judged } from '../counter/materials.ts'
import type { Wanted } from '../counter/wanted.ts'
import { head, line, margins, numberPages, openSheet } from './sheet.ts'

interface Missing {
  readonly wanted: Wanted
  readonly judged: readonly Judged[]
  /** Of the person, as their document says it. */
  readonly name: string
  /** Where it was said, with its phone. */
  readonly counter: Place | undefined
}

/** What a person takes home who cannot apply yet: everything that is missing, at one time (行政许可法 Art. 32). No case, no number. */
export function drawMissing({ wanted, judged, name, counter }: Missing): Promise<Uint8Array<ArrayBuffer>> {
  const { version, guide } = wanted
  const title = '材料补齐清单'
  const { sheet, written } = openSheet(title, `${guide.day}T00:00:00.000Z`)
  head(sheet, title, guide.day)
  line(sheet, ['申请人', name])
  line(sheet, ['事项', version.name.zh])
  line(sheet, ['办理机关', version.implementer.name])
  judged.forEach(({ material, standing, why }, at) => {
    const zh = version.materials.find(({ id }) => id === material)?.name.zh ?? material
    line(sheet, [`${at + 1}`, `${zh}：${standing === 'lacking' ? '没有带' : '不合要求'}${why === '' ? '' : `，${why}`}`])
  })
  line(sheet, ['怎样补', '补齐后带到本窗口，或者在网上上传'])
  line(sheet, ['法律依据', '行政许可法第三十二条第一款第四项'])
  if (counter !== undefined)
    line(sheet, ['经办窗口', counter.phone === null ? counter.nameZh : `${counter.nameZh}，${counter.phone}`])
  sheet
    .fontSize(sheet.sizes.body)
    .text(
      '以上一次告知，没有写到的不会再要。补齐前不算提交，期限还没有开始算；补齐后在本窗口接着办，已录入的不用再填。',
      margins.left,
      sheet.y + 12,
      { lineGap: 4 },
    )
  sheet.moveDown(2).text('经办人：＿＿＿＿＿　申请人签收：＿＿＿＿＿　日期：＿＿＿＿＿', margins.left)
  numberPages(sheet)
  sheet.end()
  return written
}
