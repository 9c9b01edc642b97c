import type { Api } from '../api/api.ts'
import { answered } from '../api/refusal.ts'

interface Uploaded {
  readonly sha256: string
  readonly size: number
  readonly type: string
}

/** Hands a file on to the node, which judges its size and what it really is, whatever it is called. */
function upload(api: Api, file: File): Promise<Uploaded> {
  const form = new FormData()
  form.set('file', file)
  // The document of the API has no shape for multipart bodies; the route takes one part named `file`.
  const asked = api.POST as unknown as (path: '/files', init: { body: FormData }) => ReturnType<typeof api.POST<'/files', object>>
  return answered(asked('/files', { body: form }))
}

export interface SentFile {
  readonly sha256: string
  readonly fileName: string
}

const MOST_OF_NAME = 100

/**
 * The file of a field: sent in parts beforehand by the script of the page, or taken along by the form and handed on now. Undefined where none was
 * chosen; refuses what the node refuses.
 */
export async function fileOf(api: Api, sent: FormData, field: string): Promise<SentFile | undefined> {
  const [sha256, name] = [sent.get(`${field}.sha256`), sent.get(`${field}.name`)]
  if (typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256))
    return { sha256, fileName: String(name ?? '').slice(0, MOST_OF_NAME) }
  const file = sent.get(field)
  if (!(file instanceof File) || file.size === 0) return undefined
  return { sha256: (await upload(api, file)).sha256, fileName: file.name.slice(0, MOST_OF_NAME) }
}
