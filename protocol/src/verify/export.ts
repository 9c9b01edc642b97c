import Type from 'typebox'
import { Compile } from 'typebox/compile'
import type { Receipt } from '../batch/receipt.ts'
import { BatchHeaderSchema, type Origin } from '../batch/shape.ts'
import { canonicalBytes } from '../canonical.ts'
import type { Body } from '../event/hash.ts'
import {
  type ChainHeader,
  ChainHeaderSchema,
  type EventHeader,
  NodeId,
  type RequestHeader,
  RequestHeaderSchema,
  sections,
} from '../event/header.ts'
import { hashOf } from '../hash.ts'
import { Base64url, Bytes32, Bytes64, Instant, SuiteNameSchema } from '../suite/key-shape.ts'
import { signDocument, verifyDocument } from '../suite/signed.ts'
import type { HashName, NodeKeys, SuiteName, Suites } from '../suite/suite.ts'
import type { Agreement } from '../trust/agreement.ts'
import { keyAt } from '../trust/key-at.ts'
import type { TrustList } from '../trust/list-shape.ts'
import type { Version } from '../version/version.ts'

export const exportFormat = 'cn.tongban.export.v1'

/** An event as it leaves the system: what its reader may see of its content, its writer's proof, and the receiver's receipt if there is one. */
export interface ExportedEvent<H extends EventHeader> {
  readonly header: H
  /** Sections that the reader has a right to. One that is not here is withheld or erased, which is no fault. */
  readonly bodies: readonly Body[]
  /** Null only for what is not sealed yet; such an export does not verify, so a node seals before it exports. */
  readonly proof: Origin | null
  /** Of the same batch as the proof; null: not yet receipted, or the batch never left its node. */
  readonly receipt: Receipt | null
}

/**
 * The exporting node's word that this is all there was: without it a chain could be cut short and nobody would see (protocol.md, Export).
 * Hashes of head and trust list are under the hash of the signing suite; agreement and version are named as the case pinned them.
 */
export interface Statement {
  readonly case: string
  readonly node: string
  readonly seq: number
  readonly head: string
  /** Ids, ascending. */
  readonly openRequests: readonly string[]
  readonly trustList: string
  readonly agreement: string | null
  readonly version: string | null
  readonly at: string
  readonly suite: SuiteName
  readonly kid: string
  readonly signature: string
}

/** A case, or a parent with its own short chain, as one document that anyone can check without a node, a network or a key of his own. */
export interface CaseExport {
  readonly format: typeof exportFormat
  readonly kind: 'case' | 'parent'
  readonly case: string
  readonly trustList: TrustList
  /** The one that the case pinned; null where one region does it all, and for a parent. */
  readonly agreement: Agreement | null
  /** The pinned version of the item, by hash and, where the reader has it, in full. */
  readonly version: { readonly hash: string; readonly document: Version | null } | null
  readonly events: readonly ExportedEvent<ChainHeader>[]
  /** Every request of the case, answered or open, in any order. */
  readonly requests: readonly ExportedEvent<RequestHeader>[]
  readonly statement: Statement
}

// Closed wherever no signature reaches: an open member could be altered by anyone.
const closed = { additionalProperties: false }
const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const Uuid = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' })
const Seq = Type.Integer({ minimum: 1, maximum: 1_000_000 })

const BodySchema = Type.Object({ section: Type.Enum([...sections]), salt: Base64url, body: Type.Unknown() }, closed)
const ProofSchema = Type.Object(
  {
    batchHeader: BatchHeaderSchema,
    signature: Bytes64,
    index: Type.Integer({ minimum: 0, maximum: 100_000 }),
    proof: Type.Array(Bytes32, { maxItems: 64 }),
  },
  closed,
)
/** What stands beside the header of an event, in an export and in a proof. */
export const entrySchema = {
  bodies: Type.Array(BodySchema, { maxItems: 16 }),
  proof: OrNull(ProofSchema),
  // Shape and signature are judged together, against the batch (`verifyReceipt`).
  receipt: OrNull(Type.Object({})),
}

export const StatementSchema = Type.Object(
  {
    case: Uuid,
    node: NodeId,
    seq: Seq,
    head: Bytes32,
    openRequests: Type.Array(Uuid, { maxItems: 100_000 }),
    trustList: Bytes32,
    agreement: OrNull(Bytes32),
    version: OrNull(Bytes32),
    at: Instant,
    suite: SuiteNameSchema,
    kid: Bytes32,
    signature: Bytes64,
  },
  closed,
)

export const ExportSchema = Type.Object(
  {
    format: Type.Literal(exportFormat),
    kind: Type.Enum(['case', 'parent']),
    case: Uuid,
    // Trust list, agreement and version have shapes of their own, judged with their signatures and hashes.
    trustList: Type.Object({}),
    agreement: OrNull(Type.Object({})),
    version: OrNull(Type.Object({ hash: Bytes32, document: OrNull(Type.Object({})) }, closed)),
    events: Type.Array(Type.Object({ header: ChainHeaderSchema, ...entrySchema }, closed), { minItems: 1, maxItems: 100_000 }),
    requests: Type.Array(Type.Object({ header: RequestHeaderSchema, ...entrySchema }, closed), { maxItems: 100_000 }),
    statement: StatementSchema,
  },
  closed,
)

const shape = Compile(ExportSchema)

/** Whether a value has the shape of an export. It says nothing of whether to believe it (`verifyExport`). */
export const isExport = (value: unknown): value is CaseExport => shape.Check(value)

/** Where a value is not an export: the JSON pointer of the first fault. */
export const exportShapeFault = (value: unknown): string => [...shape.Errors(value)][0]?.instancePath || '/'

/** The hash by which a statement names its trust list: of the whole, signatures included, so none of them can be exchanged. */
export const trustListHash = (list: TrustList, suites: Suites, under: HashName): Promise<string> =>
  hashOf(suites, under, canonicalBytes(list))

const kind = 'statement'

/** Signs the closing statement with the exporting node's keys. */
export async function signStatement(
  statement: Omit<Statement, 'suite' | 'kid' | 'signature'>,
  keys: NodeKeys,
  suites: Suites,
): Promise<Statement> {
  const content = { ...statement, suite: keys.suite, kid: keys.kid }
  return { ...content, signature: await signDocument(kind, content, { suite: keys.suite, private: keys.sign.private }, suites) }
}

/** Whether the node that the statement names signed it, with a key that was its own at that time. */
export async function verifyStatement(
  statement: Statement,
  { trust, suites }: { readonly trust: TrustList; readonly suites: Suites },
): Promise<{ readonly ok: true } | { readonly ok: false; readonly why: string }> {
  const { signature, ...content } = statement
  const found = keyAt(trust, content.node, content.kid, content.at)
  if (!found.ok) return found
  const by = { suite: found.key.suite, public: found.key.sign, signature }
  const signed = content.suite === found.key.suite && (await verifyDocument(kind, content, by, suites))
  return signed ? { ok: true } : { ok: false, why: 'badSignature' }
}
