import type { CaseAction } from '../../event/actions.ts'
import type { Role } from '../../event/header.ts'
import type { CaseState, Right } from '../transitions.ts'

/**
 * The life of a case as domain.md §2 tells it, transcribed a second time and in other terms than the table of the product: what the
 * table says is compared with this. It must never be derived from it.
 */
export interface Situation {
  readonly state: CaseState
  readonly role: Role
  readonly place: string
  readonly receiving: string
  readonly deciding: string
  readonly assisting: readonly string[]
  readonly holder: string
  readonly taker: string | undefined
  readonly granted: readonly Right[]
  readonly online: boolean
  /** Of a joint case; a child of a bundle is as a case alone. */
  readonly child: boolean
  readonly instant: boolean
}

type Clause = (s: Situation) => boolean

export interface Prose {
  readonly in: readonly CaseState[]
  readonly to: CaseState | 'same'
  /** It may be taken where one of these holds. */
  readonly who: readonly Clause[]
  /** The applicant's completions, payment and withdrawal, delivery, an answer, custody, and what an agreement grants may be asked for from elsewhere. */
  readonly onRequest: boolean
  readonly throughStaff?: true
}

const isOneOf = (role: Role, roles: readonly Role[]) => roles.includes(role)
const staff: readonly Role[] = ['clerk', 'examiner']

const deciding =
  (...roles: Role[]): Clause =>
  (s) =>
    s.place === s.deciding && isOneOf(s.role, roles)
const receiving =
  (...roles: Role[]): Clause =>
  (s) =>
    s.place === s.receiving && isOneOf(s.role, roles)
const holder =
  (...roles: Role[]): Clause =>
  (s) =>
    s.place === s.holder && isOneOf(s.role, roles)
const taker =
  (...roles: Role[]): Clause =>
  (s) =>
    s.place === s.taker && isOneOf(s.role, roles)
const receivingIfGranted =
  (right: Right): Clause =>
  (s) =>
    receiving('clerk')(s) && s.granted.includes(right)
const applicant: Clause = (s) => s.role === 'applicant' && (s.place === s.receiving || s.place === s.deciding)
const ruleForInstant: Clause = (s) => s.instant && deciding('rule')(s)

const beforeTheDecision = ['submitted', 'received', 'supplementing', 'accepted', 'suspended'] as const
const inCustody = [
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
const everyState = [
  ...(['submitted', 'received', 'supplementing', 'accepted', 'suspended', 'declined', 'granted', 'refused'] as const),
  ...(['issued', 'delivered', 'withdrawn', 'terminated', 'closed'] as const),
]
const toBeHandedOut = ['issued', 'refused', 'declined'] as const
const whileHandled = ['received', 'supplementing', 'accepted', 'suspended'] as const

export const prose: Readonly<Record<Exclude<CaseAction, 'submit'>, Prose>> = {
  receive: {
    in: ['submitted'],
    to: 'received',
    onRequest: false,
    who: [receiving('clerk'), (s) => receiving('rule')(s) && (s.online || s.child)],
  },
  correct: { in: ['submitted', 'received'], to: 'same', who: [holder('clerk')], onRequest: false },
  verifyOriginal: {
    in: ['submitted', 'received', 'supplementing', 'accepted'],
    to: 'same',
    onRequest: true,
    who: [deciding(...staff), receivingIfGranted('originals')],
  },
  requireSupplement: {
    in: ['received'],
    to: 'supplementing',
    who: [deciding('examiner'), receivingIfGranted('notice')],
    onRequest: true,
  },
  supplement: { in: ['supplementing'], to: 'received', who: [applicant], onRequest: true, throughStaff: true },
  accept: {
    in: ['received'],
    to: 'accepted',
    who: [deciding('examiner'), receivingIfGranted('accept'), ruleForInstant],
    onRequest: true,
  },
  deemAccepted: { in: ['received'], to: 'accepted', who: [holder('rule')], onRequest: false },
  decline: { in: ['received'], to: 'declined', who: [deciding('examiner')], onRequest: false },
  completePending: { in: ['accepted'], to: 'same', who: [applicant], onRequest: true, throughStaff: true },
  suspend: { in: ['accepted'], to: 'suspended', who: [deciding('examiner')], onRequest: false },
  resume: { in: ['suspended'], to: 'accepted', who: [deciding('examiner')], onRequest: false },
  extend: { in: ['accepted'], to: 'same', who: [deciding('examiner')], onRequest: false },
  inquire: { in: whileHandled, to: 'same', who: [holder(...staff)], onRequest: false },
  answer: {
    in: whileHandled,
    to: 'same',
    who: [(s) => s.assisting.includes(s.place) && isOneOf(s.role, staff)],
    onRequest: true,
  },
  chargeFee: { in: ['accepted'], to: 'same', who: [deciding('examiner')], onRequest: false },
  payFee: { in: ['accepted', 'suspended', 'granted'], to: 'same', who: [applicant], onRequest: true, throughStaff: true },
  grant: { in: ['accepted'], to: 'granted', who: [deciding('examiner'), ruleForInstant], onRequest: false },
  refuse: { in: ['accepted'], to: 'refused', who: [deciding('examiner')], onRequest: false },
  issue: { in: ['granted'], to: 'issued', who: [deciding('examiner'), ruleForInstant], onRequest: false },
  dispatch: {
    in: toBeHandedOut,
    to: 'same',
    who: [deciding(...staff), holder(...staff), receivingIfGranted('deliver')],
    onRequest: true,
  },
  deliver: {
    in: toBeHandedOut,
    to: 'delivered',
    onRequest: true,
    who: [
      deciding(...staff),
      holder(...staff),
      receivingIfGranted('deliver'),
      ruleForInstant,
      (s) => s.instant && holder('rule')(s),
    ],
  },
  withdraw: { in: beforeTheDecision, to: 'withdrawn', who: [applicant], onRequest: true, throughStaff: true },
  terminate: {
    in: ['supplementing', 'suspended'],
    to: 'terminated',
    onRequest: true,
    who: [deciding('examiner'), (s) => s.state === 'supplementing' && receiving('rule')(s)],
  },
  close: { in: ['delivered', 'withdrawn', 'terminated'], to: 'closed', who: [holder('rule')], onRequest: false },
  revise: { in: ['closed'], to: 'same', who: [deciding('examiner')], onRequest: false },
  revoke: { in: ['closed'], to: 'same', who: [deciding('examiner')], onRequest: false },
  rate: { in: everyState.filter((state) => state !== 'submitted'), to: 'same', who: [applicant], onRequest: true },
  handOver: {
    in: inCustody,
    to: 'same',
    who: [holder(...staff, 'rule'), receiving(...staff, 'rule'), deciding(...staff, 'rule')],
    onRequest: true,
  },
  takeOver: { in: inCustody, to: 'same', who: [taker(...staff, 'rule')], onRequest: false },
  giveBack: { in: inCustody, to: 'same', who: [taker(...staff, 'rule')], onRequest: false },
  requestDeclined: { in: everyState, to: 'same', who: [holder(...staff, 'rule')], onRequest: false },
}

/** Only the holder writes, and not while the case is on its way; then only the taker. Others may ask where the step allows it. */
export function mayTake(action: Exclude<CaseAction, 'submit'>, s: Situation): 'directly' | 'byRequest' | 'no' {
  const told = prose[action]
  if (!told.in.includes(s.state) || !told.who.some((clause) => clause(s))) return 'no'
  if (action === 'takeOver' || action === 'giveBack') return 'directly'
  if (s.place === s.holder && s.taker === undefined) return 'directly'
  return told.onRequest ? 'byRequest' : 'no'
}
