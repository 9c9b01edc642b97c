import { PlaceId } from '@tongban/protocol/event/header'
import { ticketKinds, ticketOutcomes } from '@tongban/protocol/event/ticket'
import Type from 'typebox'
import { PageQuery } from '../../platform/http/paging.ts'

const OrNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Type.String()
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Kind = Type.Enum([...ticketKinds])
const Outcome = Type.Enum([...ticketOutcomes])
const Words = (maxLength: number, minLength = 1) => Type.String({ minLength, maxLength, pattern: '\\S' })

export const TicketId = Type.Object({ ticketId: Type.String({ format: 'uuid' }) })
const Number23 = Type.String({ maxLength: 60 })
const Code = Type.String({ pattern: '^\\d{6}$' })

/** Fewer words than this tell nobody what went wrong. */
const FEWEST = 5

export const Filing = Type.Object(
  {
    kind: Kind,
    caseId: Type.Optional(Type.String({ format: 'uuid', description: '本人的办件（要登录）· A case of the person, signed in' })),
    number: Type.Optional(Number23),
    code: Type.Optional(Code),
    item: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    place: Type.Optional(PlaceId),
    words: Words(2000, FEWEST),
    wish: Type.Optional(Words(500)),
    name: Type.Optional(Words(60)),
    phone: Type.Optional(Type.String({ pattern: '^[0-9+() -]{5,30}$' })),
  },
  { additionalProperties: false },
)

export const FiledShape = Type.Object({
  id: Text,
  number: Text,
  code: Text,
  place: Text,
  due: Text,
  days: Type.Integer(),
})

export const TrackingTicket = Type.Object({ number: Number23, code: Code }, { additionalProperties: false })

const standing = {
  kind: Kind,
  place: Text,
  item: OrNull(Text),
  filedDay: Text,
  due: Text,
  daysLeft: OrNull(Type.Integer()),
}

const AnswerShape = Type.Object({ day: Text, outcome: Outcome, findings: Text, measures: Text, remedy: OrNull(Text) })

export const StandingShape = Type.Object({ ...standing, answer: OrNull(AnswerShape) })

const OutlineShape = Type.Object({
  id: Text,
  item: Type.Object({ id: Text, name: Type.Object({ zh: Text, en: OrNull(Text) }) }),
  state: Text,
  holder: Text,
  receivingPlace: Text,
  decidingPlace: Text,
  queryNumber: OrNull(Text),
})

export const TicketShape = Type.Object({
  ...standing,
  id: Text,
  number: Text,
  words: Text,
  wish: OrNull(Text),
  name: OrNull(Text),
  phone: OrNull(Text),
  caseId: OrNull(Text),
  case: OrNull(OutlineShape),
  answer: OrNull(AnswerShape),
})

export const QueueQuery = Type.Object({
  ...PageQuery.properties,
  place: Type.Optional(PlaceId),
  waiting: Type.Optional(Type.Enum(['open', 'answered'], { default: 'open' })),
})
export const QueuePosition = Type.Object({ due: Day, id: Type.String({ format: 'uuid' }) })
export const QueuedShape = Type.Object({ ...standing, id: Text, number: Text, outcome: OrNull(Outcome) })

export const Answering = Type.Object(
  { outcome: Outcome, findings: Words(2000), measures: Words(2000), remedy: Type.Optional(Words(1000)) },
  { additionalProperties: false },
)
