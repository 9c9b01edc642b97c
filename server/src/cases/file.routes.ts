import Type from 'typebox'
import { actorOf } from '../identity/index.ts'
import type { App } from '../platform/http/app.ts'
import { fileAnswer, giveFile } from '../platform/http/file-answer.ts'
import { problem as platform } from '../platform/problems.ts'
import type { CasesEnv } from './env.ts'
import { keepUpload, namingField } from './intake/upload-in-parts.ts'
import { fileOfCase } from './reading/file-of-case.ts'

const tags = ['files']
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })

const FIELD = '/body/file'

export function fileRoutes(app: App, env: CasesEnv): void {
  app.post(
    '/files',
    {
      schema: {
        tags,
        summary: '上传文件 · Upload one file (multipart, 20 MB)',
        consumes: ['multipart/form-data'],
        response: { 201: Type.Object({ sha256: Sha256, size: Type.Integer(), type: Type.String() }) },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request)
      const part = await request.file()
      if (!part) throw platform.fileEmpty({}, { field: FIELD })
      const stored = await env.files.put(part.file, { type: part.mimetype }).catch(namingField(FIELD))
      if (part.file.truncated) throw platform.fileTooLarge({}, { field: FIELD })
      await keepUpload(env, actor, stored.sha256)
      return reply.code(201).send(stored)
    },
  )

  app.get(
    '/cases/:caseId/files/:sha256',
    {
      schema: {
        tags,
        summary: '办件的文件 · A file of a case',
        params: Type.Object({ caseId: Type.String({ format: 'uuid' }), sha256: Sha256 }),
        ...fileAnswer,
      },
    },
    async (request, reply) => giveFile(reply, await fileOfCase(env, request.params, actorOf(request))),
  )
}
