import type { Bundle } from '@tongban/protocol/bundles/bundle'
import { type OneForm, oneForm } from '@tongban/protocol/bundles/one-form'
import { type BundleMaterial, oneList } from '@tongban/protocol/bundles/one-list'
import { divisionCovers } from '@tongban/protocol/codes/division'
import type { Version } from '@tongban/protocol/version/version'
import { dayOf } from '../../platform/clock.ts'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import type { NamedVersion, VersionReader } from '../publishing/read-version.ts'
import { itemId } from '../stable-id.ts'
import { bundleById } from './bundle.store.ts'

export interface BundleWanted {
  readonly actor: string
  readonly id: string
  /** Where the event happens, six digits: of each item the place nearest to it decides, or the one that lies in it. */
  readonly division?: string | undefined
  readonly day?: string | undefined
}

/** One item of a bundle. `open` where one place decides it; `several` where one is to be chosen; `notPublished` where none takes it. */
export interface BundlePart {
  readonly item: string
  readonly name: string
  readonly standing: 'open' | 'several' | 'notPublished'
  readonly place: string | null
  readonly version: string | null
  readonly mode: Version['mode'] | null
  readonly places: readonly string[]
}

/** A bundle with what a person fills in and brings for all its items that are open. */
export interface ShownBundle {
  readonly revision: number
  readonly bundle: Bundle
  readonly day: string
  readonly parts: readonly BundlePart[]
  /** True where every item is open, so that form and list are those of the whole. */
  readonly complete: boolean
  readonly form: OneForm
  readonly materials: readonly BundleMaterial[]
}

/** Refuses `catalogue/bundleUnknown`. */
export async function showBundle(env: CatalogueEnv, reader: VersionReader, wanted: BundleWanted): Promise<ShownBundle> {
  const { id, division, day = dayOf(env.clock.now()) } = wanted
  return env.db.read(wanted.actor, async (tx) => {
    const found = await bundleById(tx, id)
    if (!found) throw problem.bundleUnknown({ id }, { field: '/path/id' })
    const parts: BundlePart[] = []
    const chosen: NamedVersion[] = []
    for (const name of found.document.items) {
      const versions = nearest(await reader.allInForce(tx, itemId(name), day), division)
      const [first, ...others] = versions
      parts.push(partOf(name, versions))
      if (first && others.length === 0) chosen.push(first)
    }
    return {
      ...{ revision: found.revision, bundle: found.document, day, parts },
      complete: chosen.length === parts.length,
      form: oneForm(chosen.map(({ version: { item, formSchema } }) => ({ item, form: formSchema }))),
      materials: oneList(chosen.map(({ version: { item, materials } }) => ({ item, materials }))),
    }
  })
}

/**
 * Of the places whose division covers the one that is meant those of the smallest; where none covers it, those that lie in it, for people
 * often name the province alone; all where none is meant.
 */
function nearest(versions: readonly NamedVersion[], division: string | undefined): readonly NamedVersion[] {
  if (division === undefined) return versions
  const divisionOf = ({ version }: NamedVersion) => version.place.slice(0, 6)
  const covering = versions.filter((one) => divisionCovers(divisionOf(one), division))
  if (covering.length === 0) return versions.filter((one) => divisionCovers(division, divisionOf(one)))
  return covering.filter((one) => covering.every((other) => divisionCovers(divisionOf(other), divisionOf(one))))
}

function partOf(name: string, versions: readonly NamedVersion[]): BundlePart {
  const [first, ...others] = versions
  const places = versions.map(({ version }) => version.place)
  const part = { item: itemId(name), name, places }
  if (!first) return { ...part, standing: 'notPublished', place: null, version: null, mode: null }
  if (others.length > 0) return { ...part, standing: 'several', place: null, version: null, mode: null }
  return { ...part, standing: 'open', place: first.version.place, version: first.hash, mode: first.version.mode }
}
