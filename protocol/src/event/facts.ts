import Type, { type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { CaseAction, ParentAction } from './actions.ts'
import { PlaceId } from './header.ts'

const Code = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9.:_-]{0,79}$' })
const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' })
const Days = Type.Integer({ minimum: 1, maximum: 1000 })
const HashText = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })
const Uuid = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' })
const counted = { day: Day }
/** The approving second person, by the id that only the node of the place can resolve. */
const Second = Type.String({ minLength: 1, maxLength: 64 })
const Materials = Type.Array(Code, { minItems: 1, maxItems: 100, uniqueItems: true })

/** What the chain must know from the first event on, and nothing personal. */
export const SubmitFacts = Type.Object({
  mode: Type.Enum(['online', 'relay', 'joint']),
  item: Code,
  /** Hash of the pinned version's canonical JSON. */
  version: HashText,
  /** Hash of the agreement in force, null where one region does it all. */
  agreement: Type.Union([HashText, Type.Null()]),
  receivingPlace: PlaceId,
  decidingPlace: PlaceId,
  unit: Type.Enum(['working', 'calendar']),
  legalDays: Days,
  promisedDays: Type.Union([Days, Type.Null()]),
  noticeDays: Days,
  deliveryDays: Days,
  joint: Type.Boolean(),
  instant: Type.Boolean(),
  /** Whether a decision of this item needs a second person. */
  second: Type.Boolean(),
  parent: Type.Optional(Uuid),
  /** The case that this one follows, e.g. after a supplement that came too late. */
  follows: Type.Optional(Uuid),
})
export type SubmitFacts = Type.Static<typeof SubmitFacts>

export const HandOverFacts = Type.Object({
  taker: PlaceId,
  why: Type.Enum(['toDecide', 'resultBack', 'returned', 'toAssist', 'requested', 'toDeliver']),
  /** Working days the taker's node has to receipt it, or the paper to arrive (the agreement's figure). */
  limit: Days,
  papers: Type.Boolean(),
  day: Day,
})

/** Facts of each act: all that custody, life table and clock read. JSON Schemas of them are published in protocol/schemas. */
export const factsSchemas = {
  submit: SubmitFacts,
  receive: Type.Object(counted),
  correct: Type.Object({}),
  verifyOriginal: Type.Object({ materials: Materials }),
  requireSupplement: Type.Object({ ...counted, until: Day, materials: Materials }),
  supplement: Type.Object({ ...counted, materials: Type.Array(Code, { maxItems: 100 }) }),
  accept: Type.Object({
    ...counted,
    pendingMaterials: Type.Optional(Type.Array(Type.Object({ material: Code, until: Day }), { maxItems: 100 })),
    /** The official 办件编号, given where code and serial are at hand. */
    officialNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
  }),
  deemAccepted: Type.Object({ noticeDue: Day, officialNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })) }),
  decline: Type.Object({ ...counted, reason: Code }),
  completePending: Type.Object({ materials: Materials }),
  suspend: Type.Object({ ...counted, kind: Code, expectedDays: Days }),
  resume: Type.Object(counted),
  extend: Type.Object({ ...counted, days: Days, second: Second }),
  inquire: Type.Object({ inquiry: Code, place: PlaceId }),
  answer: Type.Object({ inquiry: Code, outcome: Type.Enum(['confirmed', 'contradicted', 'notFound']) }),
  chargeFee: Type.Object({ reason: Code }),
  payFee: Type.Object({ reason: Code }),
  grant: Type.Object({ ...counted, second: Type.Optional(Second) }),
  refuse: Type.Object({ ...counted, second: Type.Optional(Second) }),
  issue: Type.Object({}),
  dispatch: Type.Object({ carrier: Code }),
  deliver: Type.Object({ ...counted, means: Type.Enum(['byHand', 'post', 'electronic']) }),
  withdraw: Type.Object(counted),
  terminate: Type.Object({ ...counted, reason: Type.Enum(['silence', 'purposeGone', 'other']) }),
  close: Type.Object({}),
  revise: Type.Object({ second: Second, basis: Code }),
  revoke: Type.Object({ second: Second, basis: Code }),
  rate: Type.Object({}),
  handOver: HandOverFacts,
  takeOver: Type.Object({ papersArrived: Type.Optional(Type.Boolean()), day: Day }),
  giveBack: Type.Object({ reason: Code, day: Day }),
  requestDeclined: Type.Object({ reason: Code }),
} as const satisfies Record<CaseAction, TSchema>

/** Facts of the parent's own short chain. */
export const parentFactsSchemas = {
  opened: Type.Object({
    kind: Type.Enum(['joint', 'bundle']),
    place: PlaceId,
    children: Type.Array(Uuid, { minItems: 1, maxItems: 50 }),
  }),
  childOpened: Type.Object({ child: Uuid }),
  childEnded: Type.Object({ child: Uuid, end: Type.Enum(['granted', 'refused', 'declined', 'withdrawn', 'terminated']) }),
  closed: Type.Object({}),
} as const satisfies Record<ParentAction, TSchema>

export type Facts<A extends CaseAction> = Type.Static<(typeof factsSchemas)[A]>

const checks = new Map<string, { Check(value: unknown): boolean }>()
for (const [action, schema] of Object.entries(factsSchemas)) checks.set(action, Compile(schema))
const parentChecks = new Map<string, { Check(value: unknown): boolean }>()
for (const [action, schema] of Object.entries(parentFactsSchemas)) parentChecks.set(action, Compile(schema))

/** Whether the facts have the shape that this act's schema asks for. Unknown minor fields are kept. */
export function factsFit<A extends CaseAction>(action: A, facts: unknown): facts is Facts<A> {
  return checks.get(action)?.Check(facts) ?? false
}
export const parentFactsFit = (action: ParentAction, facts: unknown): boolean => parentChecks.get(action)?.Check(facts) ?? false

/** Whether an act says the day on which it counts: those the legal clock hears of, and those that move custody. */
export const hasDay = (action: CaseAction): boolean => 'day' in factsSchemas[action].properties
