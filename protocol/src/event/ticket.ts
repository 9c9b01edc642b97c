import Type, { type Static, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Instant } from '../suite/key-shape.ts'
import { hashNames } from '../suite/suite.ts'
import { NodeId, PlaceId } from './header.ts'

/** What travels of a complaint from the node whose portal took it to the node of the place that answers for it, and back. */
export const ticketTypes = {
  file: 'cn.tongban.ticket.filed.v1',
  answer: 'cn.tongban.ticket.answered.v1',
} as const
export type TicketAct = keyof typeof ticketTypes

/** 投诉: how somebody was dealt with. 办不成事: a matter that does not get done. */
export const ticketKinds = ['complaint', 'stuck'] as const
export type TicketKind = (typeof ticketKinds)[number]

/**
 * Working days for the answer, from the day after it was filed. Both figures are measured practice of the field, not a statute: 15 for
 * dealing with what people found bad, 5 as the faster city does it and as questions are checked (ux.md §2.4 S57, S58; §1.3 S65).
 */
export const answerDays = { complaint: 15, stuck: 5 } as const satisfies Record<TicketKind, number>

/** What an answer may find, by kind: 属实, 部分属实, 不属实; 已解决, 已约定办法, 依法办不了. */
export const outcomesOf = {
  complaint: ['upheld', 'partly', 'unfounded'],
  stuck: ['solved', 'arranged', 'impossible'],
} as const satisfies Record<TicketKind, readonly string[]>
export const ticketOutcomes = [...outcomesOf.complaint, ...outcomesOf.stuck] as const
export type TicketOutcome = (typeof ticketOutcomes)[number]

/** An answer of this kind turns the person down, and says what they may do next. */
export const turnsDown = (outcome: TicketOutcome): boolean => outcome === 'unfounded' || outcome === 'impossible'

const Uuid = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' })
const HashText = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })
const Code = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9.:_-]{0,79}$' })
const Text = (max: number) => Type.String({ minLength: 1, maxLength: max })
const OneOf = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>(Type.Enum([...values]))
const OrNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Facts of each act; nothing personal. `item` and `case` are null where it is about neither. */
export const ticketFactsSchemas = {
  file: Type.Object({
    kind: OneOf(ticketKinds),
    /** The place that answers for it. */
    place: PlaceId,
    item: OrNull(Code),
    case: OrNull(Uuid),
    /** Working days for the answer. */
    days: Type.Integer({ minimum: 1, maximum: 60 }),
  }),
  answer: Type.Object({ outcome: OneOf(ticketOutcomes) }),
} as const satisfies Record<TicketAct, TSchema>
export type TicketFacts<A extends TicketAct> = Static<(typeof ticketFactsSchemas)[A]>

/** The one body of each act, by the section that the header names. All that is personal stands here. */
export const ticketBodySchemas = {
  file: Type.Object({
    /** The number by which the person follows it. */
    number: Text(40),
    words: Text(2000),
    /** What the person wants done. */
    wish: OrNull(Text(500)),
    name: OrNull(Text(60)),
    phone: OrNull(Text(30)),
  }),
  answer: Type.Object({
    findings: Text(2000),
    measures: Text(2000),
    /** What the person may do next where they were turned down. */
    remedy: OrNull(Text(1000)),
  }),
} as const satisfies Record<TicketAct, TSchema>
export type TicketBody<A extends TicketAct> = Static<(typeof ticketBodySchemas)[A]>

/** The section that holds the body of an act. */
export const ticketSections = { file: 'words', answer: 'answer' } as const satisfies Record<TicketAct, string>

/** An event about a ticket. No chain: each ticket is filed once and answered once, by two different places or one. */
export const TicketHeaderSchema = Type.Object({
  specversion: Type.Literal('1.0'),
  id: Uuid,
  source: NodeId,
  type: Type.String({ pattern: '^cn\\.tongban\\.ticket\\.[A-Za-z]+\\.v\\d+$' }),
  subject: Uuid,
  time: Instant,
  dataschema: Text(120),
  /** The ticket, also the stream that keeps the order. */
  case: Uuid,
  hash: OneOf(hashNames),
  duty: Type.Object({
    role: OneOf(['applicant', 'supervisor', 'operator']),
    place: PlaceId,
    /** Opaque: a staff id of the writer's node; the person is always `applicant`. */
    actor: Text(64),
  }),
  bodies: Type.Array(
    Type.Object({
      section: OneOf(Object.values(ticketSections)),
      hash: HashText,
      size: Type.Integer({ minimum: 2, maximum: 65_536 }),
    }),
    { minItems: 1, maxItems: 1 },
  ),
  facts: Type.Record(Type.String(), Type.Unknown()),
})
export type TicketHeader = Static<typeof TicketHeaderSchema>

const header = Compile(TicketHeaderSchema)
const facts = { file: Compile(ticketFactsSchemas.file), answer: Compile(ticketFactsSchemas.answer) }
const bodies = { file: Compile(ticketBodySchemas.file), answer: Compile(ticketBodySchemas.answer) }

export const isTicketHeader = (value: unknown): value is TicketHeader => header.Check(value)

/** The act that an event type says, or undefined for a type of another subject or a later version. */
export const ticketActOf = (type: string): TicketAct | undefined =>
  type === ticketTypes.file ? 'file' : type === ticketTypes.answer ? 'answer' : undefined

/** Whether facts have the shape of this act. Unknown minor fields are kept. */
export const ticketFactsFit = <A extends TicketAct>(act: A, value: unknown): value is TicketFacts<A> => facts[act].Check(value)

/** Whether a body has the shape of this act. */
export const ticketBodyFits = <A extends TicketAct>(act: A, value: unknown): value is TicketBody<A> => bodies[act].Check(value)
