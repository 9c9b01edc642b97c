import type { CaseAction } from '@tongban/protocol/event/actions'
import { happened, type Pair } from '../../cases/words.ts'

/** What happened, as staff read it: they are not the applicant. */
export const taken: Readonly<Record<CaseAction, Pair>> = {
  ...happened,
  handOver: ['转出', 'Handed over'],
  takeOver: ['接手', 'Taken over'],
  giveBack: ['退回', 'Given back'],
  submit: ['提交申请', 'Applied for'],
  receive: ['收件，给了收件凭证', 'Papers taken in, receipt given'],
  requireSupplement: ['一次性告知，要求补正', 'One-time notice given'],
  supplement: ['申请人补正', 'The applicant supplied what was missing'],
  completePending: ['申请人补齐容缺材料', 'The applicant brought what was promised'],
  chargeFee: ['通知申请人缴费', 'The applicant was asked to pay'],
  payFee: ['申请人缴费', 'The applicant paid'],
  withdraw: ['申请人撤回', 'The applicant withdrew'],
  rate: ['申请人已评价', 'The applicant has rated it'],
  requestDeclined: ['一个请求没有采纳', 'A request was declined'],
}
