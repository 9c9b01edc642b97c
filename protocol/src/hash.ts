import { toBase64url } from './bytes.ts'
import type { HashName, Suites } from './suite/suite.ts'

/** A hash function of a suite, over bytes. */
export type Digest = (bytes: Uint8Array) => Promise<Uint8Array>

/** The hash function of that name, or undefined where none of these suites has it. Ask before you hash what a stranger named. */
export function digestOf(suites: Suites, name: HashName): Digest | undefined {
  const suite = Object.values(suites).find(({ hashName }) => hashName === name)
  return suite && ((bytes) => suite.digest(bytes))
}

/** The digest as base64url text, 43 characters for either hash. A hash that none of the suites has is a bug of the caller (`digestOf`). */
export async function hashOf(suites: Suites, name: HashName, bytes: Uint8Array): Promise<string> {
  const digest = digestOf(suites, name)
  if (!digest) throw new Error(`no suite here has the hash ${name}: a node is built with the suites of all its peers`)
  return toBase64url(await digest(bytes))
}
