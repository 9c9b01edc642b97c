import { caseStates } from '@tongban/protocol/case/transitions'
import { caseActions } from '@tongban/protocol/event/actions'
import { PlaceId, sections } from '@tongban/protocol/event/header'
import Type from 'typebox'

const OrNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Type.String()
const Place = Type.String({ description: '地点编号 <6-digit division>:<slug>' })

export const CaseId = Type.Object({ caseId: Type.String({ format: 'uuid' }) })
export const ActionOf = Type.Object({ caseId: Type.String({ format: 'uuid' }), action: Type.Enum([...caseActions]) })

/** Where staff stand; citizens need not say. */
export const StandpointShape = {
  place: Type.Optional(PlaceId),
  role: Type.Optional(Type.Enum(['clerk', 'examiner', 'helper', 'applicant'])),
}

const Content = Type.Object({ section: Type.Enum([...sections]), body: Type.Unknown() }, { additionalProperties: false })

const step = {
  facts: Type.Optional(Type.Record(Type.String({ maxLength: 80 }), Type.Unknown())),
  bodies: Type.Optional(Type.Array(Content, { maxItems: 8 })),
  files: Type.Optional(
    Type.Array(
      Type.Object(
        { sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }), section: Type.Enum([...sections]) },
        { additionalProperties: false },
      ),
      { maxItems: 100 },
    ),
  ),
  approval: Type.Optional(Type.String({ format: 'uuid' })),
}
export const OneStep = Type.Object({ ...StandpointShape, ...step }, { additionalProperties: false })
export const ManySteps = Type.Object(
  {
    ...StandpointShape,
    steps: Type.Array(Type.Object({ action: Type.Enum([...caseActions]), ...step }, { additionalProperties: false }), {
      minItems: 1,
      maxItems: 8,
    }),
  },
  { additionalProperties: false },
)

/** What a receipt prints. */
export const SubmittedShape = Type.Object({
  id: Text,
  queryNumber: Text,
  queryCode: Text,
  state: Type.Enum([...caseStates]),
  holder: Place,
  version: Type.Integer(),
})

export const ListedShape = Type.Object({
  id: Text,
  item: Text,
  name: Type.Object({ zh: Text, en: OrNull(Text) }),
  applicant: OrNull(Type.String({ description: '只给能看申请表的工作人员，只露首字 · Masked, for staff who may read the form' })),
  mode: Text,
  state: Text,
  holder: Place,
  taker: OrNull(Place),
  receivingPlace: Place,
  decidingPlace: Place,
  noticeDue: OrNull(Text),
  decisionDue: OrNull(Text),
  queryNumber: OrNull(Text),
  parent: OrNull(Text),
  changedAt: Type.String({ format: 'date-time' }),
})

const TimelineShape = Type.Object({
  seq: Type.Integer(),
  event: Text,
  action: Text,
  at: Text,
  day: Text,
  place: Place,
  organisation: Text,
  role: Text,
  actor: Type.Optional(Text),
  requestId: Type.Optional(Text),
  facts: Type.Record(Type.String(), Type.Unknown()),
  content: Type.Record(Type.String(), Type.Unknown()),
  paper: Type.Optional(Type.Object({ number: Text, zh: Text, en: Text })),
})

const RequestShape = Type.Object({
  id: Text,
  action: Text,
  place: Place,
  role: Text,
  actor: Type.Optional(Text),
  madeAt: Text,
  answeredSeq: OrNull(Type.Integer()),
})

/** A case as one actor may see it. */
export const CaseShape = Type.Object({
  id: Text,
  version: Type.Integer(),
  item: Type.Object({ id: Text, name: Type.Unknown() }),
  mode: Text,
  state: Type.Enum([...caseStates]),
  holder: Place,
  transfer: Type.Unknown(),
  receivingPlace: Place,
  decidingPlace: Place,
  officialNumber: OrNull(Text),
  queryNumber: OrNull(Text),
  papersAt: Place,
  clocks: Type.Unknown(),
  due: OrNull(Text),
  fees: Type.Array(Type.Object({ reason: Text, paid: Type.Boolean() })),
  pending: Type.Array(Type.Object({ material: Text, until: Text })),
  inquiries: Type.Array(Type.Object({ inquiry: Text, place: Place, answered: Type.Boolean() })),
  supplementUntil: OrNull(Text),
  timeline: Type.Array(TimelineShape),
  requests: Type.Array(RequestShape),
  openSteps: Type.Array(Type.Enum([...caseActions])),
  claim: OrNull(Type.Object({ staff: Text, at: Text })),
  approvals: Type.Array(Type.Object({ id: Text, action: Type.Enum([...caseActions]), staff: Text })),
  staff: Type.Record(Text, Text),
  parent: OrNull(Text),
})

export const StepsTakenShape = Type.Object({ case: CaseShape, requestId: Type.Optional(Text) })

export const PaperShape = Type.Object({
  number: Text,
  title: Type.Object({ zh: Text, en: Text }),
  basis: Text,
  case: Text,
  queryNumber: OrNull(Text),
  officialNumber: OrNull(Text),
  item: Type.Unknown(),
  issuedBy: Type.Object({ place: Place, organisation: Text }),
  at: Text,
  day: Text,
  facts: Type.Record(Type.String(), Type.Unknown()),
  content: Type.Record(Type.String(), Type.Unknown()),
  due: OrNull(Text),
  remedy: OrNull(Text),
})
