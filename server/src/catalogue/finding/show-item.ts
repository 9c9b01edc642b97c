import type { Version } from '@tongban/protocol/version/version'
import { dayOf } from '../../platform/clock.ts'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import type { NamedVersion, VersionReader } from '../publishing/read-version.ts'
import {
  findItem,
  type ItemLine,
  type ListedLine,
  listedOf,
  type SideLine,
  type SourceRow,
  type StandardLine,
  sidesOf,
  sourceRows,
  standardsOf,
} from './item.store.ts'

/** A published version in short: enough to choose where to apply. */
export interface VersionLine {
  readonly hash: string
  readonly name: Version['name']
  readonly place: string
  readonly mode: Version['mode']
  readonly instant: boolean
  readonly limits: Version['limits']
  readonly joint: boolean
}

/** Everything known of an item: who lists it, who publishes it, and what guides say of it. */
export interface ItemView extends ItemLine {
  readonly rows: SourceRow[]
  readonly implementations: ListedLine[]
  readonly versions: VersionLine[]
  readonly standards: (StandardLine & { readonly sides: SideLine[] })[]
}

/** Beyond this the lists themselves are read page by page. */
const MOST_SHOWN = 200

export async function showItem(
  env: CatalogueEnv,
  reader: VersionReader,
  { actor, id }: { actor: string; id: string },
): Promise<ItemView> {
  const day = dayOf(env.clock.now())
  return env.db.read(actor, async (tx) => {
    const line = await findItem(tx, id, day)
    if (!line) throw problem.itemUnknown({ id }, { field: '/path/id' })
    const sides = await sidesOf(tx, id)
    const standards = await standardsOf(tx, id)
    return {
      ...line,
      rows: await sourceRows(tx, id, MOST_SHOWN),
      implementations: await listedOf(tx, id, MOST_SHOWN),
      versions: (await reader.allInForce(tx, id, day)).map(inShort),
      standards: standards.map((standard) => ({ ...standard, sides: sides.filter(({ guide }) => guide === standard.guide) })),
    }
  })
}

function inShort({ hash, version }: NamedVersion): VersionLine {
  const { name, place, mode, instant, limits, children } = version
  return { hash, name, place, mode, instant, limits, joint: children !== undefined }
}
