import Type from 'typebox'
import type { App } from '../../platform/http/app.ts'
import { operatorOf } from '../actor-of.ts'
import type { SetupReport } from './report.ts'
import { listNames, rowSchemas } from './rows.ts'
import type { SetupDocument } from './set-up.ts'

const MOST_ROWS = 5_000
const BODY_BYTES = 4 * 1024 * 1024
const Rows = (list: keyof typeof rowSchemas) =>
  Type.Optional(
    Type.Array(Type.Unknown(), {
      maxItems: MOST_ROWS,
      // Each row is judged alone, so that one bad row does not refuse the others; hence its schema stands here for readers only.
      description: `Each row: ${JSON.stringify(rowSchemas[list])}`,
    }),
  )

const Document = Type.Object(
  {
    organisations: Rows('organisations'),
    places: Rows('places'),
    counters: Rows('counters'),
    staff: Rows('staff'),
    people: Rows('people'),
    mandates: Rows('mandates'),
  },
  { additionalProperties: false },
)

const Count = Type.Object({ given: Type.Integer(), stored: Type.Integer(), unchanged: Type.Integer(), refused: Type.Integer() })
const Report = Type.Object({
  lists: Type.Partial(Type.Record(Type.Enum([...listNames]), Count)),
  refused: Type.Array(
    Type.Object({
      list: Type.String(),
      row: Type.Integer(),
      code: Type.String(),
      zh: Type.String(),
      en: Type.String(),
      field: Type.String(),
    }),
  ),
  people: Type.Array(Type.Object({ row: Type.Integer(), id: Type.String() })),
})

export function setupRoutes(app: App, takeIn: (document: SetupDocument, actor: string) => Promise<SetupReport>): void {
  app.post(
    '/identity/setup',
    {
      bodyLimit: BODY_BYTES,
      schema: {
        tags: ['identity'],
        summary: 'Organisations, places, counters, staff, people and mandates, row by row (operator)',
        description: 'A bad row is reported and left out, the others stand. The same document again changes nothing.',
        body: Document,
        response: { 200: Report },
      },
    },
    async (request) => takeIn(request.body, operatorOf(request).id),
  )
}
