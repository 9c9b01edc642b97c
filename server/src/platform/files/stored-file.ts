import type { FileType } from './sniff.ts'

/** Bytes one file may have (domain: materials up to 20 MB). */
export const MAX_FILE_BYTES = 20 * 1024 * 1024

/** A stored file, named by its content. */
export interface StoredFile {
  /** SHA-256 of the content, lower-case hex. */
  readonly sha256: string
  readonly size: number
  readonly type: FileType
}

/** What the sender says of a file; what is said is checked. */
export interface Claim {
  readonly type?: string
  readonly sha256?: string
  readonly size?: number
}

export type FileSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>
