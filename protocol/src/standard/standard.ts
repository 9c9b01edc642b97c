import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { canonicalBytes } from '../canonical.ts'
import { hashOf } from '../hash.ts'
import { shapeFaults } from '../shape-faults.ts'
import type { HashName, Suites } from '../suite/suite.ts'
import { EvidenceSchema, elements, FeeSchema, LimitsSchema, MaterialSchema, Name } from '../version/version.ts'

const Text = (max = 2000) => Type.String({ minLength: 1, maxLength: max })
const Texts = (minItems = 0) => Type.Array(Text(), { minItems, maxItems: 100 })
const OneOf = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>(Type.Enum([...values]))
const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])

/**
 * What the regions agreed for an item (统一标准): the six elements of 统一, and code, basis, kind and fee. An element that is null was
 * left open, each region may fill it as it likes. Immutable; a change is another standard, adopted anew. When it comes into force is no
 * part of it but of its adoption (`proposal.ts`). Unknown members are kept.
 */
export const StandardSchema = Type.Object({
  item: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9.:_-]{0,79}$' }),
  name: Name,
  conditions: OrNull(Texts()),
  audience: OrNull(
    Type.Object({
      kinds: Type.Array(OneOf(['person', 'enterprise']), { minItems: 1, maxItems: 2, uniqueItems: true }),
      text: OrNull(Text()),
    }),
  ),
  process: OrNull(Type.Object({ mode: OneOf(['online', 'relay', 'joint']), steps: Texts(1) })),
  materials: OrNull(Type.Array(MaterialSchema, { maxItems: 100 })),
  /** `promisedDays` 0: decided at once. */
  limits: OrNull(Type.Object({ ...LimitsSchema.properties, promisedDays: OrNull(Type.Integer({ minimum: 0, maximum: 1000 })) })),
  result: OrNull(Type.Object({ name: Name, kind: OneOf(['certificate', 'document', 'payment', 'record']) })),
  /** Basic code (基本编码, GB/T 39554.1), 12 characters, as published. Never made up. */
  code: OrNull(Type.String({ pattern: '^[0-9A-Z]{12}$' })),
  basis: OrNull(Texts(1)),
  kind: OrNull(Text(40)),
  fee: OrNull(Type.Union([FeeSchema, Type.Literal('free')])),
  evidence: EvidenceSchema,
  sources: Texts(),
})
export type Standard = Type.Static<typeof StandardSchema>

const standard = Compile(StandardSchema)

export const isStandard = (value: unknown): value is Standard => standard.Check(value)

/** Where a document does not have the shape of a standard; see `shapeFaults`. */
export const standardShapeFaults = (value: unknown): string[] => shapeFaults(standard, value)

/** Elements that are marked with a source though the regions left them open. */
export const openYetMarked = (document: Standard): string[] =>
  elements.filter((element) => document[element] === null && document.evidence[element] !== 'unknown')

/** The name of a standard: the hash of its canonical JSON (RFC 8785), base64url. */
export const standardHash = (document: Standard, suites: Suites, hash: HashName = 'sha-256'): Promise<string> =>
  hashOf(suites, hash, canonicalBytes(document))
