import type { ParentStanding } from '@tongban/protocol/case/parent'
import type { Standing } from '@tongban/protocol/case/standing'
import type { ChainHeader } from '@tongban/protocol/event/header'

/** A case as this node keeps it: the standing folded from its chain, and what only this node knows of it. */
export interface CaseFile {
  readonly caseId: string
  readonly standing: Standing
  /** Hash of the last header under the hash its writer names. */
  readonly head: string
  /** The last header: a writer of another suite hashes it anew for its `prev`. */
  readonly lastHeader: ChainHeader
  /** How many items this node has said of this case: the order in which its partners hear them. */
  readonly said: number
  readonly applicant: string | null
  readonly queryNumber: string | null
}

/** A parent as the receiving node keeps it. */
export interface ParentFile {
  readonly caseId: string
  readonly item: string
  readonly standing: ParentStanding
  readonly head: string
  readonly lastHeader: ChainHeader
  readonly said: number
  readonly applicant: string | null
}

/** What a client sends back in `If-Match`: the sequence number it saw. */
export const versionOf = (file: { readonly standing: { readonly seq: number } }): number => file.standing.seq
