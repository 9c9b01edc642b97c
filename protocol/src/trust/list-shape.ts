import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { NodeId } from '../event/header.ts'
import { Bytes32, Bytes64, Instant, PublishedKeysSchema, SigningKey } from '../suite/key-shape.ts'
import type { PublishedKeys } from '../suite/keys.ts'
import type { PublicKey, SuiteName } from '../suite/suite.ts'

/** A node's keys with their time. A revoked key stays listed, so that what it signed before can still be judged. */
export interface TrustedKey extends PublishedKeys {
  /** First instant, RFC 3339 UTC. */
  readonly from: string
  /** First instant after. */
  readonly until?: string
  /** From this instant nothing made with the key is believed. */
  readonly revokedAt?: string
}

/** A node as its peers know it. */
export interface TrustedNode {
  /** `urn:tongban:node:<6 digits>`. */
  readonly id: string
  /** Divisions (GB/T 2260) that the node answers for; trailing pairs `00` stand for all below. */
  readonly regions: readonly string[]
  /** Base address of its exchange. */
  readonly address: string
  /** Origin of its portal, where people sign in who live there (一地认证、全网通办). */
  readonly portal?: string
  readonly roles: readonly string[]
  readonly keys: readonly TrustedKey[]
}

/** A founding authority, which signs trust lists. */
export interface Authority {
  readonly id: string
  readonly suite: SuiteName
  readonly key: PublicKey
}

/** Who decides on trust: so many of these authorities together. A trust list is one too: it names those that sign the next. */
export interface Founders {
  readonly authorities: readonly Authority[]
  readonly threshold: number
}

export interface AuthoritySignature {
  readonly authority: string
  readonly signature: string
}

/** The signed document that says which nodes there are (protocol.md, Trust list). Instants are RFC 3339 UTC with milliseconds. */
export interface TrustList extends Founders {
  /** Only ever goes up. */
  readonly version: number
  readonly issuedAt: string
  readonly expiresAt: string
  readonly nodes: readonly TrustedNode[]
  /** Hashes of the agreements in force (`agreementHash`). */
  readonly agreements?: readonly string[]
  readonly signatures: readonly AuthoritySignature[]
}

const Name = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9.:_-]{0,79}$' })

const Key = Type.Intersect([
  PublishedKeysSchema,
  Type.Object({ from: Instant, until: Type.Optional(Instant), revokedAt: Type.Optional(Instant) }),
])

const Node = Type.Object({
  id: NodeId,
  regions: Type.Array(Type.String({ pattern: '^\\d{6}$' }), { minItems: 1, maxItems: 400 }),
  address: Type.String({ pattern: '^https?://[^\\s]{1,200}$' }),
  portal: Type.Optional(Type.String({ pattern: '^https?://[^\\s/?#]{1,200}$' })),
  roles: Type.Array(Name, { maxItems: 20 }),
  keys: Type.Array(Key, { minItems: 1, maxItems: 100 }),
})

const TrustListSchema = Type.Object({
  version: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
  issuedAt: Instant,
  expiresAt: Instant,
  nodes: Type.Array(Node, { maxItems: 1000 }),
  agreements: Type.Optional(Type.Array(Bytes32, { maxItems: 10_000 })),
  authorities: Type.Array(Type.Intersect([Type.Object({ id: Name }), SigningKey]), { minItems: 1, maxItems: 50 }),
  threshold: Type.Integer({ minimum: 1, maximum: 50 }),
  signatures: Type.Array(Type.Object({ authority: Name, signature: Bytes64 }), { maxItems: 100 }),
})

const trustList = Compile(TrustListSchema)

/** Whether a value has the shape of a trust list. It says nothing of whether to believe it (`verifyTrustList`). */
export const isTrustList = (value: unknown): value is TrustList => trustList.Check(value)
