import { fromUtf8 } from '@tongban/protocol/bytes'
import { canonicalBytes, parseBounded } from '@tongban/protocol/canonical'
import { NodeId } from '@tongban/protocol/event/header'
import { Bytes32, Instant } from '@tongban/protocol/suite/key-shape'
import { signDocument, verifyDocument } from '@tongban/protocol/suite/signed'
import type { Encrypted, NodeKeys, PublicKey, RandomBytes, Suite, SuiteName, Suites } from '@tongban/protocol/suite/suite'
import Type from 'typebox'
import { Compile } from 'typebox/compile'

const TYPE = 'cn.tongban.identity.assertion.v1'
/** What the signature is said to be under (`signedBytes`). */
const KIND = 'identity-assertion'
const Base64url = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '^[A-Za-z0-9_-]+$' })

const StatementSchema = Type.Object(
  {
    type: Type.Literal(TYPE),
    from: NodeId,
    to: NodeId,
    issuedAt: Instant,
    expiresAt: Instant,
    /** Makes it usable once: 16 random bytes. */
    nonce: Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' }),
    assurance: Type.Union([Type.Literal('inPerson'), Type.Literal('remote')]),
    /** SHA-256 of a secret that only the portal has which this was asked for: a copy that somebody reads on its way is worth nothing. */
    challenge: Type.Optional(Bytes32),
    kid: Bytes32,
    person: Type.Object(
      { name: Type.String({ minLength: 1, maxLength: 100 }), idNumber: Type.String({ minLength: 18, maxLength: 18 }) },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
)

/** What a person's home node says of them to one other node (一地认证、全网通办). */
export type AssertionStatement = Type.Static<typeof StatementSchema>

const ContentSchema = Type.Object({ statement: StatementSchema, signature: Base64url(128) }, { additionalProperties: false })
type Content = Type.Static<typeof ContentSchema>
const content = Compile(ContentSchema)

export const SealedAssertionSchema = Type.Object(
  {
    type: Type.Literal(TYPE),
    from: NodeId,
    to: NodeId,
    encrypted: Type.Object(
      {
        epk: Type.Optional(Base64url(128)),
        wrapped: Type.Optional(Base64url(1024)),
        iv: Base64url(64),
        ciphertext: Base64url(8192),
        tag: Base64url(64),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
)

/**
 * An assertion on its way. The signature lies inside the encryption: left outside, it would let anyone test a guess at who it is about.
 * It covers the receiver's name, so the receiver cannot pass it on as if made for another.
 */
export interface SealedAssertion {
  readonly type: typeof TYPE
  readonly from: string
  readonly to: string
  readonly encrypted: Encrypted
}

export interface SealWith {
  readonly keys: NodeKeys
  readonly suites: Suites
  /** The suite and key that the receiver is written to. */
  readonly receiver: { readonly suite: Suite; readonly key: PublicKey }
  readonly random: RandomBytes
}

const outside = ({ from, to }: { from: string; to: string }) => ({ type: TYPE, from, to }) as const

/** Signed with the home node's suite, encrypted with the receiver's. */
export async function sealAssertion(said: Omit<AssertionStatement, 'type' | 'kid'>, by: SealWith): Promise<SealedAssertion> {
  const { keys, suites, receiver, random } = by
  const statement: AssertionStatement = { ...said, type: TYPE, kid: keys.kid }
  const signature = await signDocument(KIND, statement, { suite: keys.suite, private: keys.sign.private }, suites)
  const plain = canonicalBytes({ statement, signature } satisfies Content)
  const encrypted = await receiver.suite.encrypt(receiver.key, plain, canonicalBytes(outside(said)), random)
  return { ...outside(said), encrypted }
}

const LIMITS = { maxBytes: 4096, maxDepth: 4, maxNodes: 32 }

/** What is inside, not yet believed: the sender's signature is still to be checked. Undefined when it was not made for these keys or was changed. */
export async function decryptAssertion(sealed: SealedAssertion, own: Suite, keys: NodeKeys): Promise<Content | undefined> {
  const plain = await own.decrypt(keys.encrypt, sealed.encrypted, canonicalBytes(outside(sealed)))
  const text = plain && fromUtf8(plain)
  if (text === undefined) return undefined
  const parsed = parseBounded(text, LIMITS)
  if (!parsed.ok || !content.Check(parsed.value)) return undefined
  const { from, to } = parsed.value.statement
  return from === sealed.from && to === sealed.to ? parsed.value : undefined
}

export interface Signer {
  readonly suite: SuiteName
  readonly sign: PublicKey
}

export function isSignedBy({ statement, signature }: Content, { suite, sign }: Signer, suites: Suites): Promise<boolean> {
  return verifyDocument(KIND, statement, { suite, public: sign, signature }, suites)
}
