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
const note: StepField = {
  kind: 'lines',
  name: 'opinion',
  label: ['意见（不给申请人看）', 'Opinion (not shown to the applicant)'],
}
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
const errands: readonly { value: string; say: Pair }[] = [
  { value: 'toDecide', say: ['交办理地决定', 'to be decided'] },
  { value: 'resultBack', say: ['结果交回收件地', 'the result goes back'] },
  { value: 'toDeliver', say: ['交去送达', 'to be delivered'] },
  { value: 'returned', say: ['退回收件地', 'returned'] },
]
const endings: readonly { value: string; say: Pair }[] = [
  { value: 'silence', say: ['逾期没有补正', 'no supplement came'] },
  { value: 'purposeGone', say: ['目的不能实现', 'its purpose is gone'] },
  { value: 'other', say: ['其他', 'other'] },
]

const paper: StepField = { kind: 'check', name: 'papers', label: ['纸质材料一起走', 'The paper goes along'] }
const means = [choice('means', ['怎么送达', 'How'], ways)]
const again: Fields = () => [
  text('basis', '依据（文号）', 'Basis (document number)'),
  lines('result', '新的决定', 'The new decision'),
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
  accept: () => [note],
  decline: (context) => [...reasons(context), lines('whereInstead', '应当向哪里申请', 'Where to apply instead')],
  suspend: () => [
    text('kind', '哪一种（如 expert、hearing）', 'Which kind (expert, hearing …)', 'expert'),
    { kind: 'number', name: 'expectedDays', label: ['预计几个工作日', 'Expected working days'], required: true },
    lines('why', '书面告知申请人的话', 'What the applicant is told in writing'),
  ],
  resume: () => [note],
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
  grant: ({ version }) => [lines('result', '决定内容', 'What is granted', version ? `准予：${version.name.zh}` : ''), note],
  refuse: (context) => [...reasons(context), note],
  issue: ({ version }) => [lines('document', '证照或文书', 'Certificate or document', version?.result.name.zh)],
  dispatch: () => [text('carrier', '承运（代码）', 'Carrier (code)', 'EMS'), text('tracking', '单号', 'Tracking number')],
  deliver: () => means,
  terminate: (context) => [choice('reason', ['为什么', 'Why'], endings), ...reasons(context)],
  revise: again,
  revoke: again,
  handOver: ({ takers }) => [choice('taker', ['转给谁', 'To whom'], takers), choice('why', ['为什么', 'Why'], errands), paper],
  takeOver: () => [{ kind: 'check', name: 'papersArrived', label: ['纸质材料到了', 'The paper has arrived'] }],
  giveBack: () => [text('reason', '事由（代码，如 notOurs）', 'Reason (a code, such as notOurs)')],
}
