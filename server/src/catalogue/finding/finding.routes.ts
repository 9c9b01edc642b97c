import Type from 'typebox'
import { readerOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { PageQuery, pageOf } from '../../platform/http/paging.ts'
import type { PlacedLine } from './item.store.ts'
import type { ItemsWanted } from './list-items.ts'
import type { SearchAnswer, SearchQuery } from './search.ts'
import { Answer } from './search-shape.ts'
import type { ItemView } from './show-item.ts'

const tags = ['catalogue']
const Maybe = Type.Union([Type.String(), Type.Null()])
const line = {
  id: Type.String(),
  name: Type.String(),
  sources: Type.Array(Type.String(), { description: 'Lists that name the item' }),
  listed: Type.Integer({ description: 'Implementations found in lists: shown, open to no application' }),
  published: Type.Integer({ description: 'Places whose version takes applications today' }),
}
const PlaceOrDivision = Type.String({
  pattern: '^\\d{6}(:[a-z0-9-]{1,40})?$',
  description: 'Only items open at this place, or anywhere in this division of six digits',
})
const Line = Type.Object({
  ...line,
  places: Type.Array(Type.String(), { description: 'Places that take applications for it today' }),
})
const Item = Type.Object({
  ...line,
  rows: Type.Array(
    Type.Object({
      list: Type.String(),
      row: Type.Integer(),
      name: Type.String(),
      evidence: Maybe,
      marks: Type.Unknown(),
      data: Type.Unknown(),
    }),
  ),
  implementations: Type.Array(
    Type.Object({
      region: Type.String(),
      id: Type.String(),
      authority: Type.String(),
      division: Type.String(),
      name: Type.String(),
      itemCode: Maybe,
      implementerCode: Maybe,
      implementerClass: Type.String(),
    }),
  ),
  versions: Type.Array(
    Type.Object({
      hash: Type.String(),
      name: Type.Object({ zh: Type.String(), en: Maybe }),
      place: Type.String(),
      mode: Type.String(),
      instant: Type.Boolean(),
      limits: Type.Unknown(),
      joint: Type.Boolean({ description: 'Opens a case at each of several authorities' }),
    }),
  ),
  standards: Type.Array(
    Type.Object({
      guide: Type.String(),
      stage: Type.String(),
      differences: Type.Array(Type.String()),
      sides: Type.Array(
        Type.Object({
          guide: Type.String(),
          side: Type.Integer(),
          standing: Type.String({
            description: '`draft` names one authority’s implementation, `note` is a note on the standard',
          }),
          place: Type.String(),
          division: Maybe,
          itemCode: Maybe,
          evidence: Type.String(),
          data: Type.Unknown(),
        }),
      ),
    }),
  ),
})

export interface Finding {
  listItems(actor: string, wanted: ItemsWanted): Promise<{ readonly entries: PlacedLine[]; readonly next?: string }>
  showItem(actor: string, id: string): Promise<ItemView>
  search(actor: string, query: SearchQuery): Promise<SearchAnswer>
}

export function findingRoutes(app: App, finding: Finding): void {
  listing(app, finding)
  showing(app, finding)
}

function listing(app: App, finding: Finding): void {
  app.get(
    '/items',
    {
      config: { open: true },
      schema: {
        tags,
        summary: 'Items in order of their names',
        querystring: Type.Object({
          ...PageQuery.properties,
          published: Type.Optional(Type.Boolean({ default: false })),
          place: Type.Optional(PlaceOrDivision),
        }),
        response: { 200: pageOf(Line) },
      },
    },
    async (request) => {
      const { limit = 50, cursor, published = false, place } = request.query
      return finding.listItems(readerOf(request), { limit, cursor, published, place })
    },
  )
}

function showing(app: App, finding: Finding): void {
  app.get(
    '/items/:id',
    {
      config: { open: true },
      schema: {
        tags,
        summary: 'All that is known of an item',
        params: Type.Object({ id: Type.String({ maxLength: 80 }) }),
        response: { 200: Item },
      },
    },
    async (request) => finding.showItem(readerOf(request), request.params.id),
  )

  app.get(
    '/search',
    {
      config: { open: true },
      schema: {
        tags,
        summary: 'Items by everyday words, dialect, Pinyin or English: items, a question back, or ways on',
        querystring: Type.Object({
          q: Type.String({ minLength: 1, maxLength: 200 }),
          from: Type.Optional(Type.String({ maxLength: 40, description: 'Where the person is: a division by code or name' })),
          to: Type.Optional(Type.String({ maxLength: 40, description: 'Whose matter it is: a division by code or name' })),
          for: Type.Optional(Type.Union([Type.Literal('person'), Type.Literal('enterprise')])),
          typed: Type.Optional(
            Type.Boolean({
              default: true,
              description: 'False where a portal looks for its own links: what finds nothing is then not kept as a failed search',
            }),
          ),
        }),
        response: { 200: Answer },
      },
    },
    async (request) => finding.search(readerOf(request), request.query),
  )
}
