import type { Api } from '../api/api.ts'
import { answered } from '../api/refusal.ts'

export interface Uploaded {
  readonly sha256: string
  readonly size: number
  readonly type: string
}

/** Hands a file on to the node, which judges its size and what it really is, whatever it is called. */
export function upload(api: Api, file: File): Promise<Uploaded> {
  const form = new FormData()
  form.set('file', file)
  // The document of the API has no shape for multipart bodies; the route takes one part named `file`.
  const asked = api.POST as unknown as (path: '/files', init: { body: FormData }) => ReturnType<typeof api.POST<'/files', object>>
  return answered(asked('/files', { body: form }))
}
