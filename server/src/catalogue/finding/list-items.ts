import Type from 'typebox'
import { dayOf } from '../../platform/clock.ts'
import { cutPage, decodeCursor } from '../../platform/http/paging.ts'
import type { CatalogueEnv } from '../env.ts'
import { itemsAfter, type PlacedLine } from './item.store.ts'

export interface ItemsWanted {
  readonly published: boolean
  /** Only those open at this place, or anywhere in this division of six digits. */
  readonly place?: string | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

const Position = Type.Object({ text: Type.String(), id: Type.String() })

/** A page of the items in order of their names; only those open to application today if so asked. */
export async function listItems(
  env: CatalogueEnv,
  actor: string,
  { published, place, limit, cursor }: ItemsWanted,
): Promise<{ entries: PlacedLine[]; next?: string }> {
  const after = cursor === undefined ? undefined : decodeCursor(Position, cursor)
  const day = dayOf(env.clock.now())
  const rows = await env.db.read(actor, (tx) =>
    itemsAfter(tx, { day, published, placesFrom: place && beginningOf(place), after, limit }),
  )
  const page = cutPage(rows, limit, ({ text, id }) => ({ text, id }))
  return { ...page, entries: page.entries.map(({ text: _, ...line }) => line) }
}

/** A place is itself; in a division of six digits, pairs of zeros at the end stand for all below. */
const beginningOf = (place: string): string => (place.includes(':') ? place : place.replace(/(00){1,2}$/, ''))
