import Type from 'typebox'
import { actorOf, operatorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { PageQuery, pageOf } from '../../platform/http/paging.ts'
import { problem as platformProblem } from '../../platform/problems.ts'
import type { ListRecord } from './import.store.ts'
import type { Imported } from './import-list.ts'
import { type FileFormat, fileFormats, type IncomingFile, MOST_FILE_BYTES, mediaTypes, takeFile } from './incoming-file.ts'
import type { RowsWanted } from './read-import.ts'
import { type ReportedRow, rowChoices } from './row.store.ts'

const tags = ['catalogue']
const Maybe = Type.Union([Type.String(), Type.Null()])
const record = {
  list: Type.String(),
  kind: Type.String({ description: '`items` or `guides`' }),
  hash: Type.String({ description: 'SHA-256 of the canonical JSON of the list, hex' }),
  totals: Type.Unknown({ description: 'Rows, accepted, marked, and how often each mark stands' }),
  refused: Type.Integer({
    description: 'Rows that could not be listed; `/imports/{list}/rows?rows=refused` names each with its reason',
  }),
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
  importFile(actor: string, incoming: { readonly file: IncomingFile; readonly list?: string | undefined }): Promise<Imported>
  readImport(actor: string, list: string): Promise<ListRecord>
  readRows(actor: string, wanted: RowsWanted): Promise<{ readonly entries: ReportedRow[]; readonly next?: string }>
}

export function importRoutes(app: App, importing: Importing): void {
  takingIn(app, importing)
  reading(app, importing)
}

/** The file is taken to the disk before it is read, so these routes have a reader of bodies of their own. */
function takingIn(app: App, importing: Importing): void {
  app.register(async (scope: App) => {
    scope.removeAllContentTypeParsers()
    for (const format of fileFormats) {
      scope.addContentTypeParser(mediaTypes[format], (_request: unknown, payload: AsyncIterable<Uint8Array>) =>
        bodyOf(payload, format),
      )
    }
    scope.addHook('onResponse', async (request) => {
      if (request.body instanceof FileBody) await request.body.file.discard()
    })
    scope.post(
      '/imports',
      {
        config: { creates: true },
        bodyLimit: MOST_FILE_BYTES,
        // Before the body is read: only an operator may make this node hold so much.
        onRequest: async (request) => void operatorOf(request),
        schema: {
          tags,
          summary: 'Import a list of items or guides as xlsx, CSV or JSON, row by row (operator)',
          description:
            'The body is the file. JSON: `list`, its name, and `items` or `guides`, its rows, which are stored as published. xlsx and CSV: the first row names the columns (`/import-template`), `?list=` names the list.',
          querystring: Type.Object({ list: Type.Optional(Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,59}$' })) }),
          response: { 201: Type.Object({ ...record, changed: Type.Boolean() }) },
        },
      },
      async (request, reply) => {
        const { id } = operatorOf(request)
        if (!(request.body instanceof FileBody)) throw platformProblem.badJson()
        const { list, changed } = await importing.importFile(id, { file: request.body.file, list: request.query.list })
        return reply.code(201).send({ ...shown(list), changed })
      },
    )
  })
}

/** A file as the body of a request: the same content is the same request, wherever it lies on the disk. */
class FileBody {
  readonly file: IncomingFile

  constructor(file: IncomingFile) {
    this.file = file
  }

  toJSON() {
    return { format: this.file.format, sha256: this.file.sha256 }
  }
}

const bodyOf = async (payload: AsyncIterable<Uint8Array>, format: FileFormat) => new FileBody(await takeFile(payload, format))

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
        querystring: Type.Object({ ...PageQuery.properties, rows: Type.Optional(Type.Enum([...rowChoices])) }),
        response: { 200: pageOf(Row) },
      },
    },
    async (request) => {
      const { limit = 50, cursor, rows = 'all' } = request.query
      return importing.readRows(actorOf(request).id, { list: request.params.list, limit, cursor, rows })
    },
  )
}

function shown({ list, kind, hash, totals, repairs, importedAt, importedBy }: ListRecord) {
  const refused = totals.rows - totals.accepted
  return { list, kind, hash, totals, refused, repairs, importedAt: importedAt.toISOString(), importedBy }
}
