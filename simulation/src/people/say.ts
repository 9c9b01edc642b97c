import type { Standing } from '@tongban/protocol/case/standing'
import type { CaseAction } from '@tongban/protocol/event/actions'
import type { Chance } from '../chance.ts'

/** What somebody says with an act. */
export interface Saying {
  readonly facts: Readonly<Record<string, unknown>>
  readonly bodies: readonly { readonly section: string; readonly body: unknown }[]
}

/** What a person who says something has before them. */
export interface Before {
  readonly chance: Chance
  readonly standing: Standing
  /** Every place that plays in this story. */
  readonly places: readonly string[]
  /** Today, as the node has it. */
  readonly today: string
}

type Say = (before: Before) => { facts?: Saying['facts']; section?: string; body?: unknown }

const reasons = { facts: '事实', basis: '行政许可法第三十八条', remedy: '六十日内申请行政复议', whereInstead: '向户籍地申请' }

/** The day so many calendar days after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

const otherPlace = ({ chance, places, standing }: Before): string =>
  chance.happens(0.6) && standing.holder !== standing.born.decidingPlace ? standing.born.decidingPlace : chance.pick(places)

/** Mostly one that the case does not know yet, so that it gets about. */
const askedPlace = ({ chance, places, standing }: Before): string => {
  const others = places.filter((place) => !standing.places.includes(place))
  return chance.pick(others.length > 0 && chance.happens(0.7) ? others : places)
}

const sayings: Readonly<Record<CaseAction, Say>> = {
  submit: () => ({}),
  receive: () => ({}),
  correct: ({ chance }) => ({ section: 'form', body: { name: '更正', reference: `corrected ${chance.below(1e6)}` } }),
  verifyOriginal: () => ({ facts: { materials: ['card'] } }),
  requireSupplement: ({ chance, today }) => ({
    facts: { materials: ['proof'], until: dayAfter(today, chance.between(0, 12)) },
    section: 'materials',
    body: [{ material: 'proof', note: '缺证明' }],
  }),
  supplement: ({ chance }) => ({
    facts: { materials: ['proof'] },
    section: 'materials',
    body: [{ material: 'proof', note: `补正 ${chance.below(1e6)}` }],
  }),
  accept: ({ chance, today }) => ({
    facts: chance.happens(0.2) ? { pendingMaterials: [{ material: 'proof', until: dayAfter(today, 20) }] } : {},
    section: 'opinion',
    body: { text: '予以受理' },
  }),
  deemAccepted: ({ today }) => ({ facts: { noticeDue: today } }),
  decline: () => ({ facts: { reason: 'outOfScope' }, section: 'decision', body: reasons }),
  completePending: () => ({ facts: { materials: ['proof'] }, section: 'materials', body: [{ material: 'proof', note: '补齐' }] }),
  suspend: () => ({ facts: { kind: 'hearing', expectedDays: 5 }, section: 'opinion', body: { text: '听证' } }),
  resume: () => ({}),
  extend: ({ chance }) => ({ facts: { days: chance.between(1, 11) }, section: 'opinion', body: { text: '延期' } }),
  inquire: (before) => ({
    facts: { inquiry: `inquiry-${before.chance.below(4)}`, place: askedPlace(before) },
    section: 'inquiry',
    body: { question: '是否属实' },
  }),
  answer: ({ chance, standing }) => ({
    facts: {
      inquiry: standing.inquiries.find(({ answered }) => !answered)?.inquiry ?? 'inquiry-0',
      outcome: chance.pick(['confirmed', 'contradicted', 'notFound']),
    },
    section: 'inquiry',
    body: { answer: '已核' },
  }),
  chargeFee: () => ({ facts: { reason: 'renewal' }, section: 'fee', body: { reason: 'renewal', amount: 2000 } }),
  payFee: () => ({ facts: { reason: 'renewal' }, section: 'fee', body: { paid: 2000 } }),
  grant: () => ({ section: 'decision', body: { text: '准予' } }),
  refuse: () => ({ section: 'decision', body: reasons }),
  issue: () => ({ section: 'decision', body: { document: '证明' } }),
  dispatch: () => ({ facts: { carrier: 'EMS' }, section: 'contact', body: { number: 'EB000' } }),
  deliver: ({ chance }) => ({ facts: { means: chance.pick(['byHand', 'post', 'electronic']) } }),
  withdraw: () => ({}),
  terminate: () => ({ facts: { reason: 'purposeGone' }, section: 'decision', body: reasons }),
  close: () => ({}),
  revise: () => ({ facts: { basis: 'review' }, section: 'decision', body: { text: '变更' } }),
  revoke: () => ({ facts: { basis: 'review' }, section: 'decision', body: { text: '撤销' } }),
  rate: ({ chance }) => ({ section: 'rating', body: { grade: chance.between(1, 5) } }),
  handOver: (before) => ({
    facts: {
      taker: otherPlace(before),
      why: before.chance.pick(['toDecide', 'resultBack', 'returned', 'toAssist', 'requested', 'toDeliver']),
      papers: before.chance.happens(0.3),
    },
  }),
  takeOver: ({ standing, chance }) => ({
    facts: standing.transfer?.papers && chance.happens(0.9) ? { papersArrived: true } : {},
  }),
  giveBack: () => ({ facts: { reason: 'notOurs' } }),
  requestDeclined: () => ({ facts: { reason: 'no' } }),
}

/** Something fitting to say with an act, as a person at that desk would. */
export function sayingOf(action: CaseAction, before: Before): Saying {
  const { facts = {}, section, body } = sayings[action](before)
  return { facts, bodies: section === undefined ? [] : [{ section, body }] }
}
