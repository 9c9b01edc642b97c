import { canonicalBytes } from '@tongban/protocol/canonical'
import type { Ask } from '../asking/ask.ts'

/** Bytes that one answer brings at most: a cut costs no more than that. */
export const RANGE_BYTES = 1024 * 1024

/** Path and query by which a range of a file of a case is asked for, from a byte on; they are part of what the asking node signs. */
export const askPath = (caseId: string, sha256: string, from = 0): string =>
  `/exchange/files/${sha256}?case=${caseId}&from=${from}`

/** What the encryption of a range also covers. */
export const rangeData = (ask: Ask, size: number): Uint8Array => canonicalBytes({ ask, size })
