import type { Place } from '../../visit/place-names.ts'
import { dayText } from '../../visit/when.ts'
import { head, line, margins, numberPages, openSheet } from './sheet.ts'

/** Why nothing is taken in. */
export const notHereFor = ['notThisCounter', 'notNeeded', 'notOpen'] as const
export type NotHereFor = (typeof notHereFor)[number]

interface Where {
  /** Of the person, as their document says it. */
  readonly name: string
  readonly about: string
  readonly why: NotHereFor
  /** The authority to ask, where it is known here. */
  readonly where: Place | undefined
  /** What the clerk said besides. */
  readonly told: string
  readonly counter: Place | undefined
  readonly day: string
}

const zh = (text: string): string => text
const reasons: Readonly<Record<NotHereFor, string>> = {
  notThisCounter: '不在本窗口收件范围',
  notNeeded: '依法不需要申请',
  notOpen: '办理地还没有开放这件事的跨区域办理',
}

/** Where to go, for whoever can apply for nothing here. It is no decision: only the authority that decides may decline (行政许可法 Art. 32). */
export function drawWhere({ name, about, why, where, told, counter, day }: Where): Promise<Uint8Array<ArrayBuffer>> {
  const title = '办理去向告知单'
  const { sheet, written } = openSheet(title, `${day}T00:00:00.000Z`)
  head(sheet, title, day)
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    ['来人', name],
    ['问的事', about],
    ['为什么不收', reasons[why]],
    ['应当去哪里', where?.nameZh],
    ['地址', where?.address],
    ['时间', where?.hours],
    ['电话', where?.phone],
    ['另外告诉您', told],
    ['材料', '带来的材料没有收，原样退还'],
    ['经办窗口', counter?.nameZh],
    ['窗口电话', counter?.phone],
    ['日期', `${day.slice(0, 4)} 年 ${dayText(zh, day)}`],
  ]
  for (const [term, text] of rows) if (text) line(sheet, [term, text])
  const advice =
    '这张单子只告诉您去哪里办，不是不予受理决定。您认为应当在这里办的，可以坚持提交，由办理机关决定是否受理并书面答复。还不清楚的，请打 12345。'
  sheet.fontSize(sheet.sizes.body).text(advice, margins.left, sheet.y + 12, { lineGap: 4 })
  numberPages(sheet)
  sheet.end()
  return written
}
