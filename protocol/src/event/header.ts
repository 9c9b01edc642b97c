import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { Instant } from '../suite/key-shape.ts'

/** Parts of a case's content, each released by right. Form to rating: protocol.md, Event. */
export const sections = ['form', 'materials', 'inquiry', 'fee', 'opinion', 'decision', 'contact', 'rating'] as const
export type Section = (typeof sections)[number]

/** Who acts, as far as the law asks: a duty, never a person. */
export const roles = ['applicant', 'agent', 'helper', 'clerk', 'examiner', 'rule'] as const
export type Role = (typeof roles)[number]

const Text = (max: number) => Type.String({ minLength: 1, maxLength: max })
const Uuid = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' })
const HashText = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })
/** `<6-digit division>:<slug>`; the division says which node answers for the place. */
export const PlaceId = Type.String({ pattern: '^\\d{6}:[a-z0-9-]{1,40}$' })
export const NodeId = Type.String({ pattern: '^urn:tongban:node:\\d{6}$' })
const OneOf = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>(Type.Enum([...values]))

export const DutySchema = Type.Object({
  place: PlaceId,
  organisation: Text(120),
  role: OneOf(roles),
  /** Working days the duty has, where the agreement or the law gives it a limit of its own. */
  limit: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
  /** Opaque: only the node of `place` can say who it is. The person it is about is always `applicant`, a rule `rule`. */
  actor: Text(64),
  /** The clerk who keyed it in for a person standing at the counter; never on a rating. */
  through: Type.Optional(Text(64)),
})
export type Duty = Type.Static<typeof DutySchema>

export const BodyRefSchema = Type.Object({
  section: OneOf(sections),
  hash: HashText,
  size: Type.Integer({ minimum: 2, maximum: 1_048_576 }),
})
export type BodyRef = Type.Static<typeof BodyRefSchema>

export const FileRefSchema = Type.Object({
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  size: Type.Integer({ minimum: 1, maximum: 20 * 1024 * 1024 }),
  type: Text(100),
  section: OneOf(sections),
})
export type FileRef = Type.Static<typeof FileRefSchema>

const headerFields = {
  specversion: Type.Literal('1.0'),
  id: Uuid,
  source: NodeId,
  type: Type.String({ pattern: '^cn\\.tongban\\.[a-z]+\\.[A-Za-z]+\\.v\\d+$' }),
  subject: Uuid,
  /** The legal time: the node's own, or that of the case's previous event where that is later. */
  time: Instant,
  nodeTime: Instant,
  dataschema: Text(120),
  case: Uuid,
  /** The hash of this event: header, bodies and the chain that follows use it. */
  hash: OneOf(['sha-256', 'sm3'] as const),
  duty: DutySchema,
  bodies: Type.Array(BodyRefSchema, { maxItems: 16 }),
  files: Type.Array(FileRefSchema, { maxItems: 200 }),
  facts: Type.Record(Type.String(), Type.Unknown()),
}

/** An event of a chain: of a case or of a parent. */
export const ChainHeaderSchema = Type.Object({
  ...headerFields,
  seq: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  /** Hash of the previous header of this case, under this event's hash; null for the first. */
  prev: Type.Union([HashText, Type.Null()]),
  requestId: Type.Optional(Uuid),
  madeAt: Type.Optional(Instant),
})
export type ChainHeader = Type.Static<typeof ChainHeaderSchema>

/** A request: no seq, no prev. `facts.requestId` is its own id, `facts.action` what is asked, the rest the act's facts. */
export const RequestHeaderSchema = Type.Object({
  ...headerFields,
  type: Type.Literal('cn.tongban.case.requested.v1'),
  madeAt: Instant,
})
export type RequestHeader = Type.Static<typeof RequestHeaderSchema>

export type EventHeader = ChainHeader | RequestHeader

const chainHeader = Compile(ChainHeaderSchema)
const requestHeader = Compile(RequestHeaderSchema)

export const isChainHeader = (value: unknown): value is ChainHeader => chainHeader.Check(value)
export const isRequestHeader = (value: unknown): value is RequestHeader => requestHeader.Check(value)

/** `urn:tongban:schema:<type>`: where the JSON Schema of an event type is published (protocol/schemas). */
export const schemaOf = (type: string): string => `urn:tongban:schema:${type.replace(/^cn\.tongban\./, '')}`
