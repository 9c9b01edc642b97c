import type { Account, ClockName, Span, Wording } from './account.ts'
import type { CauseNotCounted } from './counting.ts'
import type { ClockEventType } from './document.ts'

const eventNames: Record<ClockEventType, string> = {
  received: '收到申请',
  supplementRequired: '一次告知补正',
  supplemented: '收到补正材料',
  accepted: '受理',
  declined: '作出不予受理决定',
  suspended: '启动特别程序',
  resumed: '恢复办理',
  extended: '延长期限',
  decided: '作出决定',
  delivered: '送达',
  withdrawn: '撤回申请',
  terminated: '终止办理',
}

const causeNames: Record<CauseNotCounted, string> = { weekend: '休息日', holiday: '节假日', suspended: '特别程序期间' }

const limits: Record<ClockName, (account: Account) => string> = {
  notice: ({ report }) =>
    `应当在 ${report.limit} 个工作日内一次告知补正、受理或者不予受理（《行政许可法》第三十二条、第八十二条）`,
  decision: (account) => `应当在 ${account.report.limit} 个${unitName(account)}内作出决定（${decisionBasis(account)}）`,
  delivery: ({ report }) => `应当在 ${report.limit} 个工作日内送达（《行政许可法》第四十四条、第八十二条）`,
}

/** The Chinese account of a clock. */
export const chinese: Wording = {
  start: ({ name, deemed, report, startedBy }) =>
    name === 'decision' && deemed
      ? `逾期未告知，依照《行政许可法》第三十二条自 ${report.from} ${eventNames[startedBy]}之日起即为受理，自次日起算（《民法典》第二百零一条）`
      : `自 ${report.from} ${eventNames[startedBy]}的次日起算（《民法典》第二百零一条）`,
  limit: (account) => limits[account.name](account),
  pauses: ({ pauses }) =>
    pauses.length === 0
      ? undefined
      : `特别程序所需时间不计入期限（《行政许可法》第四十五条）：${pauses.map(pauseText).join('、')}`,
  notCounted: ({ spans }) => (spans.length === 0 ? undefined : `不计入的日期：${spans.map(spanText).join('、')}`),
  due: ({ report }) => (report.due === null ? '期限中止，暂无届满日' : `期限至 ${report.due} 届满`),
  outcome,
  sentence: (parts) => `${parts.join('；')}。`,
}

function decisionBasis(account: Account): string {
  const { terms, extension } = account
  const days = [
    terms.promisedDays === undefined ? undefined : `承诺 ${terms.promisedDays} 日`,
    `${terms.joint ? '联合办理' : ''}法定 ${terms.legalDays} 日`,
    extension > 0 ? `延长 ${extension} 日` : undefined,
  ].filter((part) => part !== undefined)
  const articles =
    terms.unit === 'calendar'
      ? '《行政许可法》第四十二条；届满日不是工作日的顺延至下一工作日，《民法典》第二百零三条'
      : '《行政许可法》第四十二条、第八十二条'
  return `${days.join('，')}；${articles}`
}

function outcome({ report, horizon, stopped, stoppedBy }: Account): string {
  const at = stoppedBy && `已于 ${horizon} ${eventNames[stoppedBy]}`
  if (stopped === 'ranOut') return `届满未告知，自 ${report.from} 即为受理`
  if (stopped === 'ended') return `${at}，不再计算`
  if (at) return report.state === 'met' ? `${at}，未超期` : `${at}，已超期`
  const counted = `截至 ${horizon} 已计 ${report.counted} 日`
  if (report.state === 'breached') return `${counted}，已超期`
  return `${counted}，剩余 ${report.left} 日`
}

function pauseText({ from, until }: Account['pauses'][number]): string {
  return until === null ? `${from} 之后，尚未恢复` : `${from} 之后至 ${until}`
}

function spanText({ first, last, cause }: Span): string {
  return first === last ? `${first} ${causeNames[cause]}` : `${first} 至 ${last} ${causeNames[cause]}`
}

function unitName({ terms }: Account): string {
  return terms.unit === 'calendar' ? '自然日' : '工作日'
}
