/** Every act of a case and of a parent, and the versioned event type that writes it (domain.md §2; CloudEvents `type`). */
export const caseEventTypes = {
  submit: 'cn.tongban.case.submitted.v1',
  receive: 'cn.tongban.case.received.v1',
  correct: 'cn.tongban.case.corrected.v1',
  verifyOriginal: 'cn.tongban.case.originalVerified.v1',
  requireSupplement: 'cn.tongban.case.supplementRequired.v1',
  supplement: 'cn.tongban.case.supplemented.v1',
  accept: 'cn.tongban.case.accepted.v1',
  deemAccepted: 'cn.tongban.case.deemedAccepted.v1',
  decline: 'cn.tongban.case.declined.v1',
  completePending: 'cn.tongban.case.pendingCompleted.v1',
  suspend: 'cn.tongban.case.suspended.v1',
  resume: 'cn.tongban.case.resumed.v1',
  extend: 'cn.tongban.case.extended.v1',
  inquire: 'cn.tongban.case.inquired.v1',
  answer: 'cn.tongban.case.answered.v1',
  chargeFee: 'cn.tongban.case.feeCharged.v1',
  payFee: 'cn.tongban.case.feePaid.v1',
  grant: 'cn.tongban.case.granted.v1',
  refuse: 'cn.tongban.case.refused.v1',
  issue: 'cn.tongban.case.issued.v1',
  dispatch: 'cn.tongban.case.dispatched.v1',
  deliver: 'cn.tongban.case.delivered.v1',
  withdraw: 'cn.tongban.case.withdrawn.v1',
  terminate: 'cn.tongban.case.terminated.v1',
  close: 'cn.tongban.case.closed.v1',
  revise: 'cn.tongban.case.revised.v1',
  revoke: 'cn.tongban.case.revoked.v1',
  rate: 'cn.tongban.case.rated.v1',
  handOver: 'cn.tongban.case.handedOver.v1',
  takeOver: 'cn.tongban.case.takenOver.v1',
  giveBack: 'cn.tongban.case.givenBack.v1',
  requestDeclined: 'cn.tongban.case.requestDeclined.v1',
} as const

/** The acts of a parent: the frame of a joint case or a bundle, kept by the receiving node. */
export const parentEventTypes = {
  opened: 'cn.tongban.parent.opened.v1',
  childOpened: 'cn.tongban.parent.childOpened.v1',
  childEnded: 'cn.tongban.parent.childEnded.v1',
  closed: 'cn.tongban.parent.closed.v1',
} as const

/** What a node that does not hold the case asks of the one that does: an event of its own, outside the chain. */
export const requestedType = 'cn.tongban.case.requested.v1'

export type CaseAction = keyof typeof caseEventTypes
export type ParentAction = keyof typeof parentEventTypes
export type CaseEventType = (typeof caseEventTypes)[CaseAction]

const actionByType = new Map<string, CaseAction>(
  Object.entries(caseEventTypes).map(([action, type]) => [type, action as CaseAction]),
)
const parentActionByType = new Map<string, ParentAction>(
  Object.entries(parentEventTypes).map(([action, type]) => [type, action as ParentAction]),
)

export const caseActions: readonly CaseAction[] = [...actionByType.values()]

/** The act that an event type writes, or undefined for a type of another subject or a later version. */
export const actionOf = (type: string): CaseAction | undefined => actionByType.get(type)
export const parentActionOf = (type: string): ParentAction | undefined => parentActionByType.get(type)
