import type { Standard } from '@tongban/protocol/standard/standard'
import type { Version } from '@tongban/protocol/version/version'

/** A file of standards with all that hangs on them (`data/standards.json`). */
export interface Standards {
  readonly organisations: readonly object[]
  readonly places: readonly { readonly id: string }[]
  readonly nodes: readonly { readonly region: string; readonly staff: readonly { readonly id: string }[] }[]
  readonly batches: readonly object[]
  readonly standards: readonly { readonly proposedBy: string; readonly document: Standard }[]
  readonly versions: readonly { readonly document: Version }[]
  readonly differences: readonly Difference[]
}

export interface Difference {
  readonly item: string
  readonly place: string
  readonly element: string
  readonly direction: string
  readonly reason: string
  readonly basis: readonly string[]
  readonly from: string
  readonly until: string
}

const members = ['organisations', 'places', 'nodes', 'batches', 'standards', 'versions', 'differences'] as const

/** Whether a document has the parts of such a file; each part is judged by the node. */
export const isStandards = (value: unknown): value is Standards =>
  typeof value === 'object' && value !== null && members.every((member) => Array.isArray(Reflect.get(value, member)))
