import type { Undeclared } from '@tongban/protocol/standard/variance'
import type { ReadTx } from '../../platform/db/db.ts'
import type { CatalogueEnv } from '../env.ts'
import type { VersionReader } from '../publishing/read-version.ts'
import { itemsWithStandard } from '../standards/proposal.store.ts'
import { judgeVersion } from './gate.ts'
import { findVariance } from './variance.store.ts'

/** A difference of a version in force that nothing covers. */
export interface CheckedDifference extends Undeclared {
  readonly item: string
  readonly name: string
  readonly place: string
  readonly version: string
  readonly standard: string
  /** Who owns the difference that was declared and covers it no longer; null where none was. */
  readonly owner: string | null
}

export interface CheckWanted {
  readonly asOf: string
  /** Item id after which to go on. */
  readonly after: string
  /** Items looked at. */
  readonly limit: number
}

export interface CheckPage {
  readonly differences: CheckedDifference[]
  /** Versions in force that were held against a standard. */
  readonly checked: number
  /** The last item looked at; null when there are no more. */
  readonly last: string | null
}

/** Holds the versions in force on a day against their standards, item by item. */
export async function checkDifferences(
  env: CatalogueEnv,
  reader: VersionReader,
  { actor, asOf, after, limit }: CheckWanted & { readonly actor: string },
): Promise<CheckPage> {
  return env.db.read(actor, async (tx) => {
    const items = await itemsWithStandard(tx, { day: asOf, after, limit: limit + 1 })
    const shown = items.slice(0, limit)
    const pages: Pick<CheckPage, 'differences' | 'checked'>[] = []
    for (const item of shown) pages.push(await checkItem(tx, reader, item, asOf))
    return {
      differences: pages.flatMap(({ differences }) => differences),
      checked: pages.reduce((sum, { checked }) => sum + checked, 0),
      last: items.length > limit ? (shown.at(-1) ?? null) : null,
    }
  })
}

async function checkItem(
  tx: ReadTx,
  reader: VersionReader,
  item: string,
  day: string,
): Promise<Pick<CheckPage, 'differences' | 'checked'>> {
  const differences: CheckedDifference[] = []
  const versions = await reader.allInForce(tx, item, day)
  for (const { hash, version } of versions) {
    const judged = await judgeVersion(tx, version, day)
    for (const one of judged?.undeclared ?? []) {
      const owner = one.variance === null ? undefined : (await findVariance(tx, one.variance))?.document.owner.actor
      const { name, place } = version
      differences.push({
        ...one,
        item,
        name: name.zh,
        place,
        version: hash,
        standard: judged?.standard.hash ?? '',
        owner: owner ?? null,
      })
    }
  }
  return { differences, checked: versions.length }
}
