import Type from 'typebox'
import { readerOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { guidePage } from './guide-page.ts'
import type { GuideWanted, ShownGuide } from './show-guide.ts'

const tags = ['catalogue']
const params = Type.Object({ id: Type.String({ maxLength: 80 }) })
const querystring = Type.Object({
  place: Type.Optional(
    Type.String({ pattern: '^\\d{6}(:[a-z0-9-]{1,40})?$', description: 'A place, or a division of six digits' }),
  ),
  day: Type.Optional(Type.String({ format: 'date', description: 'The day it is read for, today by default' })),
})

export interface Guides {
  showGuide(wanted: GuideWanted): Promise<ShownGuide>
}

export function guideRoutes(app: App, guides: Guides): void {
  app.get(
    '/items/:id/guide',
    {
      config: { open: true },
      schema: {
        tags,
        summary: 'The guide of an item at a place, complete: what is not known is there as not known',
        params,
        querystring,
        response: {
          200: Type.Unknown({ description: 'See `ShownGuide`; each part is `{known, value, evidence}` or `{known: false}`' }),
        },
      },
    },
    (request) => guides.showGuide({ actor: readerOf(request), item: request.params.id, ...request.query }),
  )

  app.get(
    '/items/:id/guide.html',
    {
      config: { open: true },
      schema: { tags, summary: 'The same guide as a page to read and to print', params, querystring },
    },
    async (request, reply) => {
      const shown = await guides.showGuide({ actor: readerOf(request), item: request.params.id, ...request.query })
      return reply.type('text/html; charset=utf-8').send(guidePage(shown))
    },
  )
}
