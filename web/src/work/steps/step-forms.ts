import type { CaseState } from '@tongban/protocol/case/transitions'
import type { CaseAction } from '@tongban/protocol/event/actions'
import type { Version } from '@tongban/protocol/version/version'
import type { Pair } from '../../cases/words.ts'

/** What one step is asked about, in the order of its form. */
export type StepField = {
  readonly name: string
  readonly label: Pair
  readonly hint?: Pair
  readonly value?: string
  /** Must be given; the node says so too. */
  readonly required?: true
} & (
  | { readonly kind: 'text' | 'lines' | 'day' | 'number' | 'check' }
  | { readonly kind: 'choice'; readonly options: readonly { readonly value: string; readonly say: Pair }[] }
  | { readonly kind: 'materials' }
  | { readonly kind: 'file' }
)

/** What the form of a step is drawn from. */
export interface StepContext {
  readonly version: Version | undefined
  /** Where this case may go next, by id and name. */
  readonly takers: readonly { readonly value: string; readonly say: Pair }[]
  /** Inquiries that wait for this place. */
  readonly inquiries: readonly string[]
  readonly fees: readonly string[]
  readonly state: CaseState
  /** Where the case was taken in. */
  readonly receivingPlace: string
  /** Whether paper travels with the case that is on its way. */
  readonly paperComes: boolean
  /** The place that may only ask for the act, by id and name; absent where it is done here. */
  readonly asks?: { readonly value: string; readonly say: Pair }
}

type Fields = (context: StepContext) => readonly StepField[]

const lines = (name: string, zh: string, en: string, value = ''): StepField => ({
  ...{ kind: 'lines', name, label: [zh, en], required: true },
  value,
})
const text = (name: string, zh: string, en: string, value = ''): StepField => ({
  ...{ kind: 'text', name, label: [zh, en], required: true },
  value,
})
const choice = (name: string, label: Pair, options: readonly { value: string; say: Pair }[]): StepField => ({
  ...{ kind: 'choice', name, label, options, required: true },
})
/** Each level gives its opinion, beginning with the usual words: a name alone is none. */
const opinion = (usual: string): StepField =>
  lines('opinion', '意见（不给申请人看）', 'Opinion (not shown to the applicant)', usual)
const materials = (zh: string, en: string): StepField => ({
  kind: 'materials',
  name: 'materials',
  label: [zh, en],
  required: true,
})

/** Whoever gets less than they asked for is told facts, basis and remedy (行政许可法 Art. 38). */
const reasons: Fields = ({ version }) => [
  lines('facts', '事实', 'Facts'),
  lines('basis', '依据（写到条款）', 'Basis (to the article)', version?.basis[0]),
  lines('remedy', '救济途径、期限、机关', 'Remedy, until when and where', version?.remedy),
]

const ways: readonly { value: string; say: Pair }[] = [
  { value: 'byHand', say: ['当面', 'by hand'] },
  { value: 'post', say: ['邮寄签收', 'by post'] },
  { value: 'electronic', say: ['电子送达', 'electronic'] },
]
const outcomes: readonly { value: string; say: Pair }[] = [
  { value: 'confirmed', say: ['属实', 'confirmed'] },
  { value: 'contradicted', say: ['不属实', 'contradicted'] },
  { value: 'notFound', say: ['查无', 'not found'] },
]
const toDecide = { value: 'toDecide', say: ['交办理地决定', 'to be decided'] } as const
const resultBack = { value: 'resultBack', say: ['结果交回收件地', 'the result goes back'] } as const
const toDeliver = { value: 'toDeliver', say: ['交去送达', 'to be delivered'] } as const
const returned = { value: 'returned', say: ['退回收件地', 'returned'] } as const
const requested = { value: 'requested', say: ['请持有地转来', 'asked for'] } as const

/** What a case can be on its way for, the usual first. */
function errands({ state, takers, receivingPlace, asks }: StepContext): readonly { value: string; say: Pair }[] {
  if (asks) return [requested]
  if (state === 'issued' || state === 'refused' || state === 'declined') return [resultBack, toDeliver]
  return takers.some(({ value }) => value === receivingPlace) ? [returned, toDecide] : [toDecide, returned]
}

const endings: readonly { value: string; say: Pair }[] = [
  { value: 'silence', say: ['逾期没有补正', 'no supplement came'] },
  { value: 'purposeGone', say: ['目的不能实现', 'its purpose is gone'] },
  { value: 'other', say: ['其他', 'other'] },
]

