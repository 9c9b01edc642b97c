import { Refusal } from '../../api/refusal.ts'
import { forStaff } from '../../sign-in/demand.ts'
import { Given } from '../../visit/given.ts'
import type { CaseAsked } from './load-case.ts'

/** A file of a case, to be kept and not shown in the page: what somebody uploaded is nothing to run here. */
export async function giveCaseFile(asked: CaseAsked): Promise<never> {
  const { api } = await forStaff(asked, 'clerk', 'examiner')
  const { caseId = '', sha256 = '' } = asked.params
  const params = { path: { caseId, sha256 } }
  return giveFile(await api.GET('/cases/{caseId}/files/{sha256}', { params, parseAs: 'arrayBuffer' }))
}

interface Read {
  readonly data?: unknown
  readonly error?: unknown
  readonly response: Response
}

/** Bytes that the node answered with, as a file to keep. */
export function giveFile({ data, error, response }: Read): never {
  if (!response.ok) throw new Refusal(error as never)
  const headers = {
    'content-type': response.headers.get('content-type') ?? 'application/octet-stream',
    'content-disposition': 'attachment',
    'cache-control': 'no-store',
  }
  throw new Given(new Response(data as ArrayBuffer, { headers }))
}
