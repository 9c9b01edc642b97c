import { dayText, timeText } from '../../visit/when.ts'
import type { Paper, PaperCase } from './paper.ts'

interface Of {
  readonly paper: Paper
  readonly of: PaperCase
}
type Told = (about: Of) => string | null | undefined

const zh = (text: string): string => text
export const withYear = (day: string): string => `${day.slice(0, 4)} 年 ${dayText(zh, day)}`
const dayOrNull = (day: string | null): string | null => (day === null ? null : withYear(day))

/** What the act itself said of something: a reason, a decision, what has to be supplied. */
function saidOf({ facts, content }: Paper, name: string): string | null {
  const bodies = ['decision', 'materials', 'fee'].map((section) => content[section])
  for (const from of [facts, ...bodies]) {
    const value = typeof from === 'object' && from !== null ? (from as Record<string, unknown>)[name] : undefined
    // A notice names each material on a line of its own.
    if (typeof value === 'string' && value !== '') return value.replaceAll('；', '\n')
    if (typeof value === 'number') return String(value)
  }
  return null
}
const said =
  (name: string): Told =>
  ({ paper }) =>
    saidOf(paper, name)
const named =
  (name: string, words: Readonly<Record<string, string>>): Told =>
  ({ paper }) => {
    const value = saidOf(paper, name)
    return value === null ? null : (words[value] ?? value)
  }

/** Of an identity number the first three and the last four, except where the law wants it whole. */
const masked = (number: string | null): string | null =>
  number === null ? null : `${number.slice(0, 3)}${'*'.repeat(Math.max(0, number.length - 7))}${number.slice(-4)}`

const yuan = (fen: number): string => `${(fen / 100).toFixed(2)} 元`
const days = { working: '个工作日', calendar: '日' } as const

const limitsTold: Told = ({ of: { version } }) => {
  if (version === undefined) return null
  const { legalDays, promisedDays, unit } = version.limits
  const promised = version.instant ? '，当场决定' : promisedDays === null ? '' : `，承诺 ${promisedDays} ${days[unit]}`
  return `法定 ${legalDays} ${days[unit]}${promised}；听证、检验、检测、检疫、鉴定和专家评审的时间不计入。`
}

/** Nothing is claimed where nobody has said what it costs. */
const feeTold: Told = ({ of: { version } }) => {
  if (version?.fee) return `${yuan(version.fee.amount)}（${version.fee.basis}）`
  return version === undefined || version.evidence.fee === 'unknown' ? null : '不收费'
}

const nextTold: Told = ({ paper: { due }, of: { office } }) =>
  `由${office}决定是否受理${due === null ? '' : `；到 ${dayText(zh, due)} 还没有告知的，从收件之日起即为受理`}。收件不等于受理。`

