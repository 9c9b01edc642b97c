import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { actorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { type FileFormat, fileFormats, mediaTypes } from '../importing/incoming-file.ts'
import { rowChoices } from '../importing/row.store.ts'
import type { Exporting, OutgoingFile } from './export-list.ts'

const tags = ['catalogue']
const Format = Type.Enum([...fileFormats])

export interface Exports {
  exportList(exporting: Exporting): Promise<OutgoingFile>
  importTemplate(format: FileFormat): Promise<OutgoingFile>
}

export function exportRoutes(app: App, exports: Exports): void {
  app.get(
    '/imports/:list/export',
    {
      schema: {
        tags,
        summary: 'A list as xlsx, CSV or JSON; only its doubtful or refused rows if so asked, each with the reason in the row',
        params: Type.Object({ list: Type.String({ maxLength: 60 }) }),
        querystring: Type.Object({ format: Type.Optional(Format), rows: Type.Optional(Type.Enum([...rowChoices])) }),
      },
    },
    async (request, reply) => {
      const { format = 'xlsx', rows = 'all' } = request.query
      const asked = { actor: actorOf(request).id, list: request.params.list, format, rows }
      return sendFile(reply, await exports.exportList(asked))
    },
  )

  app.get(
    '/import-template',
    {
      schema: {
        tags,
        summary: 'A file to fill in and import, with what belongs into each column',
        querystring: Type.Object({ format: Type.Optional(Format) }),
      },
    },
    async (request, reply) => {
      actorOf(request)
      return sendFile(reply, await exports.importTemplate(request.query.format ?? 'xlsx'))
    },
  )
}

function sendFile(reply: FastifyReply, { name, format, size, bytes }: OutgoingFile): FastifyReply {
  return reply
    .type(format === 'csv' ? `${mediaTypes.csv}; charset=utf-8` : mediaTypes[format])
    .header('content-length', size)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(bytes)
}
