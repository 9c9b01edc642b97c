import { parseBounded } from '@tongban/protocol/canonical'
import Type from 'typebox'
import { actorOf, operatorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { PageQuery, pageOf } from '../../platform/http/paging.ts'
import { problem as platformProblem } from '../../platform/problems.ts'
import type { ListRecord } from './import.store.ts'
import type { Imported } from './import-list.ts'
import type { RowsWanted } from './read-import.ts'
import type { ReportedRow } from './row.store.ts'

const tags = ['catalogue']
/** A province's whole directory in one file. */
const limits = { maxBytes: 64 * 1024 * 1024, maxDepth: 32, maxNodes: 5_000_000 }
const refusals = {
  tooLarge: platformProblem.tooLarge,
  tooDeep: platformProblem.tooDeep,
  tooMany: platformProblem.tooMany,
  notJson: platformProblem.badJson,
}

const Maybe = Type.Union([Type.String(), Type.Null()])
const record = {
  list: Type.String(),
  kind: Type.String({ description: '`items` or `guides`' }),
  hash: Type.String({ description: 'SHA-256 of the canonical JSON of the file, hex' }),
  totals: Type.Unknown(),
  repairs: Type.Unknown({ description: 'Thinkable repairs of implementer codes; none is applied' }),
  importedAt: Type.String({ format: 'date-time' }),
  importedBy: Type.String(),
}
const Row = Type.Object({
  row: Type.Integer(),
  name: Maybe,
  item: Maybe,
  accepted: Type.Boolean(),
  implementer: Maybe,
  shape: Maybe,
  marks: Type.Unknown(),
  data: Type.Unknown(),
})
const ListName = Type.Object({ list: Type.String({ maxLength: 60 }) })

export interface Importing {
  importList(actor: string, document: unknown): Promise<Imported>
  readImport(actor: string, list: string): Promise<ListRecord>
  readRows(actor: string, wanted: RowsWanted): Promise<{ readonly entries: ReportedRow[]; readonly next?: string }>
}

export function importRoutes(app: App, importing: Importing): void {
  takingIn(app, importing)
  reading(app, importing)
}

function takingIn(app: App, importing: Importing): void {
  app.post(
    '/imports',
    {
      config: { creates: true, raw: true },
      bodyLimit: limits.maxBytes,
      // Before the body is read: only an operator may make this node hold so much.
      onRequest: async (request) => void operatorOf(request),
      schema: {
        tags,
        summary: 'Import a list of items or guides, row by row (operator)',
        description: 'The body is the file: `list`, its name, and `items` or `guides`, its rows, which are stored as published.',
        response: { 201: Type.Object({ ...record, changed: Type.Boolean() }) },
      },
    },
    async (request, reply) => {
      const { list, changed } = await importing.importList(operatorOf(request).id, documentIn(request.body))
      return reply.code(201).send({ ...shown(list), changed })
    },
  )
}

function reading(app: App, importing: Importing): void {
  app.get(
    '/imports/:list',
    {
      schema: {
        tags,
        summary: 'A list as it stands: its source, sums and thinkable repairs',
        params: ListName,
        response: { 200: Type.Object({ ...record, head: Type.Unknown() }) },
      },
    },
    async (request) => {
      const list = await importing.readImport(actorOf(request).id, request.params.list)
      return { ...shown(list), head: list.head }
    },
  )

  app.get(
    '/imports/:list/rows',
    {
      schema: {
        tags,
        summary: 'The rows of a list, each as published and with its marks',
        params: ListName,
        querystring: Type.Object({ ...PageQuery.properties, marked: Type.Optional(Type.Boolean({ default: false })) }),
        response: { 200: pageOf(Row) },
      },
    },
    async (request) => {
      const { limit = 50, cursor, marked = false } = request.query
      return importing.readRows(actorOf(request).id, { list: request.params.list, limit, cursor, marked })
    },
  )
}

function documentIn(body: unknown): unknown {
  if (typeof body !== 'string') throw platformProblem.badJson()
  const parsed = parseBounded(body, limits)
  if (!parsed.ok) throw refusals[parsed.why]()
  // PostgreSQL keeps every text but this one.
  if (body.includes('\\u0000')) throw platformProblem.badText()
  return parsed.value
}

function shown({ list, kind, hash, totals, repairs, importedAt, importedBy }: ListRecord) {
  return { list, kind, hash, totals, repairs, importedAt: importedAt.toISOString(), importedBy }
}
