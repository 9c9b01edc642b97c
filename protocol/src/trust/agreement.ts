import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { canonicalBytes } from '../canonical.ts'
import { type Right, rights } from '../case/transitions.ts'
import { NodeId } from '../event/header.ts'
import { hashOf } from '../hash.ts'
import { Bytes32, Bytes64, Instant, SuiteNameSchema } from '../suite/key-shape.ts'
import { signDocument, verifyDocument } from '../suite/signed.ts'
import type { HashName, NodeKeys, SuiteName, Suites } from '../suite/suite.ts'
import { type Element, elements } from '../version/version.ts'
import { keyAt } from './key-at.ts'
import type { TrustList } from './list-shape.ts'

/** The three modes of a cross-region item: 全程网办, 异地代收代办, 多地联办. */
export const modes = ['online', 'relay', 'joint'] as const
export type Mode = (typeof modes)[number]

/** A party's signature, with the key it was made by and the instant it says it was made. */
export interface AgreementSignature {
  readonly node: string
  readonly suite: SuiteName
  readonly kid: string
  readonly signedAt: string
  readonly signature: string
}

/** 合作协议: what regions agreed for handling each other's items. Days are working days but for `from`, `until` and the grace. */
export interface Agreement {
  readonly id: string
  /** Node ids; every one of them signs. */
  readonly parties: readonly string[]
  readonly items: '*' | readonly string[]
  readonly modes: readonly Mode[]
  /** What a receiving place gets for every item of the agreement. */
  readonly rights: readonly Right[]
  /** Instead of `rights` for an item, more or less. */
  readonly byItem?: { readonly [item: string]: readonly Right[] }
  /** How long a hand-over may take: a result back, anything else with paper, anything else without. */
  readonly handOverDays: { readonly result: number; readonly paper: number; readonly push: number }
  /** How long the taker may check before it takes over or gives back. */
  readonly recheckDays: number
  /** First and last day in force, `YYYY-MM-DD` in China Standard Time. */
  readonly from: string
  readonly until: string
  /** Calendar days that an expired trust list still stands, with an alarm. */
  readonly trustGraceDays?: number
  /** Elements in which a region may be looser than the standard by declaring it; anything else needs the other's consent (统异). */
  readonly looserByRule?: readonly Element[]
  readonly signatures: readonly AgreementSignature[]
}

const Code = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9.:_-]{0,79}$' })
const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' })
const Days = Type.Integer({ minimum: 1, maximum: 1000 })
const Rights = Type.Array(Type.Enum([...rights]), { uniqueItems: true })

const AgreementSchema = Type.Object({
  id: Code,
  parties: Type.Array(NodeId, { minItems: 2, maxItems: 40, uniqueItems: true }),
  items: Type.Union([Type.Literal('*'), Type.Array(Code, { maxItems: 10_000 })]),
  modes: Type.Array(Type.Enum([...modes]), { minItems: 1, uniqueItems: true }),
  rights: Rights,
  byItem: Type.Optional(Type.Record(Code, Rights)),
  handOverDays: Type.Object({ result: Days, paper: Days, push: Days }),
  recheckDays: Days,
  from: Day,
  until: Day,
  trustGraceDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 90 })),
  looserByRule: Type.Optional(Type.Array(Type.Enum([...elements]), { uniqueItems: true })),
  signatures: Type.Array(
    Type.Object({ node: NodeId, suite: SuiteNameSchema, kid: Bytes32, signedAt: Instant, signature: Bytes64 }),
    { maxItems: 100 },
  ),
})
const agreementShape = Compile(AgreementSchema)
const isAgreement = (value: unknown): value is Agreement => agreementShape.Check(value)

const kind = 'agreement'
type Content = Omit<Agreement, 'signatures'>

function contentOf(agreement: Content & { readonly signatures?: Agreement['signatures'] }): Content {
  const { signatures: _, ...content } = agreement
  return content
}

/** Adds a party's signature, or renews it. It covers the agreement without signatures, and who signs when. */
export async function signAgreement(
  agreement: Content & { readonly signatures?: Agreement['signatures'] },
  by: { readonly node: string; readonly keys: NodeKeys; readonly signedAt: string },
  suites: Suites,
): Promise<Agreement> {
  const content = contentOf(agreement)
  const signer = { node: by.node, suite: by.keys.suite, kid: by.keys.kid, signedAt: by.signedAt }
  const signature = await signDocument(
    kind,
    { agreement: content, by: signer },
    { suite: by.keys.suite, private: by.keys.sign.private },
    suites,
  )
  const others = (agreement.signatures ?? []).filter(({ node }) => node !== by.node)
  return { ...content, signatures: [...others, { ...signer, signature }] }
}

export type AgreementVerdict =
  | { readonly ok: true; readonly agreement: Agreement }
  | { readonly ok: false; readonly why: 'malformed' | 'notInForce' }
  | { readonly ok: false; readonly why: 'unsigned' | 'keyNotTrusted' | 'badSignature'; readonly party: string }

/**
 * Whether an agreement is signed by each of its parties, each with a key that the trust list gave it at the time it signed. With `day`
 * (`YYYY-MM-DD`, China Standard Time) also whether it is in force on that day.
 */
export async function verifyAgreement(
  agreement: unknown,
  { trust, suites, day }: { readonly trust: TrustList; readonly suites: Suites; readonly day?: string },
): Promise<AgreementVerdict> {
  if (!isAgreement(agreement) || agreement.from > agreement.until) return { ok: false, why: 'malformed' }
  for (const party of agreement.parties) {
    const why = await faultOf(party, agreement, trust, suites)
    if (why) return { ok: false, why, party }
  }
  return day === undefined || agreementInForce(agreement, day) ? { ok: true, agreement } : { ok: false, why: 'notInForce' }
}

async function faultOf(
  party: string,
  agreement: Agreement,
  trust: TrustList,
  suites: Suites,
): Promise<'unsigned' | 'keyNotTrusted' | 'badSignature' | undefined> {
  const entry = agreement.signatures.find(({ node }) => node === party)
  if (!entry) return 'unsigned'
  const { signature, ...signer } = entry
  const found = keyAt(trust, party, signer.kid, signer.signedAt)
  if (!found.ok) return 'keyNotTrusted'
  const by = { suite: found.key.suite, public: found.key.sign, signature }
  return (await verifyDocument(kind, { agreement: contentOf(agreement), by: signer }, by, suites)) ? undefined : 'badSignature'
}

/** Whether the agreement is in force on a day (`YYYY-MM-DD`, China Standard Time); first and last day count. */
export const agreementInForce = ({ from, until }: Pick<Agreement, 'from' | 'until'>, day: string): boolean =>
  from <= day && day <= until

/** The hash by which a case pins its agreement: of the canonical form without signatures, so that a late or renewed signature changes nothing. */
export const agreementHash = (agreement: Agreement, suites: Suites, under: HashName = 'sha-256'): Promise<string> =>
  hashOf(suites, under, canonicalBytes(contentOf(agreement)))

/** The rights that a receiving place has for an item: the item's own where the agreement names it, else the general ones. None for an item it does not cover. */
export function rightsFor(agreement: Agreement, item: string): readonly Right[] {
  if (agreement.items !== '*' && !agreement.items.includes(item)) return []
  const { byItem = {} } = agreement
  return Object.hasOwn(byItem, item) ? (byItem[item] ?? []) : agreement.rights
}
