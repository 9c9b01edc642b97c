import { toBase64url } from '../bytes.ts'
import { canonicalBytes } from '../canonical.ts'
import type { NodeKeys, PublicKey, RandomBytes, Suite, SuiteName } from './suite.ts'

/** The public halves of a node's keys, as the trust list names them and others encrypt to them. */
export interface PublishedKeys {
  readonly suite: SuiteName
  readonly kid: string
  readonly sign: PublicKey
  readonly encrypt: PublicKey
}

/**
 * The name of a node's keys: the hash, under their own suite, of the canonical form of `{suite, sign, encrypt}` (public halves). So the
 * pair cannot be taken apart, and a name cannot be given to other keys.
 */
export async function kidOf(
  suite: Suite,
  { sign, encrypt }: { readonly sign: PublicKey; readonly encrypt: PublicKey },
): Promise<string> {
  return toBase64url(await suite.digest(canonicalBytes({ suite: suite.name, sign, encrypt })))
}

/** Fresh keys of a node under a suite. */
export async function newNodeKeys(suite: Suite, random: RandomBytes): Promise<NodeKeys> {
  const { sign, encrypt } = await suite.generate(random)
  return { suite: suite.name, kid: await kidOf(suite, { sign: sign.public, encrypt: encrypt.public }), sign, encrypt }
}

/** What may be shown of a node's keys. */
export const publishedKeys = ({ suite, kid, sign, encrypt }: NodeKeys): PublishedKeys => ({
  suite,
  kid,
  sign: sign.public,
  encrypt: encrypt.public,
})
