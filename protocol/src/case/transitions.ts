import type { CaseAction } from '../event/actions.ts'
import type { Role, Section } from '../event/header.ts'

/** Where a case stands in the eyes of the law. `none`: before the chain begins. */
export const caseStates = [
  'none',
  'submitted',
  'received',
  'supplementing',
  'accepted',
  'suspended',
  'declined',
  'granted',
  'refused',
  'issued',
  'delivered',
  'withdrawn',
  'terminated',
  'closed',
] as const
export type CaseState = (typeof caseStates)[number]

/** What a receiving place may get by agreement: 收件受理权, 一次性告知权, 原件核验权, 结果送达权. */
export const rights = ['accept', 'notice', 'originals', 'deliver'] as const
export type Right = (typeof rights)[number]

/** How a place stands to a case. `holder` is any place that holds it; `taker` the one named by the open handOver. */
export type PlaceKind = 'receiving' | 'deciding' | 'assisting' | 'holder' | 'taker'

/** One row of the life table. Everything that decides who may do what, when and where is a column here. */
export interface Transition {
  readonly from: readonly CaseState[]
  readonly to: CaseState | 'same'
  readonly by: readonly Role[]
  readonly at: readonly PlaceKind[]
  /** The receiving place may do it too where the agreement in force grants this right, and then by these roles. */
  readonly granted?: { readonly right: Right; readonly by: readonly Role[] }
  /** When a rule may do it without a person: always, for `online` cases, or for `instant` items. */
  readonly rule?: 'always' | 'online' | 'instant'
  /** A place that does not hold the case may ask for it (domain.md §2, Requests). */
  readonly byRequest?: boolean
  /** Done by request it counts from the moment it was asked. */
  readonly countsFromMadeAt?: boolean
  /** What the legal clock hears (domain.md §3). */
  readonly clock?:
    | 'received'
    | 'supplementRequired'
    | 'supplemented'
    | 'accepted'
    | 'declined'
    | 'suspended'
    | 'resumed'
    | 'extended'
    | 'decided'
    | 'delivered'
    | 'withdrawn'
    | 'terminated'
  /** A second person approves: always, or where the item says so. */
  readonly second?: 'always' | 'item'
  /** A clerk may key it in for a person who stands at the counter. */
  readonly through?: boolean
  /** Content it may carry. */
  readonly sections: readonly Section[]
}

const custodyStates = [
  'received',
  'supplementing',
  'accepted',
  'issued',
  'refused',
  'declined',
  'withdrawn',
  'terminated',
  'closed',
] as const
const beforeDecision = ['submitted', 'received', 'supplementing', 'accepted', 'suspended'] as const
const fromReceivedOn = caseStates.slice(caseStates.indexOf('received'))
const handedOut = ['issued', 'refused', 'declined'] as const
const people = ['clerk', 'examiner'] as const

