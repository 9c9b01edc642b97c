import Type from 'typebox'
import { suiteNames } from './suite.ts'

/** 32 bytes in base64url: a hash of either suite, a key of `intl`, the name of a node's keys. */
export const Bytes32 = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })
/** 64 bytes in base64url: a signature of either suite. */
export const Bytes64 = Type.String({ pattern: '^[A-Za-z0-9_-]{86}$' })
/** Bytes of any length in base64url. */
export const Base64url = Type.String({ pattern: '^[A-Za-z0-9_-]*$' })
export const SuiteNameSchema = Type.Enum([...suiteNames])

/** RFC 3339 in UTC with milliseconds. As text it sorts as time does. */
export const Instant = Type.String({
  pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$',
})

// Closed objects: a key with a member more could be a private key, published by mistake.
const closed = { additionalProperties: false }
const Ed25519Key = Type.Object({ kty: Type.Literal('OKP'), crv: Type.Literal('Ed25519'), x: Bytes32 }, closed)
const X25519Key = Type.Object({ kty: Type.Literal('OKP'), crv: Type.Literal('X25519'), x: Bytes32 }, closed)
const Sm2Key = Type.Object(
  { kty: Type.Literal('EC'), crv: Type.Literal('SM2'), point: Type.String({ pattern: '^[A-Za-z0-9_-]{87}$' }) },
  closed,
)

/** A public key that signs, with the suite it belongs to. */
export const SigningKey = Type.Union([
  Type.Object({ suite: Type.Literal('intl'), key: Ed25519Key }),
  Type.Object({ suite: Type.Literal('gm'), key: Sm2Key }),
])

/** The public keys of a node, of one suite. */
export const PublishedKeysSchema = Type.Union([
  Type.Object({ suite: Type.Literal('intl'), kid: Bytes32, sign: Ed25519Key, encrypt: X25519Key }),
  Type.Object({ suite: Type.Literal('gm'), kid: Bytes32, sign: Sm2Key, encrypt: Sm2Key }),
])
