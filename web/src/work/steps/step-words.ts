import type { CaseAction } from '@tongban/protocol/event/actions'
import type { Pair } from '../../cases/words.ts'

/** What a button says: the act, as the one who does it calls it. */
export const stepWords: Readonly<Record<CaseAction, Pair>> = {
  submit: ['提交', 'Submit'],
  receive: ['收件', 'Receive'],
  correct: ['当场更正', 'Correct on the spot'],
  verifyOriginal: ['核验原件', 'Originals seen'],
  requireSupplement: ['一次性告知，要求补正', 'One-time notice'],
  supplement: ['代录补正', 'Key in the supplement'],
  accept: ['受理', 'Accept'],
  deemAccepted: ['视为受理', 'Deemed accepted'],
  decline: ['不予受理', 'Decline'],
  completePending: ['代录补齐容缺', 'Key in what was promised'],
  suspend: ['特别程序，暂停时限', 'Suspend the clock'],
  resume: ['恢复计时', 'Resume the clock'],
  extend: ['延期', 'Extend'],
  inquire: ['协查', 'Inquire'],
  answer: ['答复协查', 'Answer the inquiry'],
  chargeFee: ['通知缴费', 'Charge the fee'],
  payFee: ['代录缴费', 'Key in the payment'],
  grant: ['准予', 'Grant'],
  refuse: ['不予', 'Refuse'],
  issue: ['出证', 'Issue'],
  dispatch: ['寄出', 'Post'],
  deliver: ['送达', 'Deliver'],
  withdraw: ['代录撤回', 'Key in the withdrawal'],
  terminate: ['终止办理', 'End without a decision'],
  close: ['办结', 'Close'],
  revise: ['变更决定', 'Revise the decision'],
  revoke: ['撤销决定', 'Revoke the decision'],
  rate: ['评价', 'Rate'],
  handOver: ['转出', 'Hand over'],
  takeOver: ['接手', 'Take over'],
  giveBack: ['退回', 'Give back'],
  requestDeclined: ['不采纳请求', 'Decline the request'],
}

/** The acts that take something from the person: told apart by colour, and never the first button. */
export const negative: ReadonlySet<CaseAction> = new Set(['decline', 'refuse', 'terminate', 'revoke', 'giveBack'])

/** Which open act is the next right step, best first: the one main button. */
const usualOrder: readonly CaseAction[] = [
  'takeOver',
  'receive',
  'answer',
  'accept',
  'resume',
  'grant',
  'issue',
  'deliver',
  'handOver',
]

/** The acts in the order of the buttons: the usual next step first, what takes something away last. */
export function inOrder(actions: readonly CaseAction[]): CaseAction[] {
  const rank = (action: CaseAction): number => {
    const usual = usualOrder.indexOf(action)
    if (usual >= 0) return usual
    return negative.has(action) ? 2 * usualOrder.length : usualOrder.length
  }
  return [...actions].sort((a, b) => rank(a) - rank(b))
}
