import type { Section } from '@tongban/protocol/event/header'
import type { CaseReport, ParentReport } from '@tongban/protocol/verify/verify'
import type { Lang, Said } from './language.ts'

const said = (zh: string, en: string): Said => ({ zh, en })

/** The sections of a case as a person reads them. */
export const sectionWords = {
  form: said('申请表', 'form'),
  materials: said('材料', 'materials'),
  inquiry: said('协查', 'inquiry'),
  fee: said('收费', 'fee'),
  opinion: said('审查意见', 'opinion'),
  decision: said('决定', 'decision'),
  contact: said('联系方式', 'contact'),
  rating: said('评价', 'rating'),
} as const satisfies Record<Section, Said>

type ClockState = NonNullable<NonNullable<CaseReport['clocks']>['decision']>['state']

interface AccountWords {
  readonly [phrase: string]: string | Readonly<Record<string, string | Said>>
  readonly clockStates: Readonly<Record<ClockState, string>>
  readonly clockNames: Readonly<Record<'notice' | 'decision' | 'delivery', string>>
  readonly duties: Readonly<Record<CaseReport['breaches'][number]['what'], string>>
  readonly childEnds: Readonly<Record<ParentReport['children'][string], string>>
  readonly parentActs: Readonly<Record<'opened' | 'childOpened' | 'childEnded' | 'closed', Said>>
}

const parentActs = {
  opened: said('立联办件', 'Opened'),
  childOpened: said('立分件', 'Child opened'),
  childEnded: said('分件办结', 'Child ended'),
  closed: said('联办件办结', 'Closed'),
}

const zh = {
  case: '办件',
  number: '办件编号',
  parent: '联办件',
  closed: '已办结',
  running: '办理中',
  exported: '由 {node} 于 {at} 导出，共 {n} 个事件',
  pinned: '创始机构的公钥与您提供的一致',
  notPinned: '没有核对创始机构：请用别的途径比对下列指纹',
  custody: '谁在何时持有',
  now: '至今',
  days: '{n} 天',
  steps: '每一步',
  askedBy: '（应 {place} {role} 的请求）',
  refusedThere: '（对方拒收）',
  limits: '期限',
  due: '应于 {day} 前办完，{state}',
  openPause: '（特别程序中，未定）',
  provisional: '涉及尚未公布放假安排的年份，结果为暂定',
  handOvers: '移交',
  limit: '{n} 个工作日，限 {day}',
  withPapers: '带纸质材料',
  withoutPapers: '不带纸质材料',
  arrived: '{day} 到达',
  notArrived: '还没有到达',
  unanswered: '还没有接收',
  breaches: '逾期',
  wasDue: '限 {day}',
  metOn: '{day} 才完成',
  neverMet: '没有完成',
  open: '没有答复的请求',
  children: '分件',
  withheld: '没有提供的内容（按权限不提供，或者已依法删除；不影响核验）',
  notReceipted: '还没有回执的事件',
  colon: '：',
  comma: '、',
  clockNames: { notice: '告知期限', decision: '办理期限', delivery: '送达期限' },
  clockStates: { running: '进行中', met: '按期', breached: '逾期', paused: '中止计时', ended: '已终结' },
  duties: { notice: '告知', decision: '决定', delivery: '送达', instant: '即办', handOver: '移交', recheck: '接收复核' },
  childEnds: {
    ...{ named: '待立', open: '办理中', granted: '准予', refused: '不予' },
    ...{ declined: '不予受理', withdrawn: '已撤回', terminated: '已终止' },
  },
  parentActs,
} as const satisfies AccountWords

const en = {
  case: 'Case',
  number: 'official number',
  parent: 'Parent',
  closed: 'closed',
  running: 'open',
  exported: 'Exported by {node} at {at}, {n} events',
  pinned: 'The founding authorities are those you gave',
  notPinned: 'The founding authorities were not compared: do so by another way, by these fingerprints',
  custody: 'Who held it when',
  now: 'now',
  days: '{n} days',
  steps: 'Each step',
  askedBy: ' (asked for by {place}, {role})',
  refusedThere: ' (refused by the other node)',
  limits: 'Limits',
  due: 'due by {day}, {state}',
  openPause: '(open: special procedure)',
  provisional: 'Some days lie in a year whose public holidays are not published yet: provisional',
  handOvers: 'Hand-overs',
  limit: '{n} working days, due {day}',
  withPapers: 'with papers',
  withoutPapers: 'without papers',
  arrived: 'arrived {day}',
  notArrived: 'not arrived yet',
  unanswered: 'not taken over yet',
  breaches: 'Breaches',
  wasDue: 'due {day}',
  metOn: 'done on {day}',
  neverMet: 'not done',
  open: 'Requests without an answer',
  children: 'Children',
  withheld: 'Content that is not here (withheld by right, or erased by law; the check does not need it)',
  notReceipted: 'Events not yet receipted',
  colon: ': ',
  comma: ', ',
  clockNames: { notice: 'Notice', decision: 'Decision', delivery: 'Delivery' },
  clockStates: { running: 'running', met: 'kept', breached: 'breached', paused: 'paused', ended: 'ended' },
  duties: {
    ...{ notice: 'notice', decision: 'decision', delivery: 'delivery' },
    ...{ instant: 'instant decision', handOver: 'hand-over', recheck: 're-check' },
  },
  childEnds: {
    ...{ named: 'named', open: 'open', granted: 'granted', refused: 'refused' },
    ...{ declined: 'declined', withdrawn: 'withdrawn', terminated: 'terminated' },
  },
  parentActs,
} as const satisfies AccountWords

export const accountWords = { zh, en } satisfies Record<Lang, AccountWords>