/** 行政许可法 Art. 32. */
const declinedFor: readonly { value: string; say: Pair }[] = [
  { value: 'notOurs', say: ['不属于本机关职权', 'not for this authority to decide'] },
  { value: 'notNeeded', say: ['依法不需要办理', 'nothing has to be applied for'] },
  { value: 'other', say: ['其他', 'other'] },
]
const givenBackFor: readonly { value: string; say: Pair }[] = [
  { value: 'notOurs', say: ['不归我们办', 'not ours'] },
  { value: 'filesUnreadable', say: ['材料看不清', 'the files cannot be read'] },
  { value: 'other', say: ['其他', 'other'] },
]
/** 行政许可法 Art. 45. */
const procedures: readonly { value: string; say: Pair }[] = [
  { value: 'expert', say: ['专家评审', 'expert review'] },
  { value: 'hearing', say: ['听证', 'hearing'] },
  { value: 'inspection', say: ['检验、检测', 'inspection'] },
  { value: 'quarantine', say: ['检疫', 'quarantine'] },
  { value: 'appraisal', say: ['鉴定', 'appraisal'] },
  { value: 'tender', say: ['招标、拍卖', 'tender or auction'] },
]
/** 行政许可法 Art. 69. */
const grounds: readonly { value: string; say: Pair }[] = [
  { value: 'review', say: ['行政复议决定', 'administrative review'] },
  { value: 'suit', say: ['法院判决', 'court judgment'] },
  { value: 'ownMotion', say: ['本机关依职权纠正', 'the authority’s own correction'] },
]

const paper: StepField = { kind: 'check', name: 'papers', label: ['纸质材料一起走', 'The paper goes along'] }
const means = [choice('means', ['怎么送达', 'How'], ways)]
const again: Fields = ({ version }) => [
  choice('ground', ['因为什么', 'On what ground'], grounds),
  lines('result', '新的决定', 'The new decision'),
  lines('facts', '事实', 'Facts'),
  lines('basis', '依据（条款、文号）', 'Basis (article, number of the document)'),
  lines('remedy', '救济途径、期限、机关', 'Remedy, until when and where', version?.remedy),
]

/** What each step of staff is asked about. A step that is not here is asked about nothing. */
export const stepForms: { readonly [A in CaseAction]?: Fields } = {
  verifyOriginal: () => [materials('看过哪些原件', 'Which originals were seen')],
  requireSupplement: () => [
    materials('哪些要补', 'What has to be supplied'),
    lines('why', '问题是什么、应当怎样', 'What is wrong, and how it should be'),
    { kind: 'day', name: 'until', label: ['最迟哪天补齐', 'Until'], required: true },
  ],
  supplement: () => [materials('补了哪些', 'What was supplied'), { kind: 'file', name: 'file', label: ['文件', 'File'] }],
  completePending: () => [materials('补齐哪些', 'What was brought'), { kind: 'file', name: 'file', label: ['文件', 'File'] }],
  accept: () => [opinion('材料齐全、符合法定形式，属于本机关职权，同意受理。')],
  decline: (context) => [
    choice('reason', ['为什么不受理', 'Why'], declinedFor),
    ...reasons(context),
    lines('whereInstead', '应当向哪里申请', 'Where to apply instead'),
  ],
  suspend: () => [
    choice('kind', ['哪一种', 'Which kind'], procedures),
    { kind: 'number', name: 'expectedDays', label: ['预计几个工作日', 'Expected working days'], required: true },
    lines('why', '书面告知申请人的话', 'What the applicant is told in writing'),
  ],
  resume: () => [opinion('特别程序已结束，恢复计时。')],
  extend: () => [
    { kind: 'number', name: 'days', label: ['延长几个工作日', 'Working days'], value: '10', required: true },
    lines('why', '理由', 'Reason'),
  ],
  inquire: ({ takers }) => [choice('place', ['问哪里', 'Whom'], takers), lines('question', '问题', 'Question')],
  answer: ({ inquiries }) => [
    choice(
      'inquiry',
      ['哪一件', 'Which inquiry'],
      inquiries.map((value) => ({ value, say: [value, value] as const })),
    ),
    choice('outcome', ['结果', 'Outcome'], outcomes),
    lines('proof', '佐证', 'Proof'),
  ],
  chargeFee: ({ version }) => [text('reason', '收费事由', 'Reason', version?.fee?.reason)],
  payFee: ({ fees }) => [
    choice(
      'reason',
      ['哪一笔', 'Which fee'],
      fees.map((value) => ({ value, say: [value, value] as const })),
    ),
  ],
  grant: ({ version }) => [
    lines('result', '决定内容', 'What is granted', version ? `准予：${version.name.zh}` : ''),
    opinion('经审查，符合法定条件、标准，同意准予。'),
  ],
  refuse: (context) => [...reasons(context), opinion('经审查，不符合法定条件，同意不予。')],
  issue: ({ version }) => [lines('document', '证照或文书', 'Certificate or document', version?.result.name.zh)],
  dispatch: () => [text('carrier', '承运（代码）', 'Carrier (code)', 'EMS'), text('tracking', '单号', 'Tracking number')],
  deliver: () => means,
  terminate: (context) => [choice('reason', ['为什么', 'Why'], endings), ...reasons(context)],
  revise: again,
  revoke: again,
  handOver: (context) => [
    choice('taker', ['转给谁', 'To whom'], context.asks ? [context.asks] : context.takers),
    choice('why', ['为什么', 'Why'], errands(context)),
    paper,
  ],
  takeOver: ({ paperComes }) =>
    paperComes ? [{ kind: 'check', name: 'papersArrived', label: ['纸质材料到了', 'The paper has arrived'] }] : [],
  giveBack: () => [choice('reason', ['为什么退回', 'Why'], givenBackFor)],
}
