type Say = (zh: string, en: string) => string

const CHINA_MS = 8 * 3_600_000
const weekdays = [
  ['周日', 'Sun'],
  ['周一', 'Mon'],
  ['周二', 'Tue'],
  ['周三', 'Wed'],
  ['周四', 'Thu'],
  ['周五', 'Fri'],
  ['周六', 'Sat'],
] as const

/** A day as people say it, with its day of the week: 12 月 3 日（周四）. */
export function dayText(say: Say, day: string): string {
  const [, month = '', date = ''] = day.split('-').map((part) => String(Number(part)))
  const [zh, en] = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ['', '']
  return say(`${month} 月 ${date} 日（${zh}）`, `${day} (${en})`)
}

/** An instant in China Standard Time: 11 月 2 日 09:12. */
export function timeText(say: Say, instant: string): string {
  const there = new Date(Date.parse(instant) + CHINA_MS).toISOString()
  const clock = there.slice(11, 16)
  return say(`${Number(there.slice(5, 7))} 月 ${Number(there.slice(8, 10))} 日 ${clock}`, `${there.slice(0, 10)} ${clock}`)
}
