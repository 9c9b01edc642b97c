import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { NodeId } from '../event/header.ts'
import { Base64url, Bytes32, Bytes64, Instant, SuiteNameSchema } from '../suite/key-shape.ts'
import type { Encrypted, SuiteName } from '../suite/suite.ts'

/** What the sender signs for a batch of events to one receiver (protocol.md, Envelope). Nothing personal stands in it. */
export interface BatchHeader {
  readonly from: string
  readonly to: string
  /** Counts up from 1, per sender and receiver. */
  readonly batch: number
  readonly issuedAt: string
  /** The sender's suite and key. Root, content and `previousBatch` are under the hash of this suite. */
  readonly suite: SuiteName
  readonly kid: string
  /** Merkle root over the canonical event headers, in order. */
  readonly root: string
  readonly count: number
  /** Hash of the header of the batch before to this receiver; null for the first. */
  readonly previousBatch: string | null
  /**
   * Hash of the plaintext. The root covers event headers alone; without this, anyone who knows those could encrypt them anew, without
   * bodies or with other forwarded proofs and documents, under a header that the sender signed.
   */
  readonly content: string
}

/** The content of one section of an event, with the salt of its hash. */
export interface SectionBody {
  readonly section: string
  readonly salt: string
  readonly body: unknown
}

/** The proof that an event was in a batch which its writer signed: what goes along when its header is forwarded, and into an export. */
export interface Origin {
  readonly batchHeader: BatchHeader
  readonly signature: string
  readonly index: number
  readonly proof: readonly string[]
}

/** One event on its way. */
export interface BatchItem {
  /** The event header. The batch carries it; `event/` says what a good one is. */
  readonly header: object
  /** Sections that the receiver has a right to. */
  readonly bodies: readonly SectionBody[]
  /** Bodies of earlier events (by id), to which this event gives the receiver a right. */
  readonly earlier?: readonly (SectionBody & { readonly event: string })[]
  /** Of a forwarded event: its writer's batch. */
  readonly origin?: Origin
  /** Documents that the event names by hash. */
  readonly documents?: readonly { readonly hash: string; readonly value: unknown }[]
}

/** A sealed batch on the wire: its canonical JSON and nothing else. `encrypted.kid` names the receiver's keys. */
export interface Envelope {
  readonly header: BatchHeader
  readonly signature: string
  readonly encrypted: Encrypted & { readonly kid: string }
}

const Count = Type.Integer({ minimum: 0, maximum: 100_000 })

export const BatchHeaderSchema = Type.Object({
  from: NodeId,
  to: NodeId,
  batch: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
  issuedAt: Instant,
  suite: SuiteNameSchema,
  kid: Bytes32,
  root: Bytes32,
  count: Count,
  previousBatch: Type.Union([Bytes32, Type.Null()]),
  content: Bytes32,
})

// Closed where the signature does not reach: an open member could be altered by anyone on the way.
const closed = { additionalProperties: false }
const EnvelopeSchema = Type.Object(
  {
    header: BatchHeaderSchema,
    signature: Bytes64,
    encrypted: Type.Object(
      {
        kid: Bytes32,
        epk: Type.Optional(Base64url),
        wrapped: Type.Optional(Base64url),
        iv: Base64url,
        ciphertext: Base64url,
        tag: Base64url,
      },
      closed,
    ),
  },
  closed,
)

const OriginSchema = Type.Object({
  batchHeader: BatchHeaderSchema,
  signature: Bytes64,
  index: Count,
  proof: Type.Array(Bytes32, { maxItems: 64 }),
})

const sectionBody = { section: Type.String({ minLength: 1, maxLength: 40 }), salt: Base64url, body: Type.Unknown() }
const EventName = Type.String({ minLength: 1, maxLength: 64 })

const BatchItemsSchema = Type.Array(
  Type.Object({
    header: Type.Object({}),
    bodies: Type.Array(Type.Object(sectionBody), { maxItems: 64 }),
    earlier: Type.Optional(Type.Array(Type.Object({ ...sectionBody, event: EventName }), { maxItems: 10_000 })),
    origin: Type.Optional(OriginSchema),
    documents: Type.Optional(Type.Array(Type.Object({ hash: Bytes32, value: Type.Unknown() }), { maxItems: 1000 })),
  }),
)

const envelope = Compile(EnvelopeSchema)
const origin = Compile(OriginSchema)
const batchItems = Compile(BatchItemsSchema)

export const isEnvelope = (value: unknown): value is Envelope => envelope.Check(value)
export const isOrigin = (value: unknown): value is Origin => origin.Check(value)
export const areBatchItems = (value: unknown): value is readonly BatchItem[] => batchItems.Check(value)
