import type { ServiceGuide } from '@tongban/protocol/version/service-guide'
import { type EvidenceMark, evidenceMarks } from '@tongban/protocol/version/version'
import { type Place, placeById } from '../../identity/index.ts'
import { dayOf } from '../../platform/clock.ts'
import type { ReadTx } from '../../platform/db/db.ts'
import { listedGuide, namedGuide, publishedGuide } from '../domain/service-guide/service-guide.ts'
import type { CatalogueEnv } from '../env.ts'
import { findItem, type SideLine, sidesOf } from '../finding/item.store.ts'
import { problem } from '../problems.ts'
import type { NamedVersion, VersionReader } from '../publishing/read-version.ts'
import { situationsOn } from '../situations/read-situations.ts'
import { type ListedAt, listedAt } from './guide.store.ts'

export interface GuideWanted {
  readonly actor: string
  readonly item: string
  /** A place (`511602:gongan`) or a division of six digits; where only one place has the item it may be left out. */
  readonly place?: string | undefined
  /** The day the guide is read for, today by default. */
  readonly day?: string | undefined
}

/** A place or division that has the item, to choose from. */
export interface GuidePlace {
  readonly place: string
  readonly name: string | null
  readonly standing: ServiceGuide['standing']
}

/** A guide as it is shown: with the places that have the item, and what guides elsewhere say of it. */
export interface ShownGuide {
  readonly item: string
  readonly day: string
  readonly guide: ServiceGuide
  readonly placeName: string | null
  readonly places: readonly GuidePlace[]
  /** Whether questions lead to a person's own list of materials. */
  readonly situations: boolean
  /** What service guides were seen to say, each with its mark; notes, never a version. */
  readonly notes: readonly SideLine[]
}

const MOST_LISTED = 200

/** The guide of an item at a place; where the place is open, of the item alone with the places to choose. Refuses `catalogue/itemUnknown`. */
export async function showGuide(env: CatalogueEnv, reader: VersionReader, wanted: GuideWanted): Promise<ShownGuide> {
  const day = wanted.day ?? dayOf(env.clock.now())
  return env.db.read(wanted.actor, async (tx) => {
    const item = await findItem(tx, wanted.item, day)
    if (!item) throw problem.itemUnknown({ id: wanted.item }, { field: '/path/id' })
    const versions = await reader.allInForce(tx, item.id, day)
    const listed = await listedAt(tx, { item: item.id, division: undefined, limit: MOST_LISTED })
    const guide = await chosenGuide(tx, { ...wanted, name: item.name, versions })
    const asked = guide.place !== null && (await situationsOn(tx, { item: item.id, place: guide.place, day })) !== undefined
    return {
      item: item.id,
      day,
      guide,
      placeName: guide.place === null ? null : await nameOf(tx, guide.place),
      places: await placesOf(tx, versions, listed),
      situations: asked,
      notes: await sidesOf(tx, item.id),
    }
  })
}

interface Choice extends GuideWanted {
  readonly name: string
  readonly versions: readonly NamedVersion[]
}

async function chosenGuide(tx: ReadTx, { item, place, name, versions }: Choice): Promise<ServiceGuide> {
  const [published, ...others] = versions.filter(({ version }) => isAt(version.place, place))
  if (published) return others.length > 0 ? namedGuide(name, 'several') : publishedGuide(published.hash, published.version)
  // Two would do to know that it is not one.
  const found = onlyOne(await listedAt(tx, { item, division: place?.slice(0, 6), limit: 2 }))
  return found ? listedGuide({ ...found, evidence: markIn(found.evidence) }) : namedGuide(name, 'noted')
}

const onlyOne = <T>(values: readonly T[]): T | undefined => (values.length === 1 ? values[0] : undefined)

/** A place itself, or any place of a division. */
const isAt = (place: string, wanted: string | undefined): boolean =>
  wanted === undefined || place === wanted || place.slice(0, 6) === wanted

const markIn = (text: string | null): EvidenceMark | null => evidenceMarks.find((mark) => mark === text) ?? null

async function placesOf(tx: ReadTx, versions: readonly NamedVersion[], listed: readonly ListedAt[]): Promise<GuidePlace[]> {
  const places: GuidePlace[] = []
  for (const { version } of versions)
    places.push({ place: version.place, name: await nameOf(tx, version.place), standing: 'published' })
  const divisions = new Map(listed.map(({ division, authority }) => [division, authority]))
  for (const [division, authority] of divisions) {
    if (!places.some(({ place }) => place.slice(0, 6) === division))
      places.push({ place: division, name: authority, standing: 'listed' })
  }
  return places
}

async function nameOf(tx: ReadTx, place: string): Promise<string | null> {
  const found: Place | undefined = await placeById(tx, place)
  return found?.nameZh ?? null
}
