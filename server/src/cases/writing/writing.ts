import type { Terms } from '@tongban/protocol/case/step'
import type { Body } from '@tongban/protocol/event/hash'
import type { ChainHeader, RequestHeader } from '@tongban/protocol/event/header'
import type { Version } from '@tongban/protocol/version/version'
import type { OutboxItem } from '../../exchange/index.ts'
import type { AuditLine, FeedEntry } from '../../platform/db/db.ts'
import type { CaseFile } from '../domain/case-file.ts'

/** One event as it will stand in the store. */
export interface StoredEvent {
  readonly seq: number
  readonly id: string
  readonly action: string
  /** The canonical text: what was hashed and is signed. */
  readonly header: string
  readonly hash: string
  readonly parsed: ChainHeader
  readonly bodies: readonly Body[]
}

/** A request as it stands in the store, answered or not. */
export interface StoredRequest {
  readonly id: string
  readonly action: string
  readonly header: string
  readonly parsed: RequestHeader
  readonly bodies: readonly Body[]
  readonly arrival: number
  readonly answeredSeq: number | null
}

/** A file that is named by an event or request of a case and is not here yet. */
export interface MissingFile {
  readonly sha256: string
  /** URN of the node whose event or request names it: it has the file. */
  readonly source: string
}

/** All that one act, and what follows from it by rule, will change: gathered in memory, then written at once. */
export interface Writing {
  file: CaseFile
  readonly terms: Terms
  /** The pinned version; undefined at a node that was never sent it. */
  readonly version: Version | undefined
  readonly events: StoredEvent[]
  readonly requests: StoredRequest[]
  readonly answered: { readonly requestId: string; readonly seq: number }[]
  readonly outbox: OutboxItem[]
  readonly audit: AuditLine[]
  readonly feed: FeedEntry[]
}

export const openWriting = (file: CaseFile, terms: Terms, version: Version | undefined): Writing => ({
  file,
  terms,
  version,
  events: [],
  requests: [],
  answered: [],
  outbox: [],
  audit: [],
  feed: [],
})
