import type { CaseState } from '@tongban/protocol/case/transitions'
import type { CaseAction } from '@tongban/protocol/event/actions'
import type { Role } from '@tongban/protocol/event/header'
import type { Mode } from '@tongban/protocol/trust/agreement'
import type { Lang, Said } from './language.ts'

const said = (zh: string, en: string): Said => ({ zh, en })

/** States as a person reads them (domain.md §2). */
export const stateWords = {
  none: said('未提交', 'not sent'),
  submitted: said('已提交', 'submitted'),
  received: said('已收件', 'received'),
  supplementing: said('待补正', 'supplement awaited'),
  accepted: said('已受理', 'accepted'),
  suspended: said('特别程序中', 'paused'),
  declined: said('不予受理', 'declined'),
  granted: said('准予', 'granted'),
  refused: said('不予', 'refused'),
  issued: said('已出证', 'issued'),
  delivered: said('已送达', 'delivered'),
  withdrawn: said('已撤回', 'withdrawn'),
  terminated: said('已终止', 'terminated'),
  closed: said('已办结', 'closed'),
} as const satisfies Record<CaseState, Said>

/** Acts as a person reads them (domain.md §2, the life of a case). */
export const actionWords = {
  submit: said('提交申请', 'Application submitted'),
  receive: said('收件', 'Received'),
  correct: said('当场更正', 'Corrected on the spot'),
  verifyOriginal: said('核验原件', 'Original seen'),
  requireSupplement: said('一次性告知补正', 'Told once what is missing'),
  supplement: said('补正', 'Supplement handed in'),
  accept: said('受理', 'Accepted'),
  deemAccepted: said('逾期未告知，视为受理', 'Accepted by silence'),
  decline: said('不予受理', 'Declined'),
  completePending: said('补齐容缺材料', 'Promised material handed in'),
  suspend: said('进入特别程序', 'Special procedure begun'),
  resume: said('特别程序结束', 'Special procedure ended'),
  extend: said('延期', 'Extended'),
  inquire: said('发起协查', 'Asked another authority'),
  answer: said('答复协查', 'Inquiry answered'),
  chargeFee: said('通知缴费', 'Fee charged'),
  payFee: said('缴费', 'Fee paid'),
  grant: said('准予', 'Granted'),
  refuse: said('不予', 'Refused'),
  issue: said('出证', 'Result issued'),
  dispatch: said('寄出', 'Sent by post'),
  deliver: said('送达', 'Delivered'),
  withdraw: said('撤回', 'Withdrawn'),
  terminate: said('终止', 'Terminated'),
  close: said('办结', 'Closed'),
  revise: said('变更决定', 'Decision revised'),
  revoke: said('撤销决定', 'Decision revoked'),
  rate: said('评价', 'Rated'),
  handOver: said('移交', 'Handed over'),
  takeOver: said('接收', 'Taken over'),
  giveBack: said('退回', 'Given back'),
  requestDeclined: said('请求未予采纳', 'Request declined'),
} as const satisfies Record<CaseAction, Said>

export const roleWords = {
  applicant: said('申请人', 'applicant'),
  agent: said('代理人', 'agent'),
  helper: said('帮办人员', 'helper'),
  clerk: said('窗口人员', 'clerk'),
  examiner: said('审批人员', 'examiner'),
  rule: said('系统', 'by rule'),
} as const satisfies Record<Role, Said>

export const modeWords = {
  online: said('全程网办', 'online'),
  relay: said('异地代收代办', 'relay'),
  joint: said('多地联办', 'joint'),
} as const satisfies Record<Mode, Said>

/** The words for a value that came from a node; what this program does not know yet is shown as it came. */
export function wordFor(words: Readonly<Record<string, Said>>, value: string, lang: Lang): string {
  return words[value]?.[lang] ?? value
}
