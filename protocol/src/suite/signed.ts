import { concat, fromBase64url, toBase64url, utf8 } from '../bytes.ts'
import { canonicalBytes } from '../canonical.ts'
import type { PrivateKey, PublicKey, SuiteName, Suites } from './suite.ts'

/**
 * What is signed: one line that says what kind of document it is, `tongban:<kind>:v1`, then the document's canonical form. A node signs
 * batch headers, receipts and statements with one key; the line keeps a signature under one from standing under another.
 */
export const signedBytes = (kind: string, document: object): Uint8Array =>
  concat(utf8(`tongban:${kind}:v1\n`), canonicalBytes(document))

/** Signs a document of a kind. The signature is base64url, 64 bytes under either suite. A suite that is not there is a bug. */
export async function signDocument(
  kind: string,
  document: object,
  by: { readonly suite: SuiteName; readonly private: PrivateKey },
  suites: Suites,
): Promise<string> {
  const suite = suites[by.suite]
  if (!suite) throw new Error(`cannot sign under ${by.suite}: this program was built without that suite`)
  return toBase64url(await suite.sign(by.private, signedBytes(kind, document)))
}

/** Whether this key signed this document as this kind. False for a malformed signature, and for a suite that is not there. */
export async function verifyDocument(
  kind: string,
  document: object,
  by: { readonly suite: SuiteName; readonly public: PublicKey; readonly signature: string },
  suites: Suites,
): Promise<boolean> {
  const [suite, signature] = [suites[by.suite], fromBase64url(by.signature)]
  return suite !== undefined && signature !== undefined && suite.verify(by.public, signedBytes(kind, document), signature)
}
