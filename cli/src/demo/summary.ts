import type { HashName } from '@tongban/protocol/suite/suite'
import type { Lang } from '../language.ts'
import { table } from '../terminal.ts'
import { modeWords, stateWords, wordFor } from '../words.ts'
import { type Supplement, versionFor } from './regions/supplement.ts'
import type { Play } from './stories/play.ts'
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
  /** Two where nodes of both suites wrote it. */
  readonly hashes: readonly HashName[]
  readonly due: string | null
  readonly verified: boolean
}

/** What the verified log says of a case at the end. */
export function caseLine({ played, report, verified, checked }: Ended, supplement: Supplement): CaseLine {
  const { id, application } = played
  const { receivingPlace, decidingPlace } = application
  const fixed = {
    id,
    item: versionFor(supplement, application).name.zh,
    receivingPlace,
    decidingPlace,
    verified,
    events: report?.seq ?? 0,
    hashes: checked[0]?.hashes ?? [],
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
  { lang, places, supplement }: Pick<Play, 'lang' | 'places' | 'supplement'>,
): string[] {
  const rows = ended.map((one) => {
    const { mode, holder, events, due } = caseLine(one, supplement)
    const cells = [
      itemWord(one, supplement, lang),
      wordFor(modeWords, mode, lang),
      endWord(one, lang),
      places(holder),
      String(events),
    ]
    const logs = one.checked.map(({ region, report }) => `${region.name[lang]} ${report ? '✓' : '✗'}`)
    return [...cells, due ?? '–', logs.join('  ')]
  })
  return table([titles[lang], ...rows])
}

function itemWord({ played }: Ended, supplement: Supplement, lang: Lang): string {
  const name = versionFor(supplement, played.application).name[lang]
  if (played.kind === 'case') return name
  return lang === 'zh' ? `${name}（总件）` : `${name} (parent)`
}

function endWord({ report }: Ended, lang: Lang): string {
  if (!report) return '?'
  if (report.kind === 'parent') return report.closed ? stateWords.closed[lang] : '?'
  const state = stateWords[report.state][lang]
  return report.end === null ? state : `${state}·${stateWords[report.end][lang]}`
}
