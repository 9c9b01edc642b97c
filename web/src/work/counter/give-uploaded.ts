import { forStaff } from '../../sign-in/demand.ts'
import { giveFile } from '../case/give-case-file.ts'
import type { SessionAsked } from './load-session.ts'
import { sessionOf } from './session.ts'

/** A file that the person uploaded at home, for the clerk who has their draft open. */
export async function giveUploaded(asked: SessionAsked): Promise<never> {
  const { api } = await forStaff(asked, 'clerk')
  const { id = '', sha256 = '' } = asked.params
  const { draft } = (await sessionOf(api, id)).content
  const params = { path: { draftId: draft?.id ?? id, sha256 } }
  return giveFile(await api.GET('/drafts/{draftId}/files/{sha256}', { params, parseAs: 'arrayBuffer' }))
}
