import type { CaseReport } from '@tongban/protocol/verify/verify'
import type { Lang, Said } from '../language.ts'
import { masked } from './masked.ts'
import type { Region } from './regions/region.ts'
import { type NodeSupplement, versionFor } from './regions/supplement.ts'
import { span } from './stage.ts'
import type { Play } from './stories/play.ts'
import { summaryTable } from './summary.ts'
import type { Ended } from './verify-all.ts'

type Breach = CaseReport['breaches'][number]

/** The table of ends, each fault by name, and the closing sentence. */
export function tellClosing(play: Play, ended: readonly Ended[], { good }: { good: boolean }): void {
  const { tell, lang } = play
  tell.lines(['', ...summaryTable(ended, play).map((line) => `  ${line}`), ''])
  for (const one of ended) tellFaults(play, one)
  for (const { report } of ended) if (report?.kind === 'case') tellBreaches(play, report)
  const events = ended.reduce((sum, { report }) => sum + (report?.seq ?? 0), 0)
  const logs = ended.reduce((sum, { checked }) => sum + checked.length, 0)
  if (good) tell.good(allGood(lang, { events, logs }))
  else tell.bad(notGood[lang])
}

const notGood: Said = {
  zh: '有办件没有照剧情办结，或日志未通过核验',
  en: 'Some case did not end as it should, or a log did not verify',
}

function tellFaults({ tell, lang, supplement }: Play, { played, checked, differences }: Ended): void {
  const name = versionFor(supplement, played.application).name[lang]
  for (const { region, fault } of checked) if (fault !== undefined) tell.bad(`${name} · ${region.name[lang]}: ${fault}`)
  for (const { what, expected, found } of differences) tell.bad(`${name} · ${what}: ${found} ≠ ${expected}`)
}

const breachWords: Readonly<Record<Breach['what'], Said>> = {
  notice: { zh: '告知逾期', en: 'the notice came too late' },
  decision: { zh: '决定逾期', en: 'the decision came too late' },
  delivery: { zh: '送达逾期', en: 'the delivery came too late' },
  instant: { zh: '即办件未当日决定', en: 'an instant item was not decided on the day' },
  handOver: { zh: '交接逾期', en: 'the hand-over came too late' },
  recheck: { zh: '复核接收逾期', en: 'it was not taken over in time' },
}

/** Whose duty was breached, provable from the logs alone. */
function tellBreaches({ tell, lang, places }: Play, { breaches }: CaseReport): void {
  for (const { what, place, due, met } of breaches) {
    const [who, word] = [places(place), breachWords[what][lang]]
    if (lang === 'zh')
      tell.lines([`  日志可证的逾期：${who} ${word}（应于 ${due}，${met === null ? '一直未办' : `实为 ${met}`}）`])
    else tell.lines([`  A breach the log proves: ${who}, ${word} (due ${due}, done ${met ?? 'never'})`])
  }
}

function allGood(lang: Lang, { events, logs }: { events: number; logs: number }): string {
  const took = span(performance.now(), lang)
  if (lang === 'zh') return `全部照剧情办结：${events} 个事件，${logs} 份日志逐一离线核验通过，共用 ${took}`
  return `Everything ended as it should: ${events} events, ${logs} logs verified offline one by one, in ${took}`
}

const portal: Said = { zh: '门户', en: 'portal' }

const samples: readonly (readonly [region: 'sichuan' | 'chongqing', who: string])[] = [
  ['chongqing', '999999196001150111'],
  ['chongqing', 'staff-500103-window-clerk'],
  ['sichuan', 'staff-511602-gongan-examiner'],
]

/** Lets people and staff sign in at both portals: before anybody is told that they serve. */
export async function openSignIns(play: Play): Promise<void> {
  await Promise.all([play.sichuan, play.chongqing].map((region) => play.openSignIn(region, whoIn(play, region))))
}

/** Where to look further while the nodes serve: the portals with their sign-in, who can sign in, and tokens for programs. */
export async function tellServing(play: Play, foundersFile: string): Promise<void> {
  const { lang, tell } = play
  const regions = [play.sichuan, play.chongqing]
  const lines: string[] = ['']
  for (const { name, process } of regions)
    lines.push(`  ${name[lang]}  ${portal[lang]} ${process.web}   API ${process.address}/docs`)
  lines.push(...signInLines(play), ...(await tokenLines(play)))
  const [region, who] = ['sichuan', 'staff-511602-gongan-examiner'] as const
  lines.push(
    lang === 'zh' ? '  例如：' : '  For example:',
    `    npm run --silent tongban -- case list --node ${play[region].process.address} --token ${await tokenOf(play, region, who)}`,
    `    npm run --silent tongban -- verify FILE --founders ${foundersFile}`,
    '',
    lang === 'zh' ? '  两个节点继续运行，按 Ctrl-C 结束。' : '  Both nodes go on serving. Ctrl-C ends them.',
  )
  tell.lines(lines)
}

function whoIn({ supplement }: Play, { code }: Region): NodeSupplement {
  const found = supplement.nodes.find(({ region }) => region === code)
  if (!found) throw new TypeError(`data/demo-supplement.json has no node of ${code}`)
  return found
}

/** No password: the page of the identity provider lists everybody, and each is a button. */
function signInLines(play: Play): string[] {
  const { lang } = play
  const head = lang === 'zh' ? '  登录（按一下名字，不用密码）：' : '  Sign in (press a name, no password):'
  const lines = [play.sichuan, play.chongqing].map((region) => {
    const { people, staff } = whoIn(play, region)
    const who =
      lang === 'zh' ? `${people.length} 位办事的人，${staff.length} 位工作人员` : `${people.length} people, ${staff.length} staff`
    return `    ${region.process.web}/login  ${who}`
  })
  return [head, ...lines]
}

async function tokenLines(play: Play): Promise<string[]> {
  const { lang, supplement } = play
  const lines = [lang === 'zh' ? '  给程序用的令牌（30 天）：' : '  Tokens for programs (30 days):']
  for (const [region, who] of samples) {
    const token = await tokenOf(play, region, who)
    const person = supplement.nodes.flatMap(({ people }) => people).find(({ idNumber }) => idNumber === who)
    lines.push(`    ${person ? masked(person.name) : who}  ${token}`)
  }
  return lines
}

const tokenOf = async (play: Play, region: 'sichuan' | 'chongqing', who: string): Promise<string> =>
  (await play[region].tokenOf(who)).token
