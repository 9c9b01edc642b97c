import { misfitsWith, type SituationsMisfit } from '@tongban/protocol/situations/against-version'
import { checkSituations, type SituationsFinding } from '@tongban/protocol/situations/check'
import type { Situations } from '@tongban/protocol/situations/table'
import { dayOf } from '../../platform/clock.ts'
import type { ReadTx } from '../../platform/db/db.ts'
import type { CatalogueEnv } from '../env.ts'
import type { VersionReader } from '../publishing/read-version.ts'

/** What keeps situations from being asked: what the check of the tables finds, and where they do not fit the version of their place. */
export type Finding = SituationsFinding | SituationsMisfit | { readonly code: 'noVersion' }

/** Tries the situations out, and holds them against the version in force when they begin, or today if they began before. */
export async function findingsOf(
  { clock }: Pick<CatalogueEnv, 'clock'>,
  reader: VersionReader,
  { tx, situations }: { readonly tx: ReadTx; readonly situations: Situations },
): Promise<Finding[]> {
  const { item, place, from } = situations
  const today = dayOf(clock.now())
  const named = await reader.inForce(tx, { item, place, day: from > today ? from : today })
  const misfits: Finding[] = named ? misfitsWith(named.version, situations) : [{ code: 'noVersion' }]
  return [...checkSituations(situations), ...misfits]
}
