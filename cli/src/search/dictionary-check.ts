import type { Lang } from '../language.ts'
import { anyoneClient, type OnThisMachine } from '../node/which-node.ts'
import { type ExitCode, exitCodes, type Io } from '../outcome.ts'
import { table } from '../terminal.ts'

interface Share {
  readonly right: number
  readonly of: number
}

type Figure = 'top1' | 'top3' | 'any' | 'ask' | 'none'

interface SetReport extends Readonly<Record<Figure, Share>> {
  readonly queries: number
  readonly misses: readonly { readonly query: string; readonly names: readonly string[] }[]
  readonly met: boolean
}

interface Checked {
  readonly check: string
  readonly report: { readonly sets: Readonly<Record<string, SetReport>>; readonly worse: readonly string[] }
}

export interface CheckOptions extends OnThisMachine {
  readonly json?: boolean
}

/** Runs the query sets with every draft; exit code 1 where the aims are missed or a query is answered worse than before. */
export async function checkDictionary(io: Io, { json = false, ...where }: CheckOptions): Promise<ExitCode> {
  const { body, text } = await (await anyoneClient(io, where)).post<Checked>('/dictionary/check')
  if (json) io.out(text)
  else for (const line of toldCheck(body, io.lang)) io.out(line)
  const { sets, worse } = body.report
  return worse.length === 0 && Object.values(sets).every(({ met }) => met) ? exitCodes.done : exitCodes.refused
}

const figures: readonly Figure[] = ['top1', 'top3', 'any', 'ask', 'none']

function toldCheck({ check: name, report: { sets, worse } }: Checked, lang: Lang): string[] {
  const zh = lang === 'zh'
  const rows = Object.entries(sets).map(([set, report]) => [
    set,
    ...figures.map((figure) => `${figure} ${report[figure].right}/${report[figure].of}`),
    report.met ? (zh ? '达标' : 'met') : zh ? '未达标' : 'not met',
  ])
  const missed = Object.values(sets).flatMap(({ misses }) =>
    misses.map(({ query, names }) => `  ${query} → ${names.join(zh ? '、' : ', ') || '–'}`),
  )
  return [
    ...table(rows),
    ...(missed.length > 0 ? [zh ? '没有答对：' : 'Not answered rightly:', ...missed] : []),
    ...(worse.length > 0 ? [zh ? '比已发布的差：' : 'Worse than what is published:', ...worse.map((query) => `  ${query}`)] : []),
    zh ? `检查编号 ${name}` : `Check ${name}`,
  ]
}
