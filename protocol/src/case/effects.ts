import type { CaseAction } from '../event/actions.ts'
import type { Facts } from '../event/facts.ts'
import type { ChainHeader } from '../event/header.ts'
import type { Standing } from './standing.ts'
import { deemedDay } from './time.ts'

type Effect<A extends CaseAction> = (standing: Standing, facts: Facts<A>, header: ChainHeader) => Partial<Standing>

const withPlace = (places: readonly string[], place: string): readonly string[] =>
  places.includes(place) ? places : [...places, place]

/** What an act changes besides state and clock. An act that is not here changes nothing else. */
const effects: { readonly [A in CaseAction]?: Effect<A> } = {
  requireSupplement: (_, facts) => ({ supplementUntil: facts.until }),
  supplement: () => ({ supplementUntil: null }),
  accept: (standing, facts) => ({
    acceptedAs: 'accepted',
    pending: facts.pendingMaterials ?? [],
    officialNumber: facts.officialNumber ?? standing.officialNumber,
  }),
  deemAccepted: (standing, facts) => ({
    acceptedAs: 'deemed',
    countedDay: deemedDay(facts.noticeDue),
    officialNumber: facts.officialNumber ?? standing.officialNumber,
  }),
  decline: () => ({ end: 'declined' }),
  completePending: (standing, facts) => ({
    pending: standing.pending.filter((open) => !facts.materials.includes(open.material)),
  }),
  inquire: (standing, facts) => ({
    inquiries: [...standing.inquiries, { inquiry: facts.inquiry, place: facts.place, answered: false }],
    places: withPlace(standing.places, facts.place),
  }),
  answer: (standing, facts) => ({
    inquiries: standing.inquiries.map((asked) => (asked.inquiry === facts.inquiry ? { ...asked, answered: true } : asked)),
  }),
  chargeFee: (standing, facts) => ({ fees: [...standing.fees, { reason: facts.reason, paid: false }] }),
  payFee: (standing, facts) => ({
    fees: standing.fees.map((fee) => (fee.reason === facts.reason ? { ...fee, paid: true } : fee)),
  }),
  grant: () => ({ end: 'granted' }),
  refuse: () => ({ end: 'refused' }),
  withdraw: () => ({ end: 'withdrawn' }),
  terminate: () => ({ end: 'terminated' }),
  rate: (standing) => ({
    rated: standing.state === 'closed' ? { ...standing.rated, after: true } : { ...standing.rated, before: true },
  }),
  handOver: (standing, facts, header) => ({
    transfer: { taker: facts.taker, seq: header.seq, why: facts.why, limit: facts.limit, papers: facts.papers, day: facts.day },
    places: withPlace(standing.places, facts.taker),
  }),
  takeOver: (standing) => ({
    holder: standing.transfer?.taker ?? standing.holder,
    papersAt: standing.transfer?.papers ? standing.transfer.taker : standing.papersAt,
    transfer: null,
  }),
  giveBack: () => ({ transfer: null }),
}

export function effectOf(standing: Standing, action: CaseAction, header: ChainHeader): Partial<Standing> {
  const effect = effects[action] as Effect<CaseAction> | undefined
  return effect?.(standing, header.facts as Facts<CaseAction>, header) ?? {}
}