/** The whole life of a case (domain.md §2). A row missing here is a step nobody can take; `clock.md` decides when it is too late. */
export const transitions = {
  submit: {
    from: ['none'],
    to: 'submitted',
    by: ['applicant', 'agent', 'helper', 'clerk'],
    at: ['receiving'],
    sections: ['form', 'materials', 'contact'],
  },
  receive: {
    from: ['submitted'],
    to: 'received',
    by: ['clerk'],
    at: ['receiving'],
    rule: 'online',
    clock: 'received',
    sections: [],
  },
  correct: {
    from: ['submitted', 'received'],
    to: 'same',
    by: ['clerk'],
    at: ['holder'],
    sections: ['form', 'materials', 'contact'],
  },
  verifyOriginal: {
    from: ['submitted', 'received', 'supplementing', 'accepted'],
    to: 'same',
    by: people,
    at: ['deciding'],
    granted: { right: 'originals', by: ['clerk'] },
    byRequest: true,
    sections: ['materials'],
  },
  requireSupplement: {
    from: ['received'],
    to: 'supplementing',
    by: ['examiner'],
    at: ['deciding'],
    granted: { right: 'notice', by: ['clerk'] },
    byRequest: true,
    clock: 'supplementRequired',
    sections: ['materials'],
  },
  supplement: {
    from: ['supplementing'],
    to: 'received',
    by: ['applicant'],
    at: ['receiving', 'deciding'],
    byRequest: true,
    countsFromMadeAt: true,
    through: true,
    clock: 'supplemented',
    sections: ['form', 'materials', 'contact'],
  },
  accept: {
    from: ['received'],
    to: 'accepted',
    by: ['examiner'],
    at: ['deciding'],
    rule: 'instant',
    granted: { right: 'accept', by: ['clerk'] },
    byRequest: true,
    clock: 'accepted',
    sections: ['opinion', 'materials'],
  },
  deemAccepted: { from: ['received'], to: 'accepted', by: [], at: ['holder'], rule: 'always', sections: [] },
  decline: {
    from: ['received'],
    to: 'declined',
    by: ['examiner'],
    at: ['deciding'],
    clock: 'declined',
    sections: ['decision', 'opinion'],
  },
  completePending: {
    from: ['accepted'],
    to: 'same',
    by: ['applicant'],
    at: ['receiving', 'deciding'],
    byRequest: true,
    countsFromMadeAt: true,
    through: true,
    sections: ['materials'],
  },
  suspend: {
    from: ['accepted'],
    to: 'suspended',
    by: ['examiner'],
    at: ['deciding'],
    clock: 'suspended',
    sections: ['opinion', 'decision'],
  },
  resume: { from: ['suspended'], to: 'accepted', by: ['examiner'], at: ['deciding'], clock: 'resumed', sections: ['opinion'] },
  extend: {
    from: ['accepted'],
    to: 'same',
    by: ['examiner'],
    at: ['deciding'],
    second: 'always',
    clock: 'extended',
    sections: ['opinion', 'decision'],
  },
  inquire: {
    from: ['received', 'supplementing', 'accepted', 'suspended'],
    to: 'same',
    by: people,
    at: ['holder'],
    sections: ['inquiry'],
  },
  answer: {
    from: ['received', 'supplementing', 'accepted', 'suspended'],
    to: 'same',
    by: people,
    at: ['assisting'],
    byRequest: true,
    sections: ['inquiry'],
  },
  chargeFee: { from: ['accepted'], to: 'same', by: ['examiner'], at: ['deciding'], sections: ['fee'] },
  payFee: {
    from: ['accepted', 'suspended', 'granted'],
    to: 'same',
    by: ['applicant'],
    at: ['receiving', 'deciding'],
    byRequest: true,
    countsFromMadeAt: true,
    through: true,
    sections: ['fee'],
  },
  grant: {
    from: ['accepted'],
    to: 'granted',
    by: ['examiner'],
    at: ['deciding'],
    rule: 'instant',
    second: 'item',
    clock: 'decided',
    sections: ['decision', 'opinion'],
  },
  refuse: {
    from: ['accepted'],
    to: 'refused',
    by: ['examiner'],
    at: ['deciding'],
    second: 'item',
    clock: 'decided',
    sections: ['decision', 'opinion'],
  },
  issue: { from: ['granted'], to: 'issued', by: ['examiner'], at: ['deciding'], rule: 'instant', sections: ['decision'] },
  dispatch: {
    from: handedOut,
    to: 'same',
    by: people,
    at: ['deciding', 'holder'],
    granted: { right: 'deliver', by: ['clerk'] },
    byRequest: true,
    sections: ['contact'],
  },
  deliver: {
    from: handedOut,
    to: 'delivered',
    by: people,
    at: ['deciding', 'holder'],
    rule: 'instant',
    granted: { right: 'deliver', by: ['clerk'] },
    byRequest: true,
    countsFromMadeAt: true,
    clock: 'delivered',
    sections: ['contact'],
  },
  withdraw: {
    from: beforeDecision,
    to: 'withdrawn',
    by: ['applicant'],
    at: ['receiving', 'deciding'],
    byRequest: true,
    countsFromMadeAt: true,
    through: true,
    clock: 'withdrawn',
    sections: [],
  },
  terminate: {
    from: ['supplementing', 'suspended'],
    to: 'terminated',
    by: ['examiner'],
    at: ['deciding'],
    byRequest: true,
    clock: 'terminated',
    sections: ['decision'],
  },
  close: { from: ['delivered', 'withdrawn', 'terminated'], to: 'closed', by: [], at: ['holder'], rule: 'always', sections: [] },
  revise: {
    from: ['closed'],
    to: 'same',
    by: ['examiner'],
    at: ['deciding'],
    second: 'always',
    sections: ['decision', 'opinion'],
  },
  revoke: {
    from: ['closed'],
    to: 'same',
    by: ['examiner'],
    at: ['deciding'],
    second: 'always',
    sections: ['decision', 'opinion'],
  },
  rate: {
    from: fromReceivedOn,
    to: 'same',
    by: ['applicant'],
    at: ['receiving', 'deciding'],
    byRequest: true,
    sections: ['rating'],
  },
  handOver: { from: custodyStates, to: 'same', by: people, at: ['holder'], rule: 'always', byRequest: true, sections: [] },
  takeOver: { from: custodyStates, to: 'same', by: people, at: ['taker'], rule: 'always', sections: [] },
  giveBack: { from: custodyStates, to: 'same', by: people, at: ['taker'], rule: 'always', sections: [] },
  requestDeclined: { from: caseStates.slice(1), to: 'same', by: people, at: ['holder'], rule: 'always', sections: [] },
} as const satisfies Record<CaseAction, Transition>

/** The row of an act, seen through its general type. */
export const transitionOf = (action: CaseAction): Transition => transitions[action]
