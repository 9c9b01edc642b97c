import { canonicalText, parseBounded } from '@tongban/protocol/canonical'
import { NodeId } from '@tongban/protocol/event/header'
import { FAN_OUT, MOST_DEPTH } from '@tongban/protocol/reconcile/tree'
import { MOST_ASKED } from '@tongban/protocol/reconcile/walk'
import { Bytes32, Bytes64, Instant } from '@tongban/protocol/suite/key-shape'
import { hashNames } from '@tongban/protocol/suite/suite'
import Type from 'typebox'
import { Compile } from 'typebox/compile'

// What two nodes say to each other to reconcile a day. No personal datum: ids of events, hashes of headers, counts.

export const reconcilePath = '/exchange/reconcile'

const closed = { additionalProperties: false }
const EventId = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' })
const Prefix = Type.String({ pattern: `^[0-9a-f]{0,${MOST_DEPTH}}$` })
/** Events asked about at once. */
export const MOST_EVENTS = 500
const Events = Type.Array(EventId, { minItems: 1, maxItems: MOST_EVENTS })

/** `tree`: size and root of the day's tree, and nodes of it; `apart`: what is known of single events; `again`: say these again. */
const QuerySchema = Type.Union([
  Type.Object(
    {
      ask: Type.Literal('tree'),
      day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
      hash: Type.Enum([...hashNames]),
      depth: Type.Integer({ minimum: 0, maximum: MOST_DEPTH }),
      prefixes: Type.Array(Prefix, { maxItems: MOST_ASKED }),
    },
    closed,
  ),
  Type.Object({ ask: Type.Literal('apart'), events: Events }, closed),
  Type.Object({ ask: Type.Literal('again'), events: Events }, closed),
])
export type Query = Type.Static<typeof QuerySchema>
export type TreeQuery = Extract<Query, { ask: 'tree' }>

const Entry = Type.Object({ event: EventId, hash: Bytes32 })
const TreeAnswer = Type.Object({
  size: Type.Integer({ minimum: 0 }),
  root: Bytes32,
  nodes: Type.Array(
    Type.Union([
      Type.Object({ prefix: Prefix, children: Type.Array(Bytes32, { minItems: FAN_OUT, maxItems: FAN_OUT }) }),
      Type.Object({ prefix: Prefix, entries: Type.Array(Entry) }),
    ]),
    { maxItems: MOST_ASKED },
  ),
})
const ApartAnswer = Type.Object({
  known: Type.Array(Type.Object({ event: EventId, hash: Type.Union([Bytes32, Type.Null()]), said: Type.Boolean() }), {
    maxItems: MOST_EVENTS,
  }),
})
const AgainAnswer = Type.Object({ again: Type.Array(EventId, { maxItems: MOST_EVENTS }) })

/** What is answered to each query. `again` names the events that are on their way now. */
export interface Answers {
  readonly tree: Type.Static<typeof TreeAnswer>
  readonly apart: Type.Static<typeof ApartAnswer>
  readonly again: Type.Static<typeof AgainAnswer>
}

/** An answer as it travels: signed by who gives it, for this asker and this one request. */
const SignedSchema = Type.Object({
  from: NodeId,
  to: NodeId,
  nonce: Type.String({ maxLength: 22 }),
  at: Instant,
  kid: Bytes32,
  content: Type.Unknown(),
  signature: Bytes64,
})
export type SignedAnswer = Type.Static<typeof SignedSchema>
/** What stands in the line above the signature (protocol README, Signature). */
export const answerKind = 'reconciliation'

const query = Compile(QuerySchema)
const signed = Compile(SignedSchema)
const answers = { tree: Compile(TreeAnswer), apart: Compile(ApartAnswer), again: Compile(AgainAnswer) }

export const MOST_QUERY_BYTES = 64 * 1024
/** 64 leaves of some 64 entries are half a megabyte; more only where a peer has far more than it said. */
export const MOST_ANSWER_BYTES = 8 * 1024 * 1024
const queryLimits = { maxBytes: MOST_QUERY_BYTES, maxDepth: 3, maxNodes: 2000 }
const answerLimits = { maxBytes: MOST_ANSWER_BYTES, maxDepth: 7, maxNodes: 500_000 }

export const writeQuery = (asked: Query): string => canonicalText(asked)

export function readQuery(text: string): Query | undefined {
  const parsed = parseBounded(text, queryLimits)
  return parsed.ok && query.Check(parsed.value) ? parsed.value : undefined
}

export function readSigned(text: string): SignedAnswer | undefined {
  const parsed = parseBounded(text, answerLimits)
  return parsed.ok && signed.Check(parsed.value) ? parsed.value : undefined
}

/** The content of an answer, where it has the shape that the query asks for. */
export function answerTo<A extends Query['ask']>(ask: A, content: unknown): Answers[A] | undefined {
  return answers[ask].Check(content) ? (content as Answers[A]) : undefined
}
