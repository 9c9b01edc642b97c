import type { Api } from '../api/api.ts'
import { answeredIfKnown } from '../api/refusal.ts'

/** Names of items by their ids; an item that this node does not know is left out. */
export async function namesOfItems(api: Api, ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const items = await Promise.all(
    [...new Set(ids)].map((id) => answeredIfKnown(api.GET('/items/{id}', { params: { path: { id } } }))),
  )
  return Object.fromEntries(items.flatMap((item) => (item ? [[item.id, item.name]] : [])))
}
