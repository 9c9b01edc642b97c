import { compare, type ElementComparison } from '@tongban/protocol/compare/compare'
import { sideOfStandard, sideOfVersion } from '@tongban/protocol/compare/side'
import { type Undeclared, undeclared } from '@tongban/protocol/standard/variance'
import type { Version } from '@tongban/protocol/version/version'
import type { ReadTx } from '../../platform/db/db.ts'
import { problem } from '../problems.ts'
import { type NamedStandard, standardInForce } from '../standards/read.ts'
import { variancesOf } from './variance.store.ts'

/** How a version stands to the standard in force on a day, and which differences nothing covers. */
export interface Judged {
  readonly standard: NamedStandard
  readonly comparison: readonly ElementComparison[]
  readonly undeclared: readonly Undeclared[]
}

/** Undefined where the item has no standard on that day: then there is nothing to differ from. */
export async function judgeVersion(tx: ReadTx, version: Version, day: string): Promise<Judged | undefined> {
  const standard = await standardInForce(tx, version.item, day)
  if (!standard) return undefined
  const comparison = compare(sideOfStandard(standard.standard), sideOfVersion(version))
  return { standard, comparison, undeclared: undeclared(comparison, await variancesOf(tx, version), day) }
}

/**
 * An undeclared or expired difference from the standard of the version's first day blocks publishing (domain.md §4). Refuses
 * `catalogue/undeclaredDifference` and names every one.
 */
export async function refuseUndeclared(tx: ReadTx, version: Version): Promise<void> {
  const judged = await judgeVersion(tx, version, version.from)
  if (!judged || judged.undeclared.length === 0) return
  const { item, place } = version
  throw problem.undeclaredDifference(
    { item, place, standard: judged.standard.hash, differences: judged.undeclared },
    { field: `/body/${judged.undeclared[0]?.element ?? ''}` },
  )
}
