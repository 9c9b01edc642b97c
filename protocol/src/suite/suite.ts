/** A suite of cryptography, chosen for each node by the trust list. `gm` is the Chinese national one (GB/T 32918, 32905, 32907). */
export type SuiteName = 'intl' | 'gm'
export const suiteNames = ['intl', 'gm'] as const satisfies readonly SuiteName[]

/** The hash of a suite: `sha-256` of `intl`, `sm3` of `gm`. Both give 32 bytes. */
export type HashName = 'sha-256' | 'sm3'
export const hashNames = ['sha-256', 'sm3'] as const satisfies readonly HashName[]

/** A public key of `intl`: a JWK of RFC 8037. Ed25519 signs, X25519 is encrypted to. `x` is 32 bytes, base64url. */
export interface OkpPublicKey {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519' | 'X25519'
  readonly x: string
}

/** A public key of `gm`: the uncompressed point of 65 bytes (04‖x‖y), base64url. SM2 has no registered JWK form. */
export interface Sm2PublicKey {
  readonly kty: 'EC'
  readonly crv: 'SM2'
  readonly point: string
}

export type PublicKey = OkpPublicKey | Sm2PublicKey

/** The private key: the public one and the 32 secret bytes `d`, base64url. It never leaves its node. */
export type PrivateKey = (OkpPublicKey | Sm2PublicKey) & { readonly d: string }

export interface KeyPair {
  readonly public: PublicKey
  readonly private: PrivateKey
}

/** The keys of a node, or one generation of them. `kid` is `kidOf` the public halves. */
export interface NodeKeys {
  readonly suite: SuiteName
  readonly kid: string
  readonly sign: KeyPair
  readonly encrypt: KeyPair
}

/** What encryption gives; all base64url. `epk`: the ephemeral public key of `intl`; `wrapped`: the content key as `gm` wraps it. */
export interface Encrypted {
  readonly epk?: string
  readonly wrapped?: string
  readonly iv: string
  readonly ciphertext: string
  readonly tag: string
}

/** A source of chance given by the caller: that many fresh bytes, never the same again outside test vectors. */
export type RandomBytes = (length: number) => Uint8Array

/**
 * The primitives of one suite. One implementation for Node, one for the browser; both must give the same bytes for the same chance.
 * A key of another suite, or a malformed own key, is a bug and throws; a signature, a ciphertext or a peer's public key comes from a
 * stranger: `verify` answers false and `decrypt` undefined for anything that is wrong with it.
 */
export interface Suite {
  readonly name: SuiteName
  readonly hashName: HashName
  digest(bytes: Uint8Array): Promise<Uint8Array>
  sign(privateKey: PrivateKey, bytes: Uint8Array): Promise<Uint8Array>
  verify(publicKey: PublicKey, bytes: Uint8Array, signature: Uint8Array): Promise<boolean>
  /** Encrypts to a public key; `additionalData` is bound to the ciphertext and not contained in it. */
  encrypt(publicKey: PublicKey, plaintext: Uint8Array, additionalData: Uint8Array, random: RandomBytes): Promise<Encrypted>
  decrypt(keys: KeyPair, encrypted: Encrypted, additionalData: Uint8Array): Promise<Uint8Array | undefined>
  /** Keys made of 64 bytes of this chance: it must be the system's secret one, fixed only in test vectors. */
  generate(random: RandomBytes): Promise<{ sign: KeyPair; encrypt: KeyPair }>
}

/** The suites that a program was built with. */
export type Suites = { readonly [name in SuiteName]?: Suite }
