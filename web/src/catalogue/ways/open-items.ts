import type { Api, paths } from '../../api/api.ts'
import { answered } from '../../api/refusal.ts'

export type OpenItem = paths['/items']['get']['responses'][200]['content']['application/json']['entries'][number]

const PAGE = 200
/** An index of more pages than this would be no way in; the search is. */
const MOST_PAGES = 10

/** The items that take applications, at a place or in a division where one is named, in order of their names. */
export async function openItems(api: Api, place?: string): Promise<readonly OpenItem[]> {
  const found: OpenItem[] = []
  let cursor: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const where = { ...(place === undefined ? {} : { place }), ...(cursor === undefined ? {} : { cursor }) }
    const { entries, next } = await answered(api.GET('/items', { params: { query: { published: true, limit: PAGE, ...where } } }))
    found.push(...entries)
    if (next === undefined) break
    cursor = next
  }
  return found
}

/** What is asked for is no page: told as such by the page of problems. */
export const noSuchPage = (): Response => new Response(null, { status: 404 })
