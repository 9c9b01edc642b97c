import Type, { type Static, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { fromBase64url, utf8 } from '../bytes.ts'
import { canonicalBytes } from '../canonical.ts'
import { hashOf } from '../hash.ts'
import { uuidv7 } from '../ids.ts'
import { Instant } from '../suite/key-shape.ts'
import { hashNames, type Suites } from '../suite/suite.ts'
import { elements } from '../version/version.ts'
import { NodeId, PlaceId } from './header.ts'

/** What a region says of its catalogue to its partners (protocol.md, Layers 8), and the versioned event type that says it. */
export const catalogueTypes = {
  proposeStandard: 'cn.tongban.catalogue.standardProposed.v1',
  commentStandard: 'cn.tongban.catalogue.standardCommented.v1',
  adoptStandard: 'cn.tongban.catalogue.standardAdopted.v1',
  withdrawStandard: 'cn.tongban.catalogue.standardWithdrawn.v1',
  publishVersion: 'cn.tongban.catalogue.versionPublished.v1',
  publishSituations: 'cn.tongban.catalogue.situationsPublished.v1',
  haltOffer: 'cn.tongban.catalogue.offerHalted.v1',
  resumeOffer: 'cn.tongban.catalogue.offerResumed.v1',
  declareVariance: 'cn.tongban.catalogue.varianceDeclared.v1',
  answerVariance: 'cn.tongban.catalogue.varianceAnswered.v1',
  endVariance: 'cn.tongban.catalogue.varianceEnded.v1',
  announceBatch: 'cn.tongban.catalogue.batchAnnounced.v1',
} as const
export type CatalogueAct = keyof typeof catalogueTypes

const Uuid = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' })
const HashText = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })
const Code = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9.:_-]{0,79}$' })
const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' })
const OneOf = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>(Type.Enum([...values]))
const OrNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const offer = { item: Code, place: PlaceId }

/** What a party thinks of a proposal. An objection keeps everybody from adopting until that party says otherwise. */
export const stances = ['support', 'object'] as const
export type Stance = (typeof stances)[number]

/** 暂停 or 取消: a halted offer takes no applications from its first day on. */
export const haltKinds = ['suspend', 'retire'] as const
export type HaltKind = (typeof haltKinds)[number]

/** How a declared difference stands to the standard. */
export const directions = ['looser', 'stricter', 'different'] as const
export type Direction = (typeof directions)[number]

/** Facts of each act: all that its effect is computed from. `standard` and `version` are the names of those documents. */
export const catalogueFactsSchemas = {
  proposeStandard: Type.Object({
    item: Code,
    standard: HashText,
    from: Day,
    /** Node ids of the regions that must adopt it; the proposer is one. */
    parties: Type.Array(NodeId, { minItems: 1, maxItems: 40, uniqueItems: true }),
    /** The standard it takes the place of, null for the first. */
    replaces: OrNull(HashText),
    /** The problem ticket that it answers (反馈). */
    ticket: Type.Optional(Code),
  }),
  commentStandard: Type.Object({ stance: OneOf(stances) }),
  adoptStandard: Type.Object({ standard: HashText }),
  withdrawStandard: Type.Object({}),
  publishVersion: Type.Object({ ...offer, version: HashText, from: Day, until: OrNull(Day) }),
  publishSituations: Type.Object({ ...offer, situations: HashText, revision: Type.Integer({ minimum: 1 }), from: Day }),
  haltOffer: Type.Object({ ...offer, halt: Uuid, kind: OneOf(haltKinds), from: Day, until: OrNull(Day) }),
  resumeOffer: Type.Object({ ...offer, halt: Uuid, from: Day }),
  declareVariance: Type.Object({
    ...offer,
    variance: Uuid,
    element: OneOf(elements),
    direction: OneOf(directions),
    from: Day,
    until: Day,
    /** Node ids of the regions whose consent it needs besides the declaring one; none where looser is allowed by rule. */
    consentOf: Type.Array(NodeId, { maxItems: 40, uniqueItems: true }),
  }),
  answerVariance: Type.Object({ ...offer, variance: Uuid, answer: OneOf(['consent', 'refuse']) }),
  endVariance: Type.Object({ ...offer, variance: Uuid, from: Day }),
  announceBatch: Type.Object({ batch: Code, from: Day }),
} as const satisfies Record<CatalogueAct, TSchema>

export type CatalogueFacts<A extends CatalogueAct> = Static<(typeof catalogueFactsSchemas)[A]>

/**
 * A statement about the catalogue. No chain: order is the exchange's, within a subject (`case`), and an effect that needs another
 * statement waits for it. Nothing personal; who acted is an opaque id of the writer's node.
 */
export const CatalogueHeaderSchema = Type.Object({
  specversion: Type.Literal('1.0'),
  id: Uuid,
  source: NodeId,
  type: Type.String({ pattern: '^cn\\.tongban\\.catalogue\\.[A-Za-z]+\\.v\\d+$' }),
  /** What it is about: a proposal, or an item at a place. */
  subject: Type.String({ minLength: 1, maxLength: 130 }),
  time: Instant,
  dataschema: Type.String({ minLength: 1, maxLength: 120 }),
  /** The stream that keeps the order: the proposal's own id, or `streamOf` the subject. */
  case: Uuid,
  hash: OneOf(hashNames),
  duty: Type.Object({
    role: OneOf(['itemManager', 'operator', 'rule']),
    place: Type.Optional(PlaceId),
    actor: Type.String({ minLength: 1, maxLength: 64 }),
  }),
  /** Hash of the canonical JSON of the document that goes along, under `hash`; null where none does. */
  document: OrNull(HashText),
  facts: Type.Record(Type.String(), Type.Unknown()),
})
export type CatalogueHeader = Static<typeof CatalogueHeaderSchema>

const header = Compile(CatalogueHeaderSchema)
export const isCatalogueHeader = (value: unknown): value is CatalogueHeader => header.Check(value)

const actByType = new Map<string, CatalogueAct>()
const checks = new Map<CatalogueAct, { Check(value: unknown): boolean }>()
for (const act of Object.keys(catalogueTypes) as CatalogueAct[]) {
  actByType.set(catalogueTypes[act], act)
  checks.set(act, Compile(catalogueFactsSchemas[act]))
}

/** The act that an event type says, or undefined for a type of another subject or a later version. */
export const catalogueActOf = (type: string): CatalogueAct | undefined => actByType.get(type)

/** Whether the facts have the shape of this act. Unknown minor fields are kept. */
export const catalogueFactsFit = <A extends CatalogueAct>(act: A, facts: unknown): facts is CatalogueFacts<A> =>
  checks.get(act)?.Check(facts) ?? false

/** The hash by which a header names the document that goes along. */
export const documentHash = (document: unknown, hash: CatalogueHeader['hash'], suites: Suites): Promise<string> =>
  hashOf(suites, hash, canonicalBytes(document))

/** The stream of a subject, the same on every node: the first half of its SHA-256 in the form of a UUIDv7. It says no time. */
export async function streamOf(subject: string, suites: Suites): Promise<string> {
  const digest = fromBase64url(await hashOf(suites, 'sha-256', utf8(subject))) ?? new Uint8Array(16)
  const first = digest.slice(0, 6).reduce((number, byte) => number * 256 + byte, 0)
  return uuidv7(first, digest.slice(6, 16))
}

/** The subject of all that is said of one item at one place. */
export const offerSubject = ({ item, place }: { readonly item: string; readonly place: string }): string => `${item} ${place}`