/** Every term that a paper can have, and what it says there; null where nothing is known of it. */
export const terms = {
  申请人: ({ of }) => of.applicant.name,
  证件号码: ({ of }) => masked(of.applicant.idNumber),
  身份证件号码: ({ of }) => of.applicant.idNumber,
  联系电话: ({ of }) => of.applicant.phone,
  受送达人: ({ of }) => of.applicant.name,
  事项: ({ paper }) => paper.item.zh,
  办理机关: ({ of }) => of.office,
  查询号: ({ paper }) => paper.queryNumber,
  查询码: ({ of }) => of.code,
  办件编号: ({ paper }) => paper.officialNumber,
  收件时间: ({ paper }) => `${paper.day.slice(0, 4)} 年 ${timeText(zh, paper.at)}`,
  送达时间: ({ paper }) => `${paper.day.slice(0, 4)} 年 ${timeText(zh, paper.at)}`,
  申请日期: ({ of }) => dayOrNull(of.submitted),
  受理日期: ({ of }) => dayOrNull(of.accepted),
  材料: ({ of }) => (of.materials.length === 0 ? '没有要交的材料' : of.materials.join('\n')),
  下一步: nextTold,
  预计办结: ({ paper }) => dayOrNull(paper.due),
  新的期限: ({ paper }) => dayOrNull(paper.due),
  收件人: ({ of }) => of.hand,
  承办人: ({ of }) => of.hand,
  送达人: ({ of }) => of.hand,
  电话: ({ of }) => of.issuer?.phone,
  补什么: said('why'),
  最迟补齐: ({ paper }) => dayOrNull(saidOf(paper, 'until')),
  怎样补: ({ of }) => `带到${of.counter}，或者在网上“我的”里补交。只补这一次，没有写到的不会再要。`,
  到期不补: () => '可以终止办理；以后带齐了可以重新申请。',
  办理期限: limitsTold,
  收费: feeTold,
  份数: () => '一式两份，申请人、受理机关各一份。',
  理由: named('reason', {
    notOurs: '不属于本机关职权范围',
    notNeeded: '依法不需要办理',
    silence: '到期没有补正',
    purposeGone: '申请的目的不能实现',
    other: '其他，见事实',
  }),
  原因: named('basis', { review: '行政复议决定', suit: '法院判决', ownMotion: '本机关依职权纠正' }),
  事实: ({ paper }) => decisionOf(paper, 'facts'),
  准予事实: ({ paper }) => decisionOf(paper, 'facts') ?? '经审查，申请材料齐全，符合法定条件。',
  依据: ({ paper }) => decisionOf(paper, 'basis'),
  准予依据: ({ paper, of }) => decisionOf(paper, 'basis') ?? of.version?.basis.join('\n'),
  决定: ({ paper }) => decisionOf(paper, 'result'),
  准予决定: ({ paper }) => decisionOf(paper, 'result') ?? `准予办理：${paper.item.zh}。`,
  不予决定: ({ paper }) => decisionOf(paper, 'result') ?? `不予办理：${paper.item.zh}。`,
  证照: ({ of }) => of.version?.result.name.zh,
  应当向哪里申请: ({ paper }) => decisionOf(paper, 'whereInstead'),
  材料退还: () => '申请材料随本通知书退还。',
  救济途径: ({ paper }) => decisionOf(paper, 'remedy') ?? paper.remedy,
  说明: said('why'),
  环节: named('kind', {
    ...{ expert: '专家评审', hearing: '听证', inspection: '检验、检测', quarantine: '检疫', appraisal: '鉴定' },
    tender: '招标、拍卖',
  }),
  需要时间: ({ paper }) => suffixed(saidOf(paper, 'expectedDays'), ' 日，不计入办理期限。'),
  延长: ({ paper, of }) => suffixed(saidOf(paper, 'days'), ` ${days[of.version?.limits.unit ?? 'working']}`),
  金额: ({ paper, of: { version } }) => {
    const amount = Number(saidOf(paper, 'amount') ?? version?.fee?.amount)
    return Number.isFinite(amount) ? yuan(amount) : null
  },
  收费依据: ({ paper, of }) => feeOf(paper, 'basis') ?? of.version?.fee?.basis,
  送达文书: ({ of, paper }) => (of.served.length === 0 ? paper.item.zh : of.served.join('\n')),
  送达机关: ({ of }) => of.issuer?.nameZh,
  送达方式: named('means', { byHand: '当面', post: '邮寄签收', electronic: '电子送达' }),
  代收: () => '代收人：　　　　　　　关系和理由：',
  监督检查: () => '取得证照后应当依法使用，接受监督检查。',
  法律依据: ({ paper }) => paper.basis,
} as const satisfies Readonly<Record<string, Told>>

export type Term = keyof typeof terms

const suffixed = (text: string | null, suffix: string): string | null => (text === null ? null : `${text}${suffix}`)

function bodyOf({ content }: Paper, section: string, name: string): string | null {
  const body = content[section]
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined
  return typeof value === 'string' && value !== '' ? value : null
}
/** What a decision says; the facts of its event are codes, not words for the person. */
const decisionOf = (paper: Paper, name: string): string | null => bodyOf(paper, 'decision', name)
const feeOf = (paper: Paper, name: string): string | null => bodyOf(paper, 'fee', name)
