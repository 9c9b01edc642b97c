import { concat, fromBase64url } from '../bytes.ts'
import { canonicalBytes } from '../canonical.ts'
import { hashOf } from '../hash.ts'
import type { HashName, Suites } from '../suite/suite.ts'
import type { EventHeader } from './header.ts'

/** The hash of a header: of its RFC 8785 form, under `under`, by default the hash its writer names. */
export const headerHash = (header: EventHeader, suites: Suites, under: HashName = header.hash): Promise<string> =>
  hashOf(suites, under, canonicalBytes(header))

/** The content of one section, with the salt that keeps its hash from being guessed once the content is erased. */
export interface Body {
  readonly section: string
  /** 16 random bytes or more, base64url. */
  readonly salt: string
  readonly body: unknown
}

/** `H(salt ‖ canonical body)`, and the size of the canonical body in bytes (protocol.md, Event). */
export async function bodyHash(
  { salt, body }: Body,
  hash: HashName,
  suites: Suites,
): Promise<{ hash: string; size: number } | undefined> {
  const saltBytes = fromBase64url(salt)
  if (!saltBytes || saltBytes.length < 16) return undefined
  const bytes = canonicalBytes(body)
  return { hash: await hashOf(suites, hash, concat(saltBytes, bytes)), size: bytes.length }
}

/** What a header says of its bodies. */
interface NamesBodies {
  readonly hash: HashName
  readonly bodies: readonly { readonly section: string; readonly hash: string; readonly size: number }[]
}

/** Whether a body is the one that the header names. A body that is not there is *withheld* or *erased*, never a mismatch. */
export async function bodyFits(header: NamesBodies, body: Body, suites: Suites): Promise<boolean> {
  const named = header.bodies.find((ref) => ref.section === body.section)
  const found = await bodyHash(body, header.hash, suites)
  return named !== undefined && found !== undefined && named.hash === found.hash && named.size === found.size
}
