import Type from 'typebox'
import { dayOf } from '../../platform/clock.ts'
import { cutPage, decodeCursor } from '../../platform/http/paging.ts'
import type { CatalogueEnv } from '../env.ts'
import { type ItemLine, itemsAfter } from './item.store.ts'

export interface ItemsWanted {
  readonly published: boolean
  readonly limit: number
  readonly cursor?: string | undefined
}

const Position = Type.Object({ text: Type.String(), id: Type.String() })

/** A page of the items in order of their names; only those open to application today if so asked. */
export async function listItems(
  env: CatalogueEnv,
  actor: string,
  { published, limit, cursor }: ItemsWanted,
): Promise<{ entries: ItemLine[]; next?: string }> {
  const after = cursor === undefined ? undefined : decodeCursor(Position, cursor)
  const day = dayOf(env.clock.now())
  const rows = await env.db.read(actor, (tx) => itemsAfter(tx, { day, published, after, limit }))
  const page = cutPage(rows, limit, ({ text, id }) => ({ text, id }))
  return { ...page, entries: page.entries.map(({ text: _, ...line }) => line) }
}
