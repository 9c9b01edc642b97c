import type { Lang } from '../language.ts'
import type { PlaceNames } from '../places.ts'
import { table } from '../terminal.ts'
import { modeWords, stateWords, wordFor } from '../words.ts'
import { type Supplement, versionFor } from './supplement.ts'
import type { Ended } from './verify-all.ts'

/** One case in the line that `--json` prints. */
export interface CaseLine {
  readonly id: string
  readonly item: string
  readonly mode: string
  readonly receivingPlace: string
  readonly decidingPlace: string
  readonly state: string
  readonly holder: string
  readonly events: number
  readonly due: string | null
  readonly verified: boolean
}

/** What the verified log says of a case at the end. */
export function caseLine({ played, checked, verified }: Ended, supplement: Supplement): CaseLine {
  const { id, application } = played
  const report = checked.find((one) => one.report !== undefined)?.report
  const { receivingPlace, decidingPlace } = application
  const fixed = {
    id,
    item: versionFor(supplement, application).name.zh,
    receivingPlace,
    decidingPlace,
    verified,
    events: report?.seq ?? 0,
  }
  if (report?.kind === 'case') {
    const { mode, state, holder, clocks } = report
    return { ...fixed, mode, state, holder, due: clocks?.decision?.due ?? clocks?.notice?.due ?? null }
  }
  return {
    ...fixed,
    mode: 'joint',
    state: report?.closed ? 'closed' : 'unknown',
    holder: report?.place ?? receivingPlace,
    due: null,
  }
}

/** Whether everything ended as it should: every story came to its end, and every log verified. */
export const isGood = ({ verified, differences }: Ended): boolean => verified && differences.length === 0

const titles = {
  zh: ['事项', '方式', '结果', '持有', '事件', '到期日', '离线核验'],
  en: ['item', 'mode', 'end', 'holder', 'events', 'due', 'verified offline'],
} as const

/** The table at the end of the demo. */
export function summaryTable(
  ended: readonly Ended[],
  supplement: Supplement,
  { lang, places }: { lang: Lang; places: PlaceNames },
): string[] {
  const rows = ended.map((one) => {
    const line = caseLine(one, supplement)
    const { name } = versionFor(supplement, one.played.application)
    const logs = one.checked.map(({ region, report }) => `${region.name[lang]} ${report ? '✓' : '✗'}`).join('  ')
    const item = one.played.kind === 'parent' ? `${name[lang]}${lang === 'zh' ? '（总件）' : ' (parent)'}` : name[lang]
    return [
      item,
      wordFor(modeWords, line.mode, lang),
      endWord(one, lang),
      places(line.holder),
      String(line.events),
      line.due ?? '–',
      logs,
    ]
  })
  return table([titles[lang], ...rows])
}

function endWord({ checked }: Ended, lang: Lang): string {
  const report = checked.find((one) => one.report !== undefined)?.report
  if (!report) return '?'
  if (report.kind === 'parent') return report.closed ? wordFor(stateWords, 'closed', lang) : '?'
  const state = wordFor(stateWords, report.state, lang)
  return report.end === null ? state : `${state}·${wordFor(stateWords, report.end, lang)}`
}
