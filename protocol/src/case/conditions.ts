import type { CaseAction } from '../event/actions.ts'
import type { Facts } from '../event/facts.ts'
import type { ChainHeader, RequestHeader } from '../event/header.ts'
import type { Standing } from './standing.ts'
import type { Terms } from './step.ts'
import { dayOf } from './time.ts'
import { transitionOf } from './transitions.ts'

/** An act about to be judged: its header, the request it answers, and the terms of the agreement. */
export interface Act {
  readonly header: ChainHeader
  readonly request: RequestHeader | undefined
  readonly terms: Terms
  /** Whether receiving and holding place answer to the same node: then no other node vouches for silence. */
  readonly sameNode: boolean
}

export type ConditionRefusal =
  | 'secondNeeded'
  | 'secondIsFirst'
  | 'pendingOpen'
  | 'feeOpen'
  | 'feeTwice'
  | 'feeUnknown'
  | 'inquiryTwice'
  | 'inquiryUnknown'
  | 'inquiryToHolder'
  | 'notAsked'
  | 'pendingUnknown'
  | 'ratedAlready'
  | 'takerIsHolder'
  | 'takerNotAsking'
  | 'wrongLimit'
  | 'papersMissing'
  | 'silenceNotVouched'
  | 'untilNotPast'
  | 'untilTooEarly'

type Condition<A extends CaseAction> = (standing: Standing, facts: Facts<A>, act: Act) => ConditionRefusal | undefined

/** What the agreement allows a hand-over to take, in working days (domain.md §3: hand-over). */
export function handOverLimit(standing: Standing, papers: boolean, terms: Terms): number {
  const resultOnItsWay = standing.state === 'issued' || standing.state === 'refused' || standing.state === 'declined'
  if (resultOnItsWay) return terms.handOverDays.result
  return papers ? terms.handOverDays.paper : terms.handOverDays.push
}

const conditions: { readonly [A in CaseAction]?: Condition<A> } = {
  requireSupplement: (_, facts) => (facts.until <= facts.day ? 'untilTooEarly' : undefined),
  completePending: (standing, facts) =>
    facts.materials.every((material) => standing.pending.some((open) => open.material === material))
      ? undefined
      : 'pendingUnknown',
  inquire: (standing, facts) => {
    if (facts.place === standing.holder) return 'inquiryToHolder'
    return standing.inquiries.some((asked) => asked.inquiry === facts.inquiry) ? 'inquiryTwice' : undefined
  },
  answer: (standing, facts, { header, request }) => {
    const asked = standing.inquiries.find((open) => open.inquiry === facts.inquiry && !open.answered)
    if (!asked) return 'inquiryUnknown'
    return asked.place === (request ?? header).duty.place ? undefined : 'notAsked'
  },
  chargeFee: (standing, facts) => (standing.fees.some((fee) => fee.reason === facts.reason) ? 'feeTwice' : undefined),
  payFee: (standing, facts) => (standing.fees.some((fee) => fee.reason === facts.reason && !fee.paid) ? undefined : 'feeUnknown'),
  grant: (standing) => (standing.pending.length > 0 ? 'pendingOpen' : undefined),
  issue: (standing) => (standing.fees.some((fee) => !fee.paid) ? 'feeOpen' : undefined),
  rate: (standing) => ((standing.state === 'closed' ? standing.rated.after : standing.rated.before) ? 'ratedAlready' : undefined),
  terminate: terminable,
  handOver: (standing, facts, { request, terms }) => {
    if (facts.taker === standing.holder) return 'takerIsHolder'
    if (request && facts.taker !== request.duty.place) return 'takerNotAsking'
    return facts.limit === handOverLimit(standing, facts.papers, terms) ? undefined : 'wrongLimit'
  },
  takeOver: (standing, facts) => (standing.transfer?.papers && !facts.papersArrived ? 'papersMissing' : undefined),
}

/**
 * A supplement that never came ends a case only after its day, and only on the word of the node that would have heard it
 * (domain.md §2, Requests). A suspended case the examiner ends himself.
 */
function terminable(standing: Standing, facts: Facts<'terminate'>, { request, sameNode }: Act): ConditionRefusal | undefined {
  if (standing.state !== 'supplementing') return undefined
  const heardHere = request?.duty.place === standing.born.receivingPlace
  if (!sameNode && !heardHere) return 'silenceNotVouched'
  const until = standing.supplementUntil ?? facts.day
  // A word given before the day was over vouches for nothing, however late it is answered.
  const vouchedOn = request && !sameNode ? dayOf(request.madeAt) : facts.day
  return vouchedOn > until ? undefined : 'untilNotPast'
}

/** What an act needs besides state, place and role: the conditions of domain.md §2, "notes". */
export function conditionOf(standing: Standing, action: CaseAction, act: Act): ConditionRefusal | undefined {
  const second = secondPerson(standing, action, act.header)
  if (second) return second
  const condition = conditions[action] as Condition<CaseAction> | undefined
  return condition?.(standing, act.header.facts as Facts<CaseAction>, act)
}

function secondPerson(standing: Standing, action: CaseAction, header: ChainHeader): ConditionRefusal | undefined {
  const wanted = transitionOf(action).second
  if (!wanted || (wanted === 'item' && !standing.born.second)) return undefined
  const second = header.facts['second']
  if (typeof second !== 'string') return 'secondNeeded'
  return second === header.duty.actor ? 'secondIsFirst' : undefined
}
