import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { canonicalBytes } from '../canonical.ts'
import { PlaceId, sections } from '../event/header.ts'
import { hashOf } from '../hash.ts'
import { shapeFaults } from '../shape-faults.ts'
import type { HashName, Suites } from '../suite/suite.ts'

const Text = (max = 2000) => Type.String({ minLength: 1, maxLength: max })
const Code = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9.:_-]{0,79}$' })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Days = Type.Integer({ minimum: 1, maximum: 1000 })
const OneOf = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>(Type.Enum([...values]))
const Texts = (minItems = 0) => Type.Array(Text(), { minItems, maxItems: 100 })
const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])

/** How far what is written can be trusted: read in a source, recalled, derived from what was read, made up for a demo, or not known. */
export const evidenceMarks = ['read', 'recalled', 'derived', 'demo', 'unknown'] as const
export type EvidenceMark = (typeof evidenceMarks)[number]

/** The elements of an implementation: the six of 统一 (conditions to result) and code, basis, kind, fee (domain.md §1, 要素). */
export const elements = [
  'conditions',
  'audience',
  'process',
  'materials',
  'limits',
  'result',
  'code',
  'basis',
  'kind',
  'fee',
] as const
export type Element = (typeof elements)[number]

/** Chinese always; English where the publisher gives it. */
export const Name = Type.Object({ zh: Text(200), en: OrNull(Text(300)) })

/** One required document. */
export const MaterialSchema = Type.Object({
  id: Code,
  name: Name,
  /** Type code of the certificate that satisfies it (GB/T 36904), where there is one. */
  type: Type.Optional(Text(40)),
  required: OneOf(['always', 'whenSituation', 'optional']),
  /** For `whenSituation`: when it is asked for, in words. */
  situation: Type.Optional(Text()),
  /** How it may be satisfied: a file, the paper original seen by a clerk, or a promise to bring it (容缺). */
  forms: Type.Array(OneOf(['upload', 'original', 'promise']), { minItems: 1, maxItems: 3, uniqueItems: true }),
  /** The sections of the case in which its content stands, and so who may see it. */
  sections: Type.Array(OneOf(sections), { minItems: 1, maxItems: 8, uniqueItems: true }),
})
export type Material = Type.Static<typeof MaterialSchema>

/** Time limits as the legal clock wants them. Notice and delivery are in working days whatever the unit (行政许可法 Art. 32, 44). */
export const LimitsSchema = Type.Object({
  unit: OneOf(['working', 'calendar']),
  legalDays: Days,
  /** Null where nothing is promised, and for an instant item, which is due on the day it is accepted. */
  promisedDays: OrNull(Days),
  noticeDays: Days,
  deliveryDays: Days,
})

/** A fee. `amount` is in fen (分, 1/100 yuan), an integer, so that no sum is ever rounded. */
export const FeeSchema = Type.Object({ reason: Code, amount: Type.Integer({ minimum: 1, maximum: 100_000_000 }), basis: Text() })

/** How far each element can be trusted. */
export const EvidenceSchema = Type.Object({
  conditions: OneOf(evidenceMarks),
  audience: OneOf(evidenceMarks),
  process: OneOf(evidenceMarks),
  materials: OneOf(evidenceMarks),
  limits: OneOf(evidenceMarks),
  result: OneOf(evidenceMarks),
  code: OneOf(evidenceMarks),
  basis: OneOf(evidenceMarks),
  kind: OneOf(evidenceMarks),
  fee: OneOf(evidenceMarks),
})

/**
 * A published version of one authority's implementation: what a case pins by its hash. Immutable; a change is another version.
 * Unknown members are kept, so a later minor version of this shape stays readable.
 */
export const VersionSchema = Type.Object({
  /** Our own stable id of the item. */
  item: Code,
  name: Name,
  /** The deciding place; of a joint parent the place that leads. */
  place: PlaceId,
  /** The authority that answers for the result, its code as published, which need not be valid. */
  implementer: Type.Object({ name: Text(120), code: OrNull(Text(40)) }),
  /** 31 characters (GB/T 39554.1); null where none is published or its credit code is bad. Never made up. */
  implementationCode: OrNull(Text(40)),
  /** The code that the region's own list gives, as published. */
  localCode: OrNull(Text(80)),
  /** 行政许可, 公共服务 …; null where unknown. */
  kind: OrNull(Text(40)),
  mode: OneOf(['online', 'relay', 'joint']),
  instant: Type.Boolean(),
  audience: Type.Object({
    kinds: Type.Array(OneOf(['person', 'enterprise']), { minItems: 1, maxItems: 2, uniqueItems: true }),
    text: OrNull(Text()),
  }),
  conditions: Texts(),
  process: Texts(),
  materials: Type.Array(MaterialSchema, { maxItems: 100 }),
  /** JSON Schema 2020-12 of the application form. */
  formSchema: Type.Record(Type.String(), Type.Unknown()),
  limits: LimitsSchema,
  fee: OrNull(FeeSchema),
  /** Whether a second person approves the decision. */
  secondPerson: Type.Boolean(),
  /** Whether a rule may decide an instant item without a person. */
  decidesByRule: Type.Boolean(),
  /** Of a joint parent: the cases it opens, each at its own authority. The version of a child is the one in force on the day it opens. */
  children: Type.Optional(Type.Array(Type.Object({ place: PlaceId, item: Code }), { minItems: 2, maxItems: 50 })),
  /** Places asked for a check, and what they are asked. */
  assisting: Type.Optional(Type.Array(Type.Object({ place: PlaceId, question: Text() }), { minItems: 1, maxItems: 10 })),
  result: Type.Object({ name: Name, kind: OneOf(['certificate', 'document', 'payment', 'record']) }),
  basis: Texts(1),
  /** What a person can do against the decision (救济途径). */
  remedy: Text(),
  /** Local parts, which an authority adds when it claims an item (领取); null is unknown. */
  contact: Type.Object({
    address: OrNull(Text(200)),
    hours: OrNull(Text(200)),
    phone: OrNull(Text(60)),
    /** The line for complaints (监督投诉电话). */
    complaints: Type.Optional(OrNull(Text(60))),
    /** Number or name of the window. */
    window: Type.Optional(OrNull(Text(60))),
    /** The account that fees are paid into. */
    feeAccount: Type.Optional(OrNull(Text(120))),
    evidence: Type.Optional(OneOf(evidenceMarks)),
  }),
  from: Day,
  /** Last day in force, null while open. */
  until: OrNull(Day),
  evidence: EvidenceSchema,
  sources: Texts(),
})
export type Version = Type.Static<typeof VersionSchema>

const version = Compile(VersionSchema)

export const isVersion = (value: unknown): value is Version => version.Check(value)

/** Where a document does not have the shape of a version; see `shapeFaults`. */
export const versionShapeFaults = (value: unknown): string[] => shapeFaults(version, value)

/** The name of a version: the hash of its canonical JSON (RFC 8785), base64url. */
export const versionHash = (document: Version, suites: Suites, hash: HashName = 'sha-256'): Promise<string> =>
  hashOf(suites, hash, canonicalBytes(document))
