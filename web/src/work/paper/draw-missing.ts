import type { Wanted } from '../counter/choose-item.ts'
import type { Judged } from '../counter/materials.ts'
import { head, line, margins, numberPages, openSheet, sizes } from './sheet.ts'

interface Missing {
  readonly wanted: Wanted
  readonly judged: readonly Judged[]
  /** Of the person, as their document says it. */
  readonly name: string
}

/** What a person takes home who cannot apply yet: everything that is missing, at one time (行政许可法 Art. 32). No case, no number. */
export function drawMissing({ wanted, judged, name }: Missing): Promise<Uint8Array<ArrayBuffer>> {
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
  line(sheet, ['法律依据', '行政许可法第三十二条第一款第四项'])
  sheet.fontSize(sizes.body).text('以上一次告知；补齐后在本窗口接着办，已录入的不用再填。', margins.left, sheet.y + 12)
  numberPages(sheet)
  sheet.end()
  return written
}
