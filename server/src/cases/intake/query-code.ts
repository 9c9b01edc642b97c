import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

const CODES = 1_000_000

/**
 * The 6-digit query code of a case. It is derived, not drawn, so a repeated submission prints the same code again; without the
 * node's secret nobody can derive it, and only its hash is stored.
 */
export function queryCode(codeKey: Uint8Array, caseId: string): string {
  const digest = createHmac('sha256', codeKey).update(`query code ${caseId}`).digest()
  return (digest.readUIntBE(0, 6) % CODES).toString().padStart(6, '0')
}

export const queryCodeHash = (caseId: string, code: string): string =>
  createHash('sha256').update(`${caseId} ${code}`).digest('base64url')

/** In constant time, so that the answer's delay tells nothing about the code. */
export function codeMatches(caseId: string, code: string, hash: string): boolean {
  const given = Buffer.from(queryCodeHash(caseId, code))
  const kept = Buffer.from(hash)
  return given.length === kept.length && timingSafeEqual(given, kept)
}
