import type { CaseState } from '@tongban/protocol/case/transitions'
import type { CaseAction } from '@tongban/protocol/event/actions'

export type Pair = readonly [zh: string, en: string]

/** What happened, as the person it concerns reads it. */
export const happened: Readonly<Record<CaseAction, Pair>> = {
  submit: ['您提交了申请', 'You applied'],
  receive: ['收件，给了收件凭证', 'Your papers were taken in'],
  correct: ['当场改好了小错', 'Small mistakes were mended on the spot'],
  verifyOriginal: ['窗口看过原件', 'The originals were seen'],
  requireSupplement: ['要您补材料', 'You were asked for what is missing'],
  supplement: ['您补了材料', 'You handed in what was missing'],
  accept: ['受理，开始算办理时限', 'Accepted: the time limit runs'],
  deemAccepted: ['到期没有告知，按受理算', 'No word in time: it counts as accepted'],
  decline: ['不予受理', 'Not accepted'],
  completePending: ['您补齐了先前承诺的材料', 'You brought what you had promised'],
  suspend: ['进入特别程序，时限暂停', 'A special procedure: the clock is stopped'],
  resume: ['特别程序结束，时限接着算', 'The clock runs again'],
  extend: ['延期', 'The limit was extended'],
  inquire: ['请别的部门协查', 'Another authority was asked'],
  answer: ['协查有了答复', 'The other authority answered'],
  chargeFee: ['通知您缴费', 'You were asked to pay'],
  payFee: ['您缴了费', 'You paid'],
  grant: ['决定：准予', 'Decided: granted'],
  refuse: ['决定：不予', 'Decided: refused'],
  issue: ['结果做好了', 'The result is ready'],
  dispatch: ['结果寄出', 'The result was posted'],
  deliver: ['结果送到', 'The result was delivered'],
  withdraw: ['您撤回了申请', 'You withdrew'],
  terminate: ['终止办理', 'Ended without a decision'],
  close: ['办结', 'Closed'],
  revise: ['决定变更', 'The decision was revised'],
  revoke: ['决定撤销', 'The decision was revoked'],
  rate: ['您评价了', 'You rated it'],
  handOver: ['转给对方的机关', 'Passed to the other authority'],
  takeOver: ['接手办理', 'Takes the case on'],
  giveBack: ['没有接手，退了回去', 'Not taken on: given back'],
  requestDeclined: ['您的请求没有被采纳', 'A request was declined'],
}

/** What comes next in each state, and from whom. `you`: the person has to act. */
export const comesNext: Readonly<Record<CaseState, { readonly say: Pair; readonly you?: true; readonly over?: true }>> = {
  none: { say: ['还没有提交', 'Not sent yet'], you: true },
  submitted: { say: ['接下来：收件', 'Next: your papers are taken in'] },
  received: { say: ['接下来：决定是否受理', 'Next: whether it is accepted'] },
  supplementing: { say: ['接下来：等您补材料', 'Next: you hand in what is missing'], you: true },
  accepted: { say: ['接下来：审查并决定', 'Next: examination and decision'] },
  suspended: { say: ['接下来：特别程序结束，再决定', 'Next: the special procedure ends, then the decision'] },
  declined: { say: ['接下来：把不予受理通知书送给您', 'Next: the notice is delivered to you'] },
  granted: { say: ['接下来：制作结果', 'Next: the result is made'] },
  refused: { say: ['接下来：把不予决定书送给您', 'Next: the decision is delivered to you'] },
  issued: { say: ['接下来：把结果送给您', 'Next: the result is delivered to you'] },
  delivered: { say: ['接下来：办结', 'Next: it is closed'] },
  withdrawn: { say: ['接下来：办结', 'Next: it is closed'] },
  terminated: { say: ['接下来：办结', 'Next: it is closed'] },
  closed: { say: ['已经办结', 'Closed'], over: true },
}

/** A state as staff read it. */
export const stateWords: Readonly<Record<CaseState, Pair>> = {
  none: ['未提交', 'not sent'],
  submitted: ['待收件', 'to be received'],
  received: ['待受理', 'to be accepted'],
  supplementing: ['等补正', 'awaiting supplement'],
  accepted: ['待决定', 'to be decided'],
  suspended: ['时限暂停', 'clock stopped'],
  declined: ['不予受理，待送达', 'declined, to be delivered'],
  granted: ['准予，待出证', 'granted, to be issued'],
  refused: ['不予，待送达', 'refused, to be delivered'],
  issued: ['已出证，待送达', 'issued, to be delivered'],
  delivered: ['已送达', 'delivered'],
  withdrawn: ['已撤回', 'withdrawn'],
  terminated: ['已终止', 'ended'],
  closed: ['已办结', 'closed'],
}
