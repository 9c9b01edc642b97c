import Type, { type Static, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Instant } from '../suite/key-shape.ts'
import { hashNames } from '../suite/suite.ts'
import { NodeId } from './header.ts'

/**
 * What a node says of the exchange itself, outside every case, and the versioned event type that says it: what its operators did about what
 * waited, addressed to itself; a newer trust list or agreement, to those whom it concerns (protocol.md, Layers 8).
 */
export const exchangeTypes = {
  resumeParked: 'cn.tongban.exchange.parkedResumed.v1',
  resolveDifference: 'cn.tongban.exchange.differenceResolved.v1',
  publishTrustList: 'cn.tongban.exchange.trustListPublished.v1',
  loadAgreement: 'cn.tongban.exchange.agreementLoaded.v1',
} as const
export type ExchangeAct = keyof typeof exchangeTypes
export const exchangeActs = Object.keys(exchangeTypes) as readonly ExchangeAct[]

const Uuid = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' })
const HashText = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })
const OneOf = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>(Type.Enum([...values]))
const OrNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/**
 * What is wrong with an event. `missingThere`: this node said it, the peer receipted it and has it no more. `missingHere`: the other way
 * round. `altered`: each side has another header under the id. `forgottenThere`, `forgottenHere`: one side has it from the other, which
 * does not know that it ever said it.
 */
export const differenceKinds = ['missingThere', 'missingHere', 'altered', 'forgottenThere', 'forgottenHere'] as const
export type DifferenceKind = (typeof differenceKinds)[number]

/** Facts of each act. */
export const exchangeFactsSchemas = {
  /** What was parked of a case goes out again, in its old order. `code`: what the peer had refused it for. */
  resumeParked: Type.Object({
    case: Uuid,
    events: Type.Array(Uuid, { minItems: 1, maxItems: 10_000 }),
    code: Type.String({ pattern: '^[A-Za-z0-9/]{1,80}$' }),
  }),
  /** A difference is closed: `here` and `there` are the header hashes on either side. What was found and done is the document. */
  resolveDifference: Type.Object({
    event: Uuid,
    case: OrNull(Uuid),
    kind: OneOf(differenceKinds),
    here: OrNull(HashText),
    there: OrNull(HashText),
  }),
  /** The document is the signed list. */
  publishTrustList: Type.Object({ version: Type.Integer({ minimum: 1 }) }),
  /** The document is the signed agreement, `agreement` the hash by which cases name it. */
  loadAgreement: Type.Object({ agreement: HashText }),
} as const satisfies Record<ExchangeAct, TSchema>

export type ExchangeFacts<A extends ExchangeAct> = Static<(typeof exchangeFactsSchemas)[A]>

/** A statement about the exchange. Each is a stream of its own (`case` is its id): none waits for another. Nothing personal is in it. */
export const ExchangeHeaderSchema = Type.Object({
  specversion: Type.Literal('1.0'),
  id: Uuid,
  source: NodeId,
  type: Type.String({ pattern: '^cn\\.tongban\\.exchange\\.[A-Za-z]+\\.v\\d+$' }),
  /** The node it is about: a peer; of a trust list and an agreement the writer itself. */
  subject: NodeId,
  time: Instant,
  dataschema: Type.String({ minLength: 1, maxLength: 120 }),
  case: Uuid,
  hash: OneOf(hashNames),
  /** The actor is an opaque id that only the writer's node can resolve. */
  duty: Type.Object({ role: Type.Literal('operator'), actor: Type.String({ minLength: 1, maxLength: 64 }) }),
  /** Hash of the canonical JSON of the document that belongs to it, under `hash`; null where none does. */
  document: OrNull(HashText),
  facts: Type.Record(Type.String(), Type.Unknown()),
})
export type ExchangeHeader = Static<typeof ExchangeHeaderSchema>

const header = Compile(ExchangeHeaderSchema)
export const isExchangeHeader = (value: unknown): value is ExchangeHeader => header.Check(value)

const actByType = new Map<string, ExchangeAct>(exchangeActs.map((act) => [exchangeTypes[act], act]))
const checks = new Map<ExchangeAct, { Check(value: unknown): boolean }>(
  exchangeActs.map((act) => [act, Compile(exchangeFactsSchemas[act])]),
)

/** The act that an event type says, or undefined for a type of another subject or a later version. */
export const exchangeActOf = (type: string): ExchangeAct | undefined => actByType.get(type)

/** Whether the facts have the shape of this act. Unknown minor fields are kept. */
export const exchangeFactsFit = <A extends ExchangeAct>(act: A, facts: unknown): facts is ExchangeFacts<A> =>
  checks.get(act)?.Check(facts) ?? false
