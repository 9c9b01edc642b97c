import type { EvidenceMark, Version } from './version.ts'

/** One part of a guide: what is known of it and how far that can be trusted, or that it is not known. `null`: not said how far. */
export type Part<T> =
  | { readonly known: true; readonly value: T; readonly evidence: EvidenceMark | null }
  | { readonly known: false }

/**
 * Where a guide stands: `published` takes applications; `several` places do and one is to be chosen; `listed` was found in a list; `noted`
 * only in what guides say.
 */
export type Standing = 'published' | 'several' | 'listed' | 'noted'

/**
 * A guide (办事指南) of one item at one place, complete: every part is there, and what is not known is there as not known. Nothing is filled
 * in. Limits are in working or calendar days, a fee in fen.
 */
export interface ServiceGuide {
  readonly standing: Standing
  /** The version that takes applications, by its hash. */
  readonly version: string | null
  readonly name: Version['name']
  readonly place: string | null
  readonly parts: {
    readonly implementer: Part<{ readonly name: string; readonly code: string | null }>
    readonly code: Part<string>
    readonly kind: Part<string>
    readonly mode: Part<Version['mode']>
    readonly instant: Part<boolean>
    readonly audience: Part<Version['audience']>
    readonly conditions: Part<readonly string[]>
    readonly process: Part<readonly string[]>
    readonly materials: Part<Version['materials']>
    readonly limits: Part<Version['limits']>
    /** Null where it is known that nothing is charged. */
    readonly fee: Part<Version['fee']>
    readonly result: Part<Version['result']>
    readonly basis: Part<readonly string[]>
    readonly remedy: Part<string>
    readonly address: Part<string>
    readonly hours: Part<string>
    readonly phone: Part<string>
    readonly complaints: Part<string>
    readonly window: Part<string>
    readonly feeAccount: Part<string>
    readonly inForce: Part<{ readonly from: string; readonly until: string | null }>
  }
  readonly sources: readonly string[]
}
